package org.fwabi.gsp.sequencer;

/**
 * One command of a sequence. Addresses are offsets in BAR0, unsigned; values and masks are 32 bits.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, rmgspseq.h; effects as in kernel_gsp.c.
 */
public sealed interface Operation {
    /** Writes a register. */
    record RegWrite(long address, int value) implements Operation {}

    /** Reads a register, clears the bits of the mask, sets those of the value, which is not masked, and writes it back. */
    record RegModify(long address, int mask, int value) implements Operation {}

    /**
     * Waits until the masked register equals the value.
     *
     * @param timeoutMicros bound of the wait; 0 for {@link SequencerRunner#DEFAULT_POLL_MICROS}
     * @param error what the firmware calls the failure of this wait
     */
    record RegPoll(long address, int mask, int value, long timeoutMicros, int error) implements Operation {}

    /** Waits. */
    record Delay(long micros) implements Operation {}

    /** Reads a register into the save area. */
    record RegStore(long address, int index) implements Operation {}

    /** Resets the GSP falcon, and its DMA. */
    record CoreReset() implements Operation {}

    /** Starts the GSP falcon. */
    record CoreStart() implements Operation {}

    /** Waits until the GSP falcon halts. */
    record CoreWaitForHalt() implements Operation {}

    /** Resets GSP, lets SEC2 bring it back, and checks that it runs. */
    record CoreResume() implements Operation {}

    /** What an opcode stands for, and how many words of arguments follow it. */
    enum Kind {
        /** {@link RegWrite}. */
        REG_WRITE(2),
        /** {@link RegModify}. */
        REG_MODIFY(3),
        /** {@link RegPoll}. */
        REG_POLL(5),
        /** {@link Delay}. */
        DELAY_US(1),
        /** {@link RegStore}. */
        REG_STORE(2),
        /** {@link CoreReset}. */
        CORE_RESET(0),
        /** {@link CoreStart}. */
        CORE_START(0),
        /** {@link CoreWaitForHalt}. */
        CORE_WAIT_FOR_HALT(0),
        /** {@link CoreResume}. */
        CORE_RESUME(0);

        private final int words;

        Kind(int words) {
            this.words = words;
        }

        /** Words of arguments. */
        int words() {
            return words;
        }
    }
}
