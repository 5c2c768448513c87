package org.fwabi.gsp.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.gsp.sim.Fault;
import org.fwabi.gsp.sim.SimChip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each step fails once. Afterwards nothing is left behind, and the GPU boots once the fault is gone. */
class BootFaultTest {
    private record Case(Fault fault, String step, Class<? extends BootFailure> failure) {
        @Override
        public String toString() {
            return fault.toString();
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(new Fault.GfwNeverDone(), "wait-gfw", BootFailure.TimedOut.class),
            new Case(new Fault.FwsecError(0x17), "fwsec-frts", BootFailure.ProgramFailed.class),
            new Case(new Fault.FwsecDoesNothing(), "fwsec-frts", BootFailure.Wpr2Wrong.class),
            new Case(new Fault.FrtsMisplaced(), "fwsec-frts", BootFailure.Wpr2Wrong.class),
            new Case(new Fault.NeverHalts(true), "fwsec-frts", BootFailure.FalconFailed.class),
            new Case(new Fault.NeverHalts(false), "booter-load", BootFailure.FalconFailed.class),
            new Case(new Fault.BooterError(0x99), "booter-load", BootFailure.ProgramFailed.class),
            new Case(new Fault.RiscvNeverActive(), "wait-riscv", BootFailure.TimedOut.class),
            new Case(new Fault.NoSequencer(), "run-sequencer", BootFailure.QueueFailed.class),
            new Case(new Fault.BadSequencerOpcode(9), "run-sequencer", BootFailure.SequenceFailed.class),
            new Case(new Fault.TruncatedSequencer(), "run-sequencer", BootFailure.SequenceFailed.class),
            new Case(new Fault.ResumeNeverDone(), "run-sequencer", BootFailure.SequenceFailed.class),
            new Case(new Fault.NoInitDone(), "wait-init-done", BootFailure.QueueFailed.class),
            new Case(new Fault.RpcResult("GSP_INIT_DONE", 0x62), "wait-init-done", BootFailure.QueueFailed.class),
            new Case(new Fault.BadChecksum("GSP_INIT_DONE"), "wait-init-done", BootFailure.QueueFailed.class),
            new Case(new Fault.Silence("GET_GSP_STATIC_INFO"), "get-static-info", BootFailure.QueueFailed.class),
            new Case(new Fault.RpcResult("GET_GSP_STATIC_INFO", 0x56), "get-static-info", BootFailure.Refused.class),
            new Case(
                    new Fault.PointerOutOfRange("GET_GSP_STATIC_INFO", 64),
                    "get-static-info",
                    BootFailure.QueueFailed.class));

    /** Where the firmware asks for a program instead of a sequence. */
    private static final String NEWEST = "595.45.04";

    /** One release of each way to boot; with counted calls and without. */
    private static final List<String> RELEASES = List.of("535.113.01", "570.144", "590.48.01", NEWEST);

    /** What a case comes to with that release; the others are about sequences. */
    private static Stream<Case> inNewest(Case c) {
        if (!c.step().equals("run-sequencer")) {
            return Stream.of(c);
        }
        return c.fault() instanceof Fault.ResumeNeverDone
                ? Stream.of(new Case(c.fault(), "wait-init-done", BootFailure.RequestFailed.class))
                : c.fault() instanceof Fault.NoSequencer
                        ? Stream.of(new Case(c.fault(), "wait-init-done", BootFailure.QueueFailed.class))
                        : Stream.empty();
    }

    private static Stream<Case> programs(SimChip chip) {
        String event = request(chip);
        Class<? extends BootFailure> refused = BootFailure.RequestFailed.class;
        Stream<Map.Entry<String, Long>> lies = chip == SimChip.TU102
                ? Stream.of(
                        Map.entry("dmemDescSize", 83L),
                        Map.entry("dmemDesc.ctxDma", 8L),
                        Map.entry("dmemDesc.ctxDma", 0xffff_ffffL),
                        Map.entry("addrSpace", 0L),
                        Map.entry("addrSpace", 0xffff_ffffL))
                : Stream.of(
                        Map.entry("imemPhysAddr", -0x10000L),
                        Map.entry("dmemPhysAddr", Long.MIN_VALUE),
                        Map.entry("ucodeImemVA", 0xffff_ff00L),
                        Map.entry("ucodeDmemVA", 0xffff_ff00L));
        return Stream.concat(
                Stream.of(new Case(new Fault.NeverSuspends(), "wait-init-done", BootFailure.TimedOut.class)),
                lies.map(lie ->
                        new Case(new Fault.Lie(event, lie.getKey(), lie.getValue()), "wait-init-done", refused)));
    }

    private static String request(SimChip chip) {
        return chip == SimChip.TU102 ? "GSP_LOAD_EXEC_GENERIC_BOOTLOADER" : "GSP_LOAD_EXEC_HS_BINARY";
    }

