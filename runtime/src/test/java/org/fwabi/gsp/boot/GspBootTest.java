package org.fwabi.gsp.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.fwabi.device.FakeGpu;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.GspImage;
import org.fwabi.gsp.firmware.TestElf;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.sim.SimChip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GspBootTest {
    /**
     * The boot plan is a fact of the release: 550 and later queue both messages before FWSEC runs, 595 only once the
     * booter has started the firmware, which asks for no sequence any more.
     */
    private static List<String> boot(String release) {
        int branch = Integer.parseInt(release.substring(0, 3));
        if (branch < 550) {
            return steps("fwsec-frts reset-gsp queue-system-info queue-registry start-libos booter-load wait-riscv"
                    + " run-sequencer");
        }
        return branch < 595
                ? steps("queue-system-info queue-registry fwsec-frts reset-gsp start-libos booter-load wait-riscv"
                        + " run-sequencer")
                : steps("fwsec-frts reset-gsp start-libos booter-load queue-system-info queue-registry wait-riscv");
    }

    private static List<String> steps(String middle) {
        return List.of(("load-firmware wait-gfw sysmem-flush prepare " + middle + " wait-init-done get-static-info")
                .split(" "));
    }

    private static final List<String> UNLOAD = List.of("unload-rm", "wait-suspended", "fwsec-sb", "booter-unload");

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.boot.BootRig#all")
    void bootsAndUnloads(SimChip chip, String release) throws BootException {
        try (BootRig rig = new BootRig(chip, release)) {
            int before = rig.dmaMappings();
            Gsp gsp = rig.boot();

            assertThat(rig.gpu.refusals()).isEmpty();
            assertThat(rig.steps).isEqualTo(boot(release));
            assertThat(gsp.release()).isEqualTo(release);
            assertThat(rig.client().gpuName()).isEqualTo(chip.gpuName());
            assertThat(rig.gpu.running()).isTrue();
            assertThat(rig.gpu.imageSha256()).contains(rig.firmware.imageSha256());
            assertThat(gsp.layout().fb().size()).isEqualTo(chip.framebufferSize());
            assertThat(gsp.logs()).extracting(LogBuffer::name).containsExactly("LOGINIT", "LOGINTR", "LOGRM");

            rig.steps.clear();
            assertThat(gsp.unload(0)).isEmpty();
            assertThat(rig.steps).isEqualTo(UNLOAD);
            assertThat(rig.gpu.wpr2Up()).isFalse();
            assertThat(rig.gpu.running()).isFalse();
            assertThat(rig.dmaMappings()).isEqualTo(before);
            assertThat(rig.gpu.refusals()).isEmpty();
            assertThat(gsp.unload(0)).as("nothing is done twice").isEmpty();
            assertThat(rig.steps).isEqualTo(UNLOAD);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.boot.BootRig#all")
    void bootsAgainAfterAnUnload(SimChip chip, String release) throws BootException {
        try (BootRig rig = new BootRig(chip, release)) {
            rig.boot().close();
            try (Gsp gsp = rig.boot()) {
                assertThat(gsp.queue().death()).isNull();
                assertThat(rig.client().gpuName()).isEqualTo(chip.gpuName());
            }
            assertThat(rig.gpu.refusals()).isEmpty();
            assertThat(rig.gpu.wpr2Up()).isFalse();
        }
    }

    @Test
    void refusesAnImageOfAnotherReleaseBeforeTouchingTheGpu() throws BadFirmwareException {
        byte[] file = new TestElf()
                .with(".fwversion", "535.309.01")
                .with(".fwimage", "GSP")
                .with(".fwsignature_ga10x", "signature")
                .bytes();
        FakeGpu gpu = new FakeGpu();
        GspImage image = GspImage.read("gsp-535.309.01.bin", MemorySegment.ofArray(file));
        BootRequest request = new BootRequest(
                gpu.device(),
                gpu.bar0(),
                Chip.GA102,
                image,
                name -> {
                    throw new AssertionError("asked for " + name);
                },
                new NoClient(),
                BootListener.SILENT);

        assertThatThrownBy(() -> GspBoot.boot(request))
                .isInstanceOfSatisfying(
                        BootException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new BootFailure.UnsupportedRelease(
                                        "gsp-535.309.01.bin", "535.309.01", GspAbi.releases())))
                .hasMessage("check-release: gsp-535.309.01.bin is release 535.309.01;"
                        + " supported are 535.113.01, 545.29.06, 550.163.01, 555.58.02, 560.35.03, 565.77, 570.144,"
                        + " 575.64.05, 580.142, 590.48.01, 595.45.04");
        assertThat(gpu.function().log).isEmpty();
    }

    private static final class NoClient implements GspClient {
        @Override
        public void sendSystemInfo(CommandQueue queue) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void sendRegistry(CommandQueue queue) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void readStaticInfo(CommandQueue queue) {
            throw new AssertionError("nothing is to be sent");
        }
    }

    @Test
    void packsNamesOfRegions() {
        assertThat(StartArguments.id8("LOGINIT")).isEqualTo(0x004c4f47494e4954L);
        assertThat(StartArguments.id8("LOGINTR")).isEqualTo(0x004c4f47494e5452L);
        assertThat(StartArguments.id8("LOGRM")).isEqualTo(0x4c4f47524dL);
        assertThat(StartArguments.id8("RMARGS")).isEqualTo(0x524d41524753L);
    }
}
