package org.fwabi.samples.tables.display;

import org.fwabi.gsp.rm.RmReply;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The backlight of built-in panels, in percent. The unit is a field of its own in most releases; the specs preset it, and
 * the oldest release has percent only. A display without a backlight of its own fails with NOT_SUPPORTED.
 */
public final class Backlight {
    private static final int MAX_PERCENT = 100;

    private final GspAbi abi;

    private final Target display;

    Backlight(GspAbi abi, Target display) {
        this.abi = abi;
        this.display = display;
    }

    /** Asks how bright it is, in percent. */
    public RmReply<Long> percent(long displayId) {
        return display.ask(abi.backlight(), request -> request.displayId(displayId))
                .map(answer -> answer.brightness());
    }

    /**
     * Sets how bright it is.
     *
     * @throws IllegalArgumentException if it is not 0 to 100
     */
    public RmReply<Done> percent(long displayId, int percent) {
        if (percent < 0 || percent > MAX_PERCENT) {
            throw new IllegalArgumentException("a backlight of %d percent".formatted(percent));
        }
        return display.tell(
                abi.setBacklight(), request -> request.displayId(displayId).brightness(percent));
    }
}