    static Stream<Arguments> cases() {
        return Stream.of(SimChip.TU102, SimChip.GA102)
                .flatMap(chip -> RELEASES.stream()
                        .flatMap(release -> (release.equals(NEWEST)
                                        ? Stream.concat(CASES.stream().flatMap(BootFaultTest::inNewest), programs(chip))
                                        : CASES.stream())
                                .map(c -> Arguments.of(chip, release, c))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void undoesEverythingAndBootsAgain(SimChip chip, String release, Case c) throws BootException {
        try (BootRig rig = new BootRig(chip, release, c.fault())) {
            int before = rig.dmaMappings();
            assertThatThrownBy(rig::boot).isInstanceOfSatisfying(BootException.class, e -> {
                assertThat(e.step()).isEqualTo(c.step());
                assertThat(e.failure()).isInstanceOf(c.failure());
                assertThat(e).hasMessage(c.step() + ": " + e.failure().describe());
            });
            assertThat(rig.dmaMappings()).as("memory left behind").isEqualTo(before);

            rig.gpu.clearFaults();
            if (!rig.gpu.wpr2Up()) {
                try (Gsp gsp = rig.boot()) {
                    assertThat(rig.gpu.running()).isTrue();
                    assertThat(gsp.queue().death()).isNull();
                }
            } else {
                // Taking the region away failed as well: the next boot says what it needs.
                assertThatThrownBy(rig::boot)
                        .isInstanceOfSatisfying(
                                BootException.class,
                                e -> assertThat(e.failure()).isInstanceOf(BootFailure.Wpr2Taken.class));
            }
            assertThat(rig.dmaMappings()).isEqualTo(before);
        }
    }

    static Stream<Arguments> deaths() {
        return BootRig.all().filter(a -> RELEASES.contains((String) a.get()[1])).flatMap(a -> {
            String first = a.get()[1].equals(NEWEST) ? request((SimChip) a.get()[0]) : "GSP_RUN_CPU_SEQUENCER";
            return Stream.of(first, "GSP_INIT_DONE", "GET_GSP_STATIC_INFO")
                    .map(message -> Arguments.of(a.get()[0], a.get()[1], message));
        });
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void isCleanlyDeadWhenTheGpuFallsOffTheBus(SimChip chip, String release, String message) {
        try (BootRig rig = new BootRig(chip, release, new Fault.Die(message))) {
            int before = rig.dmaMappings();
            assertThatThrownBy(rig::boot)
                    .isInstanceOfSatisfying(
                            BootException.class, e -> assertThat(e.failure()).isEqualTo(new BootFailure.DeviceGone()));
            assertThat(rig.dmaMappings()).isEqualTo(before);
            assertThat(rig.steps).last().asString().startsWith("booter-unload: ");
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.boot.BootRig#all")
    void leavesARegionAloneThatIsNotItsOwn(SimChip chip, String release) {
        try (BootRig rig = new BootRig(chip, release, new Fault.Wpr2AlreadySet())) {
            assertThatThrownBy(rig::boot).isInstanceOfSatisfying(BootException.class, e -> {
                assertThat(e.step()).isEqualTo("fwsec-frts");
                assertThat(e.failure()).isInstanceOf(BootFailure.Wpr2Taken.class);
            });
            assertThat(rig.gpu.wpr2Up()).isTrue();
            assertThat(rig.steps).last().asString().startsWith("fwsec-frts: the GPU has a protected region already");
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.boot.BootRig#all")
    void goesOnUnloadingWhateverFails(SimChip chip, String release) throws BootException {
        try (BootRig rig =
                new BootRig(chip, release, new Fault.UnloadNeverSuspends(), new Fault.BooterUnloadError(5))) {
            int before = rig.dmaMappings();
            Gsp gsp = rig.boot();
            rig.steps.clear();
            List<BootFailure> failures = gsp.unload(0);
            assertThat(failures).hasSizeGreaterThanOrEqualTo(2);
            assertThat(failures.getFirst()).isInstanceOf(BootFailure.TimedOut.class);
            assertThat(failures.getLast()).isEqualTo(new BootFailure.ProgramFailed("booter_unload", 5));
            assertThat(rig.steps).hasSize(4);
            assertThat(rig.dmaMappings()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.boot.BootRig#all")
    void reportsARegionThatStays(SimChip chip, String release) throws BootException {
        try (BootRig rig = new BootRig(chip, release, new Fault.Wpr2Stays())) {
            assertThat(rig.boot().unload(0)).singleElement().isInstanceOf(BootFailure.Wpr2Wrong.class);
        }
    }

    @Test
    void findsMissingFilesBeforeTouchingTheGpu() {
        try (BootRig rig = new BootRig(SimChip.GA102, "570.144")) {
            for (String missing : List.of("bootloader", "booter_load", "booter_unload")) {
                assertThatThrownBy(() -> rig.boot(name -> {
                            if (name.contains(missing)) {
                                throw new FirmwareLoadException(name, FirmwareLoadException.Reason.NOT_FOUND, null);
                            }
                            return rig.firmware.load(name);
                        }))
                        .isInstanceOfSatisfying(BootException.class, e -> {
                            assertThat(e.step()).isEqualTo("load-firmware");
                            assertThat(e).hasMessageContaining(missing + "-570.144.bin not found");
                        });
            }
            assertThat(rig.dmaMappings()).isZero();
            assertThat(rig.gpu.notes()).noneMatch(note -> note.contains("runs"));
        }
    }

    @Test
    void refusesFilesThatAreMixedUp() {
        try (BootRig rig = new BootRig(SimChip.GA102, "570.144")) {
            assertThatThrownBy(() -> rig.boot(name -> rig.firmware.load(name.replace("booter_load", "bootloader"))))
                    .isInstanceOfSatisfying(BootException.class, e -> {
                        assertThat(e.step()).isEqualTo("prepare");
                        assertThat(e.failure()).isInstanceOf(BootFailure.BadFirmware.class);
                    });
            assertThat(rig.dmaMappings()).isZero();
        }
    }
}
