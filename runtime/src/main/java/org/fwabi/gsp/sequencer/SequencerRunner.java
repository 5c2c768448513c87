package org.fwabi.gsp.sequencer;

import java.util.List;
import org.fwabi.device.Clock;
import org.fwabi.device.Mmio;
import org.fwabi.device.Poll;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconException;

/**
 * Runs sequences for GSP.
 *
 * @param bar0 the GPU's registers
 * @param clock the time base
 * @param gsp GSP's falcon
 * @param sec2 SEC2's falcon
 * @param libosArguments device address of the libos arguments, which a resumed GSP is given again
 * @param bootloaderVersion version of the bootloader, likewise
 */
public record SequencerRunner(
        Mmio bar0, Clock clock, Falcon gsp, Falcon sec2, long libosArguments, int bootloaderVersion) {
    /** Bound of a wait for which the firmware states none, as NVIDIA's driver has it. */
    public static final long DEFAULT_POLL_MICROS = 4_000_000;

    private static final long MICROSECOND = 1_000;

    /**
     * Runs a sequence, up to its end or the first failure.
     *
     * @return the save area as REG_STORE filled it
     * @throws SequenceFailedException if an operation fails; those before it have had their effect
     */
    public int[] run(SequencerProgram program) throws SequenceFailedException {
        int[] saved = new int[SequencerProgram.SAVE_AREA];
        List<Operation> operations = program.operations();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            String problem;
            try {
                problem = run(operation, saved);
            } catch (FalconException e) {
                throw new SequenceFailedException(i, operation, e.getMessage(), e);
            }
            if (!problem.isEmpty()) {
                throw new SequenceFailedException(i, operation, problem, null);
            }
        }
        return saved;
    }

    /** Runs one operation; the result is empty, or says what went wrong. */
    private String run(Operation operation, int[] saved) throws FalconException {
        switch (operation) {
            case Operation.RegWrite(long address, int value) -> bar0.write32(address, value);
            case Operation.RegModify(long address, int mask, int value) ->
                bar0.write32(address, (bar0.read32(address) & ~mask) | value);
            case Operation.RegPoll poll -> {
                return poll(poll);
            }
            case Operation.Delay(long micros) -> clock.sleepNanos(micros * MICROSECOND);
            case Operation.RegStore(long address, int index) -> saved[index] = bar0.read32(address);
            case Operation.CoreReset() -> {
                gsp.reset();
                gsp.resetDma();
            }
            case Operation.CoreStart() -> gsp.start();
            case Operation.CoreWaitForHalt() -> gsp.awaitHalt();
            case Operation.CoreResume() -> {
                return new CoreResume(bar0, clock, gsp, sec2, libosArguments, bootloaderVersion).run();
            }
        }
        return "";
    }

    private String poll(Operation.RegPoll poll) {
        // TIMEOUT: as the firmware states; it knows what it waits for. The parser has bounded it.
        long micros = poll.timeoutMicros() == 0 ? DEFAULT_POLL_MICROS : poll.timeoutMicros();
        boolean done = Poll.until(
                clock,
                MICROSECOND,
                micros * MICROSECOND,
                () -> (bar0.read32(poll.address()) & poll.mask()) == poll.value());
        return done
                ? ""
                : "register is 0x%08x after %d us (firmware error 0x%x)"
                        .formatted(bar0.read32(poll.address()), micros, poll.error());
    }
}
