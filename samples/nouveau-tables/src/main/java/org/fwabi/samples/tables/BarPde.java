package org.fwabi.samples.tables;

import org.fwabi.gsp.rm.RmException;
import org.fwabi.message.Command;
import org.fwabi.message.Empty;
import org.fwabi.samples.tables.abi.PdeBar;
import org.fwabi.samples.tables.abi.RpcUpdateBarPde;

/** The top entry of the page directory of BAR 1 or BAR 2, which the firmware owns. */
public final class BarPde {
    private BarPde() {}

    /**
     * Writes it.
     *
     * @param bar which one
     * @param value as the hardware has it; 0 for none
     * @param levelShift lowest bit of a virtual address that the entry's level looks at
     * @throws RmException if the firmware did not
     */
    public static void update(Firmware firmware, PdeBar bar, long value, int levelShift) throws RmException {
        Command.Call<RpcUpdateBarPde, Empty> command = firmware.abi().updateBarPde();
        Firmware.answer(
                command,
                firmware.queue()
                        .call(
                                command,
                                (RpcUpdateBarPde request) ->
                                        request.entry().bar(bar).value(value).levelShift(levelShift)));
    }
}
