package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fwabi.decode.EnumTable;

/** What the resource manager tells of engines, units and buffers fits the release's own numbering. */
class EnginesTest {
    private static final String TABLE = "NV2080_CTRL_CMD_FIFO_GET_DEVICE_INFO_TABLE";
    private static final String TABLE_PARAMS = "NV2080_CTRL_FIFO_GET_DEVICE_INFO_TABLE_PARAMS";

    private static List<String> engines(RawRm raw) {
        EnumTable types = raw.table.findEnum("RM_ENGINE_TYPE").orElseThrow();
        List<String> names = new ArrayList<>();
        boolean more = true;
        for (int base = 0; more; base += 32) {
            int from = base;
            assertThat(raw.control(TABLE, TABLE_PARAMS, p -> p.setLong("baseIndex", from)))
                    .isZero();
            for (int i = 0; i < raw.params().getLong("numEntries"); i++) {
                long type = raw.params().getLong("entries[" + i + "].engineData[2]");
                names.add(types.nameOf(type).orElseThrow().replace("RM_ENGINE_TYPE_", ""));
            }
            more = raw.params().getBoolean("bMore");
        }
        return names;
    }

    @OnEachRelease
    void theTableHasEachEngineThatTheReleaseCanNumber(String release) {
        RawRm raw = new RawRm(release);
        List<String> names = engines(raw);
        Map<String, Long> types =
                raw.table.findEnum("RM_ENGINE_TYPE").orElseThrow().values();
        assertThat(names).contains("GR0", "COPY9", "NVDEC3", "NVJPEG3", "SEC2").doesNotHaveDuplicates();
        assertThat(names.contains("COPY19")).isEqualTo(types.containsKey("RM_ENGINE_TYPE_COPY19"));
        assertThat(names.contains("NVENC3")).isEqualTo(types.containsKey("RM_ENGINE_TYPE_NVENC3"));
        assertThat(names.contains("OFA1")).isEqualTo(types.containsKey("RM_ENGINE_TYPE_OFA1"));
        assertThat(raw.control(TABLE, TABLE_PARAMS, p -> p.setLong("baseIndex", 5)))
                .isEqualTo(Status.INVALID_ARGUMENT);
    }

    /** Source: NVIDIA open-gpu-kernel-modules 570.144, g_gpu_class_list.c, which has no class for them. */
    @OnEachRelease
    void turingHasNoEnginesForJpegAndOpticalFlow(String release) {
        assertThat(engines(new RawRm(release, "TU102")))
                .contains("NVDEC3")
                .noneMatch(name -> name.startsWith("NVJPEG") || name.startsWith("OFA"));
        assertThat(engines(new RawRm(release, "AD102")))
                .anyMatch(name -> name.startsWith("NVJPEG"))
                .anyMatch(name -> name.startsWith("OFA"));
    }

    @OnEachRelease
    void interruptsHaveVectorsOfTheirOwn(String release) {
        RawRm raw = new RawRm(release);
        assertThat(raw.control(
                        "NV2080_CTRL_CMD_INTERNAL_INTR_GET_KERNEL_TABLE",
                        "NV2080_CTRL_INTERNAL_INTR_GET_KERNEL_TABLE_PARAMS",
                        p -> {}))
                .isZero();
        EnumTable indexes = raw.table.findEnum("MC_ENGINE_IDX").orElseThrow();
        Set<Long> vectors = new HashSet<>();
        Set<String> names = new HashSet<>();
        long rows = raw.params().getLong("tableLen");
        for (int i = 0; i < rows; i++) {
            names.add(indexes.nameOf(raw.params().getLong("table[" + i + "].engineIdx"))
                    .orElseThrow());
            vectors.add(raw.params().getLong("table[" + i + "].vectorStall"));
            vectors.add(raw.params().getLong("table[" + i + "].vectorNonStall"));
        }
        assertThat(vectors).hasSize((int) (2 * rows));
        assertThat(names).hasSize((int) rows).contains("MC_ENGINE_IDX_GSP", "MC_ENGINE_IDX_NVLINK");
        assertThat(rows).isEqualTo(engines(raw).size() + 4L);
    }

