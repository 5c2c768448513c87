package org.fwabi.gsp.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.Stream;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.sim.Fault;
import org.fwabi.gsp.sim.SimChip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The boot of a chip whose FSP starts GSP. */
class FspBootTest {
    private static final String NEWEST = "595.45.04";

    private static final List<String> UNLOAD = List.of("unload-rm", "wait-halted", "check-wpr2");

    private record Case(Fault fault, String step, BootFailure failure, boolean regionStays) {
        @Override
        public String toString() {
            return fault.toString();
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    new Fault.FspNeverReady(),
                    "wait-fsp",
                    new BootFailure.TimedOut("end of the FSP's own boot", 4_000),
                    false),
            new Case(
                    new Fault.FspSilent(),
                    "chain-of-trust",
                    new BootFailure.TimedOut("reply of the FSP", 4_000),
                    false),
            new Case(
                    new Fault.FspError(0x177),
                    "chain-of-trust",
                    new BootFailure.FspRefused("chain of trust", 2, 0x177),
                    false),
            new Case(
                    new Fault.FspOtherCommand(0x13),
                    "chain-of-trust",
                    new BootFailure.FspReplyWrong("answer to command 0x13, expected 0x14"),
                    false),
            new Case(
                    new Fault.TargetMaskStays(),
                    "wait-target-mask",
                    new BootFailure.TimedOut("access to GSP's registers", 4_000),
                    true),
            new Case(
                    new Fault.LockdownStays(),
                    "wait-lockdown",
                    new BootFailure.TimedOut("end of GSP's lockdown", 30_000),
                    true),
            new Case(new Fault.FmcError(0x3e), "wait-lockdown", new BootFailure.ProgramFailed("fmc", 0x3e), true));

    static Stream<String> releases() {
        return GspAbi.releases().stream();
    }

    static Stream<Arguments> cases() {
        return Stream.of("535.113.01", "570.144", NEWEST)
                .flatMap(release -> CASES.stream().map(c -> Arguments.of(release, c)));
    }

