package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The program that the firmware asks for from 595 on: a driver that leaves something out is told, and does not boot. */
class SimProgramTest {
    private static final String RELEASE = "595.45.04";

    static Stream<Arguments> steps() {
        return Stream.of(SimChip.TU102, SimChip.GA102)
                .flatMap(chip -> Stream.of(RawProgram.Step.values())
                        .filter(step -> step != RawProgram.Step.WAIT)
                        .map(step -> Arguments.of(chip, step)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void eachStepIsNeeded(SimChip chip, RawProgram.Step step) {
        RawDriver driver = SimTables.driver(chip, RELEASE);
        driver.skip = step;
        assertThat(driver.boot()).isEqualTo("sequencer");
        assertThat(driver.gpu.refusals()).isNotEmpty();
        assertThat(driver.gpu.running()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = SimChip.class, mode = EnumSource.Mode.EXCLUDE, names = "GH100")
    void aCoreThatIsNotSuspendedYetIsTakenFromTheFirmware(SimChip chip) {
        RawDriver driver = SimTables.driver(chip, RELEASE);
        driver.skip = RawProgram.Step.WAIT;
        assertThat(driver.boot()).isEqualTo("sequencer");
        assertThat(driver.gpu.refusals().toString()).contains("a program only when it is asked for");
    }

    @Test
    void theCoreMaySuspendLateOrNever() {
        RawDriver driver = SimTables.driver(SimChip.GA102, RELEASE, new Fault.NeverSuspends());
        assertThat(driver.boot()).isEqualTo("sequencer");
        assertThat(driver.gpu.refusals()).isEmpty();
    }

    @Test
    void theProgramIsCheckedByTheBootRom() {
        RawDriver driver = SimTables.driver(
                SimChip.GA102, RELEASE, new Fault.Lie("GSP_LOAD_EXEC_HS_BINARY", "hsSigDmemAddr", 0x80));
        assertThat(driver.boot()).isEqualTo("sequencer");
        assertThat(driver.gpu.refusals().toString()).contains("GSP boot ROM");
    }
}
