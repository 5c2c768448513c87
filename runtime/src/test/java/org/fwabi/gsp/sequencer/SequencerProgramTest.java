package org.fwabi.gsp.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SequencerProgramTest {
    private static SequencerProgram parse(int used, int... words) throws BadSequenceException {
        return SequencerProgram.parse(
                words, used, used + 1L, SequencerProgramTest::kind, address -> address % 4 == 0 && address < 0x1000000);
    }

    private static Operation.@Nullable Kind kind(int number) {
        return number >= 0 && number < Operation.Kind.values().length ? Operation.Kind.values()[number] : null;
    }

    private static void assertBad(int used, String message, int... words) {
        assertThatThrownBy(() -> parse(used, words))
                .isInstanceOf(BadSequenceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsEachOperation() throws BadSequenceException {
        int[] words = {
            0, 0x10, 1, //
            1, 0x14, 2, 3, //
            2, 0x18, 4, 5, 600, 7, //
            3, 50, //
            4, 0x1c, 7, //
            5, 6, 7, 8
        };
        assertThat(parse(words.length, words).operations())
                .isEqualTo(List.of(
                        new Operation.RegWrite(0x10, 1),
                        new Operation.RegModify(0x14, 2, 3),
                        new Operation.RegPoll(0x18, 4, 5, 600, 7),
                        new Operation.Delay(50),
                        new Operation.RegStore(0x1c, 7),
                        new Operation.CoreReset(),
                        new Operation.CoreStart(),
                        new Operation.CoreWaitForHalt(),
                        new Operation.CoreResume()));
    }

    @Test
    void ignoresSlackBehindTheUsedWords() throws BadSequenceException {
        // Taken for commands, the slack would write 0 to register 0.
        assertThat(parse(2, 3, 50, 0, 0, 0, 99).operations()).isEqualTo(List.of(new Operation.Delay(50)));
        assertThat(parse(0, 0, 0, 0).operations()).isEmpty();
    }

    @Test
    void refusesACommandThatIsCutShort() {
        assertBad(3, "at word 0: REG_POLL needs 5 words of arguments, 2 are left", 2, 0x10, 1, 0, 0, 0);
        assertBad(3, "at word 2: REG_WRITE needs 2 words of arguments, 0 are left", 3, 1, 0, 0x10, 1);
    }

    @Test
    void refusesUnknownOpcodes() {
        assertBad(2, "at word 1: unknown opcode 9", 5, 9);
        assertBad(1, "unknown opcode 4294967295", -1);
    }

    @Test
    void refusesAddressesOutsideTheBar() {
        assertBad(3, "no register at 0x1000000", 0, 0x1000000, 0);
        assertBad(3, "no register at 0x2", 0, 2, 0);
        assertBad(4, "no register at 0xfffffffc", 1, -4, 0, 0);
        assertBad(6, "no register at 0x3", 2, 3, 0, 0, 0, 0);
        assertBad(3, "no register at 0x80000000", 4, 0x80000000, 0);
    }

    @Test
    void refusesASaveIndexOutsideTheArea() {
        assertBad(3, "save index 8", 4, 0x10, 8);
        assertBad(3, "save index 4294967295", 4, 0x10, -1);
    }

    @Test
    void refusesAWaitThatWouldLookLikeAHang() {
        assertBad(2, "a wait of 4294967295 us", 3, -1);
        assertBad(6, "a wait of 30000001 us", 2, 0, 0, 0, 30_000_001, 0);
    }

    @Test
    void refusesCountsThatDoNotFit() {
        assertBad(4, "4 words used, but 2 sent", 5, 5);
        assertThatThrownBy(() -> SequencerProgram.parse(new int[] {5}, 1, 1, SequencerProgramTest::kind, a -> true))
                .hasMessage("1 words used of a buffer of 1");
        assertThatThrownBy(() -> SequencerProgram.parse(
                        new int[] {5}, 0xffffffffL, 0x1_0000_0000L, SequencerProgramTest::kind, a -> true))
                .hasMessage("4294967295 words used, but 1 sent");
    }
}
