package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import org.fwabi.gsp.FbRegion;
import org.fwabi.gsp.ReportLine;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.rm.RmFault;
import org.fwabi.samples.tables.abi.GspAbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the driver reads of the GPU: the same on every release, however the release tells it. */
class BootAndReadTest {
    @Test
    void supportsOneReleaseOfEachBranch() {
        assertThat(GspAbi.releases())
                .containsExactly(
                        "535.113.01",
                        "545.29.06",
                        "550.163.01",
                        "555.58.02",
                        "560.35.03",
                        "565.77",
                        "570.144",
                        "575.64.05",
                        "580.142",
                        "590.48.01",
                        "595.45.04");
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void bringsTheGpuUpAndLeavesItClean(String release) {
        try (Bench bench = new Bench(release)) {
            StaticInfo info = bench.gpu().firmware().info();
            assertThat(info.name()).isEqualTo(SimChip.GA102.gpuName());
            assertThat(info.framebuffer()).isEqualTo(SimChip.GA102.framebufferSize());
            assertThat(info.regions()).hasSize(3).filteredOn(FbRegion::usable).hasSize(1);
            assertThat(info.internalClient()).isEqualTo(0xc2000000);
            assertThat(info.internalDevice()).isEqualTo(0xabcd0080);
            assertThat(info.internalSubdevice()).isEqualTo(0xabcd2080);
            assertThat(info.bar2PageDirectory() - info.bar1PageDirectory()).isEqualTo(0x10000);

            bench.unbind();
            assertThat(bench.sim().running()).isFalse();
            assertThat(bench.sim().wpr2Up()).isFalse();
            assertThat(bench.dmaMappings()).isZero();
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void aRegistryHoldsWordsTextsAndBytes(String release) {
        Registry registry = Registry.ofDriver()
                .set("SampleText", new Registry.Value.Text("some text"))
                .set("SampleBytes", new Registry.Value.Bytes(MemorySegment.ofArray(new byte[] {1, 2, 3})))
                .set("SampleWord", new Registry.Value.Word(0xffff_ffffL));
        try (Bench bench = new Bench(release, SimChip.GA102, registry)) {
            assertThat(bench.gpu().description().release()).isEqualTo(release);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @Test
    void onlyReleasesThatTellThemHaveOffsetsOfRegions() {
        assertThat(frtsTold("565.77")).isFalse();
        assertThat(frtsTold("570.144")).isTrue();
    }

    private static boolean frtsTold(String release) {
        try (Bench bench = new Bench(release)) {
            return bench.gpu().firmware().info().frts().isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void readsTheClusters(String release) throws RmException {
        try (Bench bench = new Bench(release)) {
            Firmware firmware = bench.gpu().firmware();
            assertThat(GpcTopologyVariants.of(firmware.abi()).read(firmware))
                    .containsExactly(
                            new GpcTopology.Cluster(0, 0b111111),
                            new GpcTopology.Cluster(1, 0b111110),
                            new GpcTopology.Cluster(3, 0b011111));
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void readsGraphicsContexts(String release) throws RmException {
        try (Bench bench = new Bench(release)) {
            GraphicsContext context = GraphicsContext.read(bench.gpu().firmware());
            boolean older = release.startsWith("535.") || release.startsWith("545.");
            assertThat(context.buffers())
                    .as("the release counts one more, less the one that the GPU does not use")
                    .hasSize(older ? 24 : 25)
                    .contains(new GraphicsContext.Buffer(8, 0x8000, 0x1000))
                    .noneMatch(buffer -> buffer.id() == 3);
            assertThat(context.zcull()).isEqualTo(new GraphicsContext.Zcull(128, 32, 16384, 16));
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void readsFalconContextsAndTheFaultBuffer(String release) throws RmException {
        try (Bench bench = new Bench(release)) {
            Firmware firmware = bench.gpu().firmware();
            List<Long> falcons = RunlistEngine.read(firmware).stream()
                    .filter(engine -> engine.engine().kind() != Engine.Kind.COPY
                            && engine.engine().kind() != Engine.Kind.GRAPHICS)
                    .map(RunlistEngine::descriptor)
                    .sorted()
                    .toList();
            assertThat(List.copyOf(FalconContexts.sizes(firmware).keySet())).isEqualTo(falcons);
            assertThat(FalconContexts.sizes(firmware).values())
                    .allSatisfy(size -> assertThat(size).isPositive().isEqualTo(size & -4096));
            assertThat(FaultMethodBuffer.size(firmware)).isEqualTo(0x2000);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void reportsWithoutAFailedLine(String release) {
        for (SimChip chip : EnumSet.complementOf(EnumSet.of(SimChip.GH100))) {
            try (Bench bench = new Bench(release, chip)) {
                assertThat(bench.gpu().report())
                        .as("%s %s", release, chip)
                        .isNotEmpty()
                        .allSatisfy(
                                line -> assertThat(line.good()).as(line.text()).isTrue());
                assertThat(bench.sim().refusals()).isEmpty();
            }
        }
    }

    @Test
    void aPartThatFailsIsALineThatSaysSo() {
        try (Bench bench = new Bench("570.144")) {
            bench.rm().inject(new RmFault.AnswerStatus("NV2080_CTRL_CMD_CE_GET_FAULT_METHOD_BUFFER_SIZE", 0x56, 1));
            assertThat(bench.gpu().report())
                    .filteredOn(line -> !line.good())
                    .singleElement()
                    .isEqualTo(ReportLine.failed(
                            "fault buffer",
                            "NV2080_CTRL_CMD_CE_GET_FAULT_METHOD_BUFFER_SIZE failed with NV_ERR_NOT_SUPPORTED (0x56)"));
        }
    }
}
