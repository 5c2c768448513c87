package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fwabi.gsp.boot.FbLayout;
import org.fwabi.gsp.boot.FbRange;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.sim.rm.RmFault;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.GspAbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Saving the framebuffer, and unloading with a power level. */
class SuspendTest {
    private static final int CLIENT = 1;

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void savesWhileAChannelIsScheduled(String release) throws Exception {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
                VaSpace space = VaSpace.create(client, 0, false)) {
            Channel channel = Channel.create(
                    space, bench.gpu().classes().channel(), bench.gpu().channelSpec(EngineType.COPY2, 3, 64));
            channel.bind();
            channel.schedule(true);
            List<PageRun> regions =
                    List.of(channel.spec().instance(), bench.gpu().videoMemory().take(0x10000));

            int before = bench.rm().objects();
            SavePlan plan = bench.gpu().planSave(client, regions);
            bench.gpu().save(plan);
            assertThat(bench.rm().objects())
                    .as("no list of pages is left behind")
                    .isEqualTo(before);

            assertThat(bench.rm().suspend().complete()).isTrue();
            boolean stops = Integer.parseInt(release.substring(0, 3)) >= 555;
            assertThat(bench.rm().fifo().stopped()).isEqualTo(stops);
            bench.gpu().resume();
            assertThat(bench.rm().fifo().stopped()).isFalse();
            bench.gpu().save(plan);
            bench.gpu().resume();
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void unloadsForEachReason(String release) {
        for (PowerLevel level : PowerLevel.values()) {
            try (Bench bench = new Bench(release)) {
                assertThat(bench.gpu().unload(level)).isEmpty();
                assertThat(bench.sim().running()).isFalse();
                assertThat(bench.sim().refusals()).isEmpty();
            }
        }
    }

    @Test
    void theRegionToSaveIsMeasuredAsTheReleaseWantsIt() throws Exception {
        FbRange heap = new FbRange(0x100000, 0x200000);
        FbRange wpr = new FbRange(0x300000, 0x900000);
        FbRange frts = new FbRange(0x900000, 0xa00000);
        FbRange other = new FbRange(0, 0);
        FbLayout layout = new FbLayout(other, other, frts, other, other, other, wpr, heap);
        assertThat(SaveSpanVariants.of(GspAbi.of("565.77")).bytes(layout)).isEqualTo(0x600000);
        assertThat(SaveSpanVariants.of(GspAbi.of("570.144")).bytes(layout)).isEqualTo(0x800000);
    }

    @Test
    void aSaveThatIsRefusedLeavesAWorkingFirmware() throws Exception {
        try (Bench bench = new Bench("570.144");
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT)) {
            // No list of system memory comes of it: the page after the last is no page frame.
            SavePlan bad = new SavePlan(client, List.of(), new PageRun(0, 4096), 0x1000);
            assertThatThrownBy(() -> bench.gpu().save(bad)).isInstanceOf(RmException.class);
            bench.rm().inject(new RmFault.AnswerStatus("NV2080_CTRL_CMD_INTERNAL_FBSR_INIT", 0x51, 1));
            int before = bench.rm().objects();
            SavePlan good = bench.gpu().planSave(client, List.of());
            assertThatThrownBy(() -> bench.gpu().save(good)).isInstanceOf(RmException.class);
            assertThat(bench.rm().objects()).isEqualTo(before);
            assertThat(bench.rm().suspend().complete()).isFalse();
            bench.gpu().resume();
            assertThat(bench.rm().fifo().stopped()).isFalse();
            assertThat(FaultMethodBuffer.size(bench.gpu().firmware())).isEqualTo(0x2000);
        }
    }
}
