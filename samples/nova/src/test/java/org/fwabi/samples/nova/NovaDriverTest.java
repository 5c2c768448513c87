package org.fwabi.samples.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.PciDevice;
import org.fwabi.gsp.FbRegion;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.sim.Fault;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimGpu;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.SyntheticFirmware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NovaDriverTest {
    private static final int IMAGE_SIZE = 64 << 10;

    static Stream<Arguments> all() {
        return Arrays.stream(SimChip.values())
                .flatMap(chip -> NovaModule.preferred().stream().map(release -> Arguments.of(chip, release)));
    }

    private static ReleaseTable table(String release) {
        return SimReleases.find(release).orElseThrow();
    }

    private static SyntheticFirmware firmware(String release, SimChip chip) {
        return new SyntheticFirmware(table(release), chip, IMAGE_SIZE, 7);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void bringsTheGpuUpAndLeavesItClean(SimChip chip, String release) {
        SimGpu gpu = SimGpu.builder(chip, table(release)).build();
        SyntheticFirmware firmware = firmware(release, chip);
        try (Bench bench = new Bench(firmware)) {
            PciDevice.Normal device = bench.attach(gpu);
            GpuDescription description = bench.gpu(device).description();

            assertThat(description.name()).isEqualTo(chip.gpuName());
            assertThat(description.chip()).isEqualTo(chip.name());
            assertThat(description.release()).isEqualTo(release);
            assertThat(description.fbSize()).isEqualTo(chip.framebufferSize());
            assertThat(description.regions())
                    .hasSize(3)
                    .filteredOn(FbRegion::usable)
                    .hasSize(1);
            assertThat(gpu.imageSha256()).contains(firmware.imageSha256());
            assertThat(gpu.running()).isTrue();

            bench.bus.unbind(device);
            assertThat(gpu.running()).isFalse();
            assertThat(gpu.wpr2Up()).isFalse();
            assertThat(bench.bus.dmaMappings(device)).isZero();
            assertThat(gpu.refusals()).isEmpty();
        }
    }

    @Test
    void sendsEachReleaseWhatItCallsSystemInfo() {
        assertThat(systemInfoBytes("535.113.01")).isEqualTo("> 72 664");
        assertThat(systemInfoBytes("570.144")).isEqualTo("> 72 928");
        assertThat(systemInfoBytes("595.45.04")).isEqualTo("> 72 944");
    }

    private static String systemInfoBytes(String release) {
        try (Bench bench = new Bench(firmware(release, SimChip.GA102))) {
            bench.attach(SimGpu.builder(SimChip.GA102, table(release)).build());
            return bench.messages.getFirst();
        }
    }

    @Test
    void refusesAnUnknownReleaseAndDoesNotTouchTheGpu() {
        SyntheticFirmware known = firmware("535.113.01", SimChip.GA102);
        MemorySegment image = renamed(known.files().get("nvidia/ga102/gsp/gsp-535.113.01.bin"));
        WatchedFunction gpu = new WatchedFunction(
                SimGpu.builder(SimChip.GA102, table("535.113.01")).build());
        try (Bench bench =
                new Bench(name -> name.equals("gsp.bin") ? image : known.load(name), Optional.of("gsp.bin"))) {
            PciDevice.Normal device = bench.attach(gpu);

            assertThat(bench.bus.isBound(device)).isFalse();
            assertThat(bench.bus.probeFailure(device))
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .hasMessage(
                                    "no bindings for nvidia-gsp 535.309.01; nearest of its branch: 535.113.01. Add its"
                                            + " spec and name it in @FirmwareAbi: docs/add-a-release.md tells how"));
            assertThat(gpu.registerWrites()).isZero();
            assertThat(bench.steps).isEmpty();
            assertThat(bench.bus.dmaMappings(device)).isZero();
        }
    }

    /** The image with another release of the same length in {@code .fwversion}, and nowhere else. */
    private static MemorySegment renamed(MemorySegment image) {
        byte[] bytes = image.toArray(ValueLayout.JAVA_BYTE);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("535.113.01\0");
        assertThat(at).isPositive();
        byte[] other = "535.309.01".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(other, 0, bytes, at, other.length);
        MemorySegment copy = Arena.ofAuto().allocate(bytes.length, 8);
        copy.copyFrom(MemorySegment.ofArray(bytes));
        return copy;
    }

    @Test
    void aGpuThatWasNotResetIsLeftAlone() {
        SimGpu gpu = SimGpu.builder(SimChip.GA102, table("570.144"))
                .fault(new Fault.Wpr2AlreadySet())
                .build();
        try (Bench bench = new Bench(firmware("570.144", SimChip.GA102))) {
            PciDevice.Normal device = bench.attach(gpu);

            assertThat(bench.bus.isBound(device)).isFalse();
            assertThat(bench.bus.probeFailure(device))
                    .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("needs a reset"));
            assertThat(gpu.wpr2Up()).as("somebody else's region").isTrue();
        }
    }

    @Test
    void saysWhichStepFailedAndCanProbeAgain() {
        SimGpu gpu = SimGpu.builder(SimChip.AD102, table("570.144"))
                .fault(new Fault.NoInitDone())
                .build();
        try (Bench bench = new Bench(firmware("570.144", SimChip.AD102))) {
            PciDevice.Normal device = bench.attach(gpu);
            assertThat(bench.bus.probeFailure(device))
                    .hasValueSatisfying(
                            failure -> assertThat(failure).hasMessageContaining("wait-init-done: no GSP_INIT_DONE"));

            gpu.clearFaults();
            assertThat(bench.bus.bind(device)).isTrue();
            assertThat(bench.gpu(device).description().name()).isEqualTo(SimChip.AD102.gpuName());
        }
    }

    @Test
    void takesTheNewestReleaseThereIsAFileOf() {
        SyntheticFirmware old = firmware("535.113.01", SimChip.GA102);
        SyntheticFirmware young = firmware("570.144", SimChip.GA102);
        SimGpu gpu = SimGpu.builder(SimChip.GA102, table("570.144")).build();
        try (Bench bench = new Bench(name -> name.contains("570.144") ? young.load(name) : old.load(name))) {
            assertThat(bench.gpu(bench.attach(gpu)).description().release()).isEqualTo("570.144");
        }
    }
}
