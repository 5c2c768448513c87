package org.fwabi.gsp.queue;

import org.fwabi.device.Clock;

/** Time that passes only when somebody sleeps; the other side gets its turn then. */
final class VirtualClock implements Clock {
    private long now = -5;
    private Runnable whileAsleep = () -> {};

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleepNanos(long nanos) {
        now += nanos;
        whileAsleep.run();
    }

    void whileAsleep(Runnable work) {
        whileAsleep = work;
    }
}
