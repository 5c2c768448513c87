package org.fwabi.samples.tables;

import java.util.SequencedMap;
import java.util.TreeMap;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.FalconContext;

/** How much memory an engine's context takes, for the engines that are falcons. */
public final class FalconContexts {
    private FalconContexts() {}

    /**
     * Asks for the sizes. In 535 and 545 the control has another name and number; the bindings know.
     *
     * @return bytes by engine descriptor
     * @throws RmException if the firmware does not tell them
     */
    public static SequencedMap<Long, Long> sizes(Firmware firmware) throws RmException {
        SequencedMap<Long, Long> sizes = new TreeMap<>();
        for (FalconContext falcon : firmware.ask(firmware.abi().falconInfo()).falcons()) {
            sizes.put(falcon.engineDescriptor(), falcon.contextSize());
        }
        return sizes;
    }
}
