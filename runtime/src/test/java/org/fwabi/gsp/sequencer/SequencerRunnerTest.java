package org.fwabi.gsp.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fwabi.device.Clock;
import org.fwabi.device.FakeGpu;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconEngine;
import org.junit.jupiter.api.Test;

class SequencerRunnerTest {
    private static final int SEC2 = 0x840000;
    private static final int GSP = 0x110000;

    private final FakeGpu gpu = new FakeGpu();

    private final Clock clock = gpu.device().clock();

    private final SequencerRunner runner = new SequencerRunner(
            gpu.bar0(), clock, falcon(FalconEngine.GSP), falcon(FalconEngine.SEC2), 0x1234_5678_9000L, 77);

    private Falcon falcon(FalconEngine engine) {
        return new Falcon(engine, Chip.TU102, gpu.bar0(), clock);
    }

    private int[] run(Operation... operations) throws SequenceFailedException {
        return runner.run(new SequencerProgram(List.of(operations)));
    }

    @Test
    void readsAndWritesRegisters() throws SequenceFailedException {
        gpu.function().set(0x20, 0b1111);
        int[] saved = run(
                new Operation.RegWrite(0x10, -1),
                // The value is not masked: bit 4 is set although the mask does not name it.
                new Operation.RegModify(0x20, 0b0110, 0b10010),
                new Operation.RegStore(0x20, 3));

        assertThat(gpu.function().get(0x10)).isEqualTo(-1);
        assertThat(gpu.function().get(0x20)).isEqualTo(0b11011);
        assertThat(saved).containsExactly(0, 0, 0, 0b11011, 0, 0, 0, 0);
    }

    @Test
    void pollsAsLongAsTheFirmwareSays() throws SequenceFailedException {
        gpu.function().set(0x10, 0xff05);
        run(new Operation.RegPoll(0x10, 0xff, 5, 100, 1));
        assertThat(clock.nanoTime()).isZero();

        assertThatThrownBy(() -> run(new Operation.Delay(1), new Operation.RegPoll(0x10, 0xff, 6, 100, 0xbad)))
                .isInstanceOf(SequenceFailedException.class)
                .hasMessageContaining("operation 1")
                .hasMessageContaining("0x0000ff05 after 100 us (firmware error 0xbad)");
        assertThat(clock.nanoTime()).isEqualTo(101_000);
    }

    @Test
    void pollsFourSecondsWhereTheFirmwareSaysNothing() {
        assertThatThrownBy(() -> run(new Operation.RegPoll(0x10, 1, 1, 0, 0))).hasMessageContaining("4000000 us");
        assertThat(clock.nanoTime()).isEqualTo(4_000_000_000L);
    }

    @Test
    void stopsAtTheFirstFailure() {
        assertThatThrownBy(() -> run(new Operation.CoreWaitForHalt(), new Operation.RegWrite(0x10, 1)))
                .isInstanceOfSatisfying(SequenceFailedException.class, e -> {
                    assertThat(e.index()).isZero();
                    assertThat(e.operation()).isEqualTo(new Operation.CoreWaitForHalt());
                });
        assertThat(gpu.function().get(0x10)).isZero();
    }

    @Test
    void startsTheGspFalcon() throws SequenceFailedException {
        gpu.function().set(GSP + 0x100, 1 << 4);
        run(new Operation.CoreStart());
        assertThat(gpu.function().get(GSP + 0x100)).isEqualTo(2);
    }

    @Test
    void resumesThroughSec2() throws SequenceFailedException {
        gpu.function().set(0x1180f8, 1 << 26);
        gpu.function().set(GSP + 0x1240, 1);
        run(new Operation.CoreResume());

        assertThat(gpu.function().get(GSP + 0x40)).isEqualTo(0x5678_9000);
        assertThat(gpu.function().get(GSP + 0x44)).isEqualTo(0x1234);
        assertThat(gpu.function().get(GSP + 0x80)).isEqualTo(77);
        assertThat(gpu.function().get(SEC2 + 0x100)).isEqualTo(2);
    }

    @Test
    void saysHowAResumeFailed() {
        assertThatThrownBy(() -> run(new Operation.CoreResume())).hasMessageContaining("did not take over");
        gpu.function().set(0x1180f8, 1 << 26);
        assertThatThrownBy(() -> run(new Operation.CoreResume())).hasMessageContaining("not active");
        gpu.function().set(SEC2 + 0x40, 0x21);
        assertThatThrownBy(() -> run(new Operation.CoreResume())).hasMessageContaining("SEC2 reports 0x21");
    }
}
