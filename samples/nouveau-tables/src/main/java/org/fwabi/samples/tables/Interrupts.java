package org.fwabi.samples.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.InterruptEntry;

/**
 * Which interrupt vectors belong to which engine.
 *
 * @param engine the engine
 * @param stall vector of what the driver must serve; empty for none
 * @param nonStall vector of what only tells of progress; empty for none
 */
public record Interrupts(Engine engine, OptionalLong stall, OptionalLong nonStall) {
    private static final long NONE = 0xffff_ffffL;

    /**
     * Asks for the table. What is no engine to this driver, and what the release has no name for, is left out.
     *
     * @throws RmException if the firmware does not tell it
     */
    public static List<Interrupts> read(Firmware firmware) throws RmException {
        List<Interrupts> table = new ArrayList<>();
        for (InterruptEntry entry :
                firmware.ask(firmware.abi().kernelInterrupts()).table()) {
            entry.engine()
                    .constant()
                    .flatMap(Engine::of)
                    .ifPresent(engine -> table.add(
                            new Interrupts(engine, vector(entry.vectorStall()), vector(entry.vectorNonStall()))));
        }
        return List.copyOf(table);
    }

    private static OptionalLong vector(long number) {
        return number == NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
