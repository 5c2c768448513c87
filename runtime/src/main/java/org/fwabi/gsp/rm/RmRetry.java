package org.fwabi.gsp.rm;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * When a control is called again. Nothing is unless the caller says so, and each time is told.
 *
 * @param statuses the statuses worth another try
 * @param times how often at most, after the first try
 * @param pause how long to wait before, from the parameters of the answer; some controls say it there
 * @param told hears of each failed try that is followed by another, with the number of the try from 1
 * @param <P> the parameters
 */
public record RmRetry<P>(IntPredicate statuses, int times, Function<? super P, Duration> pause, Told told) {
    /** Hears of tries that failed. */
    @FunctionalInterface
    public interface Told {
        /** A try failed, and another follows. */
        void retrying(String control, RmStatus status, int tries);
    }

    /** Refuses a count that makes no sense. */
    public RmRetry {
        if (times < 0) {
            throw new IllegalArgumentException("retried " + times + " times");
        }
    }

    /** While the resource manager is busy, after an equal pause each. */
    public static <P> RmRetry<P> busy(int times, Duration pause, Told told) {
        return new RmRetry<>(number -> number == RmStatus.BUSY_RETRY.number(), times, params -> pause, told);
    }
}