    private static List<String> boot(String release) {
        String middle = release.equals(NEWEST)
                ? "chain-of-trust wait-target-mask queue-system-info queue-registry wait-lockdown"
                : "queue-system-info queue-registry chain-of-trust wait-target-mask wait-lockdown";
        return List.of(
                ("load-firmware wait-fsp sysmem-flush prepare " + middle + " wait-riscv wait-init-done get-static-info")
                        .split(" "));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void bootsUnloadsAndBootsAgain(String release) throws BootException {
        try (BootRig rig = new BootRig(SimChip.GH100, release)) {
            int before = rig.dmaMappings();
            Gsp gsp = rig.boot();

            assertThat(rig.gpu.refusals()).isEmpty();
            assertThat(rig.steps).isEqualTo(boot(release));
            assertThat(rig.client().gpuName()).isEqualTo(SimChip.GH100.gpuName());
            assertThat(rig.gpu.running()).isTrue();
            assertThat(rig.gpu.wpr2Up()).isTrue();
            assertThat(rig.gpu.imageSha256()).contains(rig.firmware.imageSha256());
            long end = SimChip.GH100.framebufferSize() - (2 << 20);
            assertThat(gsp.layout().frts()).isEqualTo(new FbRange(end - (1 << 20), end));
            assertThat(gsp.layout().wpr().size()).isZero();

            rig.steps.clear();
            assertThat(gsp.unload(0)).isEmpty();
            assertThat(rig.steps).isEqualTo(UNLOAD);
            assertThat(rig.gpu.wpr2Up()).isFalse();
            assertThat(rig.gpu.running()).isFalse();
            assertThat(rig.dmaMappings()).isEqualTo(before);

            try (Gsp again = rig.boot()) {
                assertThat(again.queue().death()).isNull();
                assertThat(rig.gpu.running()).isTrue();
            }
            assertThat(rig.gpu.refusals()).isEmpty();
            assertThat(rig.dmaMappings()).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void undoesWhatItCan(String release, Case c) throws BootException {
        try (BootRig rig = new BootRig(SimChip.GH100, release, c.fault())) {
            int before = rig.dmaMappings();
            assertThatThrownBy(rig::boot).isInstanceOfSatisfying(BootException.class, e -> {
                assertThat(e.step()).isEqualTo(c.step());
                assertThat(e.failure()).isEqualTo(c.failure());
                assertThat(e).hasMessage(c.step() + ": " + c.failure().describe());
                if (c.regionStays()) {
                    assertThat(List.of(e.getSuppressed()))
                            .last()
                            .isInstanceOfSatisfying(
                                    BootException.class,
                                    left -> assertThat(left.failure()).isInstanceOf(BootFailure.Wpr2Wrong.class));
                } else {
                    assertThat(e.getSuppressed()).isEmpty();
                }
            });
            assertThat(rig.dmaMappings()).as("memory left behind").isEqualTo(before);
            assertThat(rig.gpu.refusals()).isEmpty();

            rig.gpu.clearFaults();
            assertThat(rig.gpu.wpr2Up()).isEqualTo(c.regionStays());
            if (c.regionStays()) {
                assertThatThrownBy(rig::boot)
                        .isInstanceOfSatisfying(
                                BootException.class,
                                e -> assertThat(e.failure()).isInstanceOf(BootFailure.Wpr2Taken.class));
            } else {
                rig.boot().close();
            }
            assertThat(rig.dmaMappings()).isEqualTo(before);
            assertThat(rig.gpu.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void isCleanlyDeadWhenTheGpuFallsOffTheBus(String release) {
        for (String message : List.of("GSP_INIT_DONE", "GET_GSP_STATIC_INFO")) {
            try (BootRig rig = new BootRig(SimChip.GH100, release, new Fault.Die(message))) {
                int before = rig.dmaMappings();
                assertThatThrownBy(rig::boot)
                        .isInstanceOfSatisfying(
                                BootException.class,
                                e -> assertThat(e.failure()).isEqualTo(new BootFailure.DeviceGone()));
                assertThat(rig.dmaMappings()).isEqualTo(before);
            }
        }
    }

    @Test
    void reportsACoreThatDoesNotHaltAndARegionThatStays() throws BootException {
        try (BootRig rig = new BootRig(SimChip.GH100, "570.144", new Fault.UnloadNeverSuspends())) {
            List<BootFailure> failures = rig.boot().unload(0);
            assertThat(failures).hasSize(2);
            assertThat(failures.getFirst()).isEqualTo(new BootFailure.TimedOut("halt of GSP's RISC-V core", 5_000));
            assertThat(failures.getLast()).isInstanceOf(BootFailure.Wpr2Wrong.class);
        }
        try (BootRig rig = new BootRig(SimChip.GH100, "570.144", new Fault.Wpr2Stays())) {
            assertThat(rig.boot().unload(0)).singleElement().isInstanceOf(BootFailure.Wpr2Wrong.class);
        }
    }

    @Test
    void leavesARegionAloneThatIsNotItsOwn() {
        try (BootRig rig = new BootRig(SimChip.GH100, "570.144", new Fault.Wpr2AlreadySet())) {
            assertThatThrownBy(rig::boot).isInstanceOfSatisfying(BootException.class, e -> {
                assertThat(e.step()).isEqualTo("chain-of-trust");
                assertThat(e.failure()).isInstanceOf(BootFailure.Wpr2Taken.class);
                assertThat(e.getSuppressed()).isEmpty();
            });
        }
    }

    @Test
    void findsAMissingFmcBeforeTouchingTheGpu() {
        try (BootRig rig = new BootRig(SimChip.GH100, "570.144")) {
            assertThatThrownBy(() -> rig.boot(name -> {
                        if (name.contains("fmc")) {
                            throw new FirmwareLoadException(name, FirmwareLoadException.Reason.NOT_FOUND, null);
                        }
                        return rig.firmware.load(name);
                    }))
                    .isInstanceOfSatisfying(
                            BootException.class, e -> assertThat(e.step()).isEqualTo("load-firmware"))
                    .hasMessageContaining("nvidia/gh100/gsp/fmc-570.144.bin not found");
        }
    }

    /** A file whose checksums fit but whose program the FSP does not trust. */
    @Test
    void reportsAnFmcThatTheFspDoesNotTrust() {
        try (BootRig rig = new BootRig(SimChip.GH100, "570.144")) {
            assertThatThrownBy(() -> rig.boot(name -> {
                        MemorySegment file = rig.firmware.load(name);
                        if (!name.contains("fmc")) {
                            return file;
                        }
                        byte[] bytes = file.toArray(ValueLayout.JAVA_BYTE);
                        bytes[bytes.length - 1] ^= 1;
                        // The number beside the last section is its CRC; 0 means that there is none.
                        java.util.Arrays.fill(bytes, 52 + 5 * 40 + 28, 52 + 5 * 40 + 32, (byte) 0);
                        return MemorySegment.ofArray(bytes);
                    }))
                    .isInstanceOfSatisfying(BootException.class, e -> {
                        assertThat(e.step()).isEqualTo("chain-of-trust");
                        assertThat(e.failure()).isInstanceOf(BootFailure.FspRefused.class);
                    });
            assertThat(rig.gpu.refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.where()).isEqualTo("FSP COT signature"));
        }
    }
}
