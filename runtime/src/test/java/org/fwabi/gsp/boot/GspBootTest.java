package org.fwabi.gsp.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fwabi.gsp.sim.SimChip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GspBootTest {
    private static final List<String> BOOT = List.of(
            "load-firmware",
            "wait-gfw",
            "sysmem-flush",
            "prepare",
            "fwsec-frts",
            "reset-gsp",
            "queue-system-info",
            "queue-registry",
            "start-libos",
            "booter-load",
            "wait-riscv",
            "run-sequencer",
            "wait-init-done",
            "get-static-info");

    private static final List<String> UNLOAD = List.of("unload-rm", "wait-suspended", "fwsec-sb", "booter-unload");

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.boot.BootRig#all")
    void bootsAndUnloads(SimChip chip, String release) throws BootException {
        try (BootRig rig = new BootRig(chip, release)) {
            int before = rig.dmaMappings();
            Gsp gsp = rig.boot();

            assertThat(rig.gpu.refusals()).isEmpty();
            assertThat(rig.steps).isEqualTo(BOOT);
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
}