    @OnEachRelease
    void falconsAreToldUnderEitherName(String release) {
        RawRm raw = new RawRm(release);
        boolean old = raw.has("NV2080_CTRL_CMD_INTERNAL_GET_CONSTRUCTED_FALCON_INFO");
        String which = old ? "INTERNAL_GET_CONSTRUCTED_FALCON_INFO" : "GPU_GET_CONSTRUCTED_FALCON_INFO";
        assertThat(raw.control("NV2080_CTRL_CMD_" + which, "NV2080_CTRL_" + which + "_PARAMS", p -> {}))
                .isZero();
        long falcons = raw.params().getLong("numConstructedFalcons");
        assertThat(raw.params().getLong("constructedFalconsTable[0].ctxBufferSize"))
                .isPositive();
        assertThat(falcons)
                .isEqualTo(engines(raw).stream()
                        .filter(name -> !name.startsWith("GR") && !name.startsWith("COPY"))
                        .count());
    }

    @OnEachRelease
    void graphicsHasUnitsBuffersAndZcull(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.control(
                        "NV2080_CTRL_CMD_GPU_GET_FERMI_GPC_INFO", "NV2080_CTRL_GPU_GET_FERMI_GPC_INFO_PARAMS", p -> {}))
                .isZero();
        assertThat(raw.params().getLong("gpcMask")).isEqualTo(0b1011);
        assertThat(tpcs(raw, 1)).isZero();
        assertThat(raw.params().getLong("tpcMask")).isEqualTo(0b111110);
        assertThat(tpcs(raw, 2)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.control(
                        "NV2080_CTRL_CMD_INTERNAL_STATIC_KGR_GET_CONTEXT_BUFFERS_INFO",
                        "NV2080_CTRL_INTERNAL_STATIC_GR_GET_CONTEXT_BUFFERS_INFO_PARAMS",
                        p -> {}))
                .isZero();
        long count = raw.params().length("engineContextBuffersInfo[0].engine");
        assertThat(raw.params().getLong("engineContextBuffersInfo[0].engine[" + (count - 1) + "].size"))
                .isPositive();
        assertThat(raw.control("NV2080_CTRL_CMD_GR_GET_ZCULL_INFO", "NV2080_CTRL_GR_GET_ZCULL_INFO_PARAMS", p -> {}))
                .isZero();
        assertThat(raw.params().getLong("subregionCount")).isEqualTo(16);
    }

    private static int tpcs(RawRm raw, int gpc) {
        return raw.control(
                "NV2080_CTRL_CMD_GPU_GET_FERMI_TPC_INFO",
                "NV2080_CTRL_GPU_GET_FERMI_TPC_INFO_PARAMS",
                p -> p.setLong("gpcId", gpc));
    }

    @OnEachRelease
    void theScrubberIsForTheObjectThatTheReleaseSays(String release) {
        RawRm raw = new RawRm(release).up();
        String tail = "_CTRL_CMD_INTERNAL_KGR_INIT_BUG4208224_WAR";
        int answered = 0;
        for (String of : List.of("NV2080", "NV0080")) {
            if (raw.has(of + tail)) {
                int object = of.equals("NV2080") ? RawRm.SUBDEVICE : RawRm.DEVICE;
                String params = of + "_CTRL_INTERNAL_GR_INIT_BUG4208224_WAR_PARAMS";
                assertThat(raw.control(RawRm.CLIENT, object, of + tail, params, p -> {}))
                        .isZero();
                answered++;
                RawRm turing = new RawRm(release, "TU102").up();
                assertThat(turing.control(RawRm.CLIENT, object, of + tail, params, p -> {}))
                        .isEqualTo(Status.INVALID_STATE);
            }
        }
        assertThat(answered).isEqualTo(release.startsWith("535") || release.startsWith("545") ? 0 : 1);
    }
}
