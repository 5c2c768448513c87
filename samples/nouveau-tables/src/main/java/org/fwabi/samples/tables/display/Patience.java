package org.fwabi.samples.tables.display;

import java.time.Duration;
import java.util.function.ToLongFunction;
import org.fwabi.gsp.rm.RmRetry;
import org.fwabi.message.Control;

/**
 * How long to have patience with a sink that is not ready. Which statuses ask for it is declared with the control; how long
 * it takes is in the answer.
 */
final class Patience {
    /** After the first try. Source: nouveau. */
    private static final int TRIES = 3;

    /** A bound to a wait that the firmware names. A sink must answer on its side channel within some milliseconds. */
    private static final long LONGEST_MILLIS = 500;

    private Patience() {}

    /**
     * A rule for a control.
     *
     * @param millis reads from the answer how long to wait
     */
    static <P> RmRetry<P> of(Control<P> control, ToLongFunction<P> millis, RmRetry.Told told) {
        return new RmRetry<>(
                status -> control.fine().containsKey(Integer.toUnsignedLong(status)),
                TRIES,
                params -> Duration.ofMillis(Math.min(millis.applyAsLong(params), LONGEST_MILLIS)),
                told);
    }
}
