package org.fwabi.gsp.queue;

import java.time.Duration;
import org.fwabi.device.Clock;

/** A bounded wait, from its construction on or from when it was last restarted. */
final class Deadline {
    /** The GSP answers within some microseconds when it is idle, so that is worth asking often at first. */
    private static final long FIRST_PAUSE_NANOS = 1_000;

    /** A wait of seconds must not keep a core busy, and one more millisecond does not matter to it. */
    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    private final Clock clock;
    private final long bound;
    private long start;
    private long pause = FIRST_PAUSE_NANOS;

    Deadline(Clock clock, Duration bound) {
        this.clock = clock;
        this.bound = bound.toNanos();
        this.start = clock.nanoTime();
    }

    /** Begins anew. */
    void restart() {
        restart(clock.nanoTime());
    }

    /** Begins anew at a time that the caller has read, for reading it is a good part of what a message costs. */
    void restart(long now) {
        start = now;
        pause = FIRST_PAUSE_NANOS;
    }

    /** Sleeps a little, longer each time. Returns false, without sleeping, once the time is over. */
    boolean pause() {
        long left = bound - waitedNanos();
        if (left <= 0) {
            return false;
        }
        clock.sleepNanos(Math.min(pause, left));
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        return true;
    }

    /** How long it waits in all, in nanoseconds. */
    long bound() {
        return bound;
    }

    boolean expired() {
        return waitedNanos() >= bound;
    }

    long waitedNanos() {
        return clock.nanoTime() - start;
    }
}
