package org.fwabi.samples.tables;

import org.fwabi.gsp.rm.RmException;

/** Memory that a channel of a copy engine brings, for methods that fault. */
public final class FaultMethodBuffer {
    private FaultMethodBuffer() {}

    /**
     * Asks for its size in bytes.
     *
     * @throws RmException if the firmware does not tell it
     */
    public static long size(Firmware firmware) throws RmException {
        return firmware.ask(firmware.abi().faultMethodBuffer()).size();
    }
}
