package org.fwabi.gsp.sequencer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A sequence, parsed whole before any of it runs: a command that can't be run has no effect, and none before it.
 *
 * @param operations in order
 */
public record SequencerProgram(List<Operation> operations) {
    /** Words that REG_STORE can save. */
    public static final int SAVE_AREA = 8;

    /**
     * Longest wait that a sequence may ask for. Its own waits are seconds at most; a longer one is an error, and would
     * look like a hang.
     */
    static final long MAX_WAIT_MICROS = 30_000_000;

    /** Copies the list. */
    public SequencerProgram {
        operations = List.copyOf(operations);
    }

    /**
     * Parses the words of a sequence.
     *
     * @param words the buffer; what lies behind the used words is not looked at
     * @param used number of words in use, as the firmware says
     * @param bufferWords size of the buffer, as the firmware says; more than {@code used}
     * @param opcodes what a number stands for; null for nothing
     * @param register whether a register of BAR0 can lie at an offset
     * @throws BadSequenceException at the first command that can't be run
     */
    public static SequencerProgram parse(
            int[] words,
            long used,
            long bufferWords,
            IntFunction<Operation.@Nullable Kind> opcodes,
            LongPredicate register)
            throws BadSequenceException {
        if (used >= bufferWords) {
            throw new BadSequenceException(-1, "%d words used of a buffer of %d".formatted(used, bufferWords));
        }
        if (used > words.length) {
            throw new BadSequenceException(-1, "%d words used, but %d sent".formatted(used, words.length));
        }
        List<Operation> operations = new ArrayList<>();
        int at = 0;
        while (at < used) {
            Operation.Kind kind = opcodes.apply(words[at]);
            if (kind == null) {
                throw new BadSequenceException(at, "unknown opcode " + Integer.toUnsignedString(words[at]));
            }
            if (at + 1 + kind.words() > used) {
                throw new BadSequenceException(
                        at, "%s needs %d words of arguments, %d are left".formatted(kind, kind.words(), used - at - 1));
            }
            operations.add(operation(kind, words, at, register));
            at += 1 + kind.words();
        }
        return new SequencerProgram(operations);
    }

    private static Operation operation(Operation.Kind kind, int[] words, int at, LongPredicate register)
            throws BadSequenceException {
        return switch (kind) {
            case REG_WRITE -> new Operation.RegWrite(address(words, at, register), words[at + 2]);
            case REG_MODIFY -> new Operation.RegModify(address(words, at, register), words[at + 2], words[at + 3]);
            case REG_POLL ->
                new Operation.RegPoll(
                        address(words, at, register), words[at + 2], words[at + 3], wait(words, at, 4), words[at + 5]);
            case DELAY_US -> new Operation.Delay(wait(words, at, 1));
            case REG_STORE -> new Operation.RegStore(address(words, at, register), index(words, at));
            case CORE_RESET -> new Operation.CoreReset();
            case CORE_START -> new Operation.CoreStart();
            case CORE_WAIT_FOR_HALT -> new Operation.CoreWaitForHalt();
            case CORE_RESUME -> new Operation.CoreResume();
        };
    }

    private static long address(int[] words, int at, LongPredicate register) throws BadSequenceException {
        long address = Integer.toUnsignedLong(words[at + 1]);
        if (!register.test(address)) {
            throw new BadSequenceException(at, "no register at 0x%x".formatted(address));
        }
        return address;
    }

    private static long wait(int[] words, int at, int argument) throws BadSequenceException {
        long micros = Integer.toUnsignedLong(words[at + argument]);
        if (micros > MAX_WAIT_MICROS) {
            throw new BadSequenceException(at, "a wait of %d us, at most %d".formatted(micros, MAX_WAIT_MICROS));
        }
        return micros;
    }

    private static int index(int[] words, int at) throws BadSequenceException {
        int index = words[at + 2];
        if (index < 0 || index >= SAVE_AREA) {
            throw new BadSequenceException(
                    at, "save index %s, at most %d".formatted(Integer.toUnsignedString(index), SAVE_AREA - 1));
        }
        return index;
    }
}
