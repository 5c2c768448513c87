package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;

/** Static info and the controls tell of the same units. */
class TopologyTest {
    @OnEachRelease
    void staticInfoAgreesWithTheControlsWhereItTells(String release) {
        RawRm raw = new RawRm(release);
        String struct = raw.table
                .command("GET_GSP_STATIC_INFO")
                .flatMap(CommandEntry::replyStruct)
                .orElseThrow();
        byte[] bytes = new byte[(int) raw.table.struct(struct).size()];
        Decoded info = raw.table.view(struct, MemorySegment.ofArray(bytes));
        GraphicsTopology.tell(info);
        if (!info.has("gpcInfo")) {
            assertThat(bytes).containsOnly(0);
            return;
        }
        assertThat(raw.control(
                        "NV2080_CTRL_CMD_GPU_GET_FERMI_GPC_INFO", "NV2080_CTRL_GPU_GET_FERMI_GPC_INFO_PARAMS", p -> {}))
                .isZero();
        assertThat(info.getLong("gpcInfo.gpcMask")).isEqualTo(raw.params().getLong("gpcMask"));
        for (int gpc : new int[] {0, 1, 3}) {
            assertThat(raw.control(
                            "NV2080_CTRL_CMD_GPU_GET_FERMI_TPC_INFO",
                            "NV2080_CTRL_GPU_GET_FERMI_TPC_INFO_PARAMS",
                            p -> p.setLong("gpcId", gpc)))
                    .isZero();
            assertThat(info.getLong("tpcInfo[" + gpc + "].tpcMask"))
                    .isEqualTo(raw.params().getLong("tpcMask"));
        }
    }
}
