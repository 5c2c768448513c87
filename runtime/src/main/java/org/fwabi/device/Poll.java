package org.fwabi.device;

import java.util.function.BooleanSupplier;

/** Waiting for a device with a bound. */
public final class Poll {
    private Poll() {}

    /**
     * Asks until the answer is yes, or the time is up; asks at least once, and once more after the time is up, so that a
     * long pause of this thread is no failure of the device.
     *
     * @param intervalNanos time between two questions, more than 0
     * @param timeoutNanos time after which to give up
     * @return the last answer
     */
    public static boolean until(Clock clock, long intervalNanos, long timeoutNanos, BooleanSupplier done) {
        long start = clock.nanoTime();
        while (!done.getAsBoolean()) {
            if (clock.nanoTime() - start >= timeoutNanos) {
                return done.getAsBoolean();
            }
            clock.sleepNanos(intervalNanos);
        }
        return true;
    }
}
