package org.fwabi.device;

/**
 * Time as a device's backend has it. A simulated device brings its own, in which it gets its work done while the driver
 * sleeps; so no timeout costs real time in a test, and a run repeats exactly.
 */
public interface Clock {
    /** The time, in nanoseconds from an arbitrary origin; never goes back. */
    long nanoTime();

    /** Waits; the device works on meanwhile. */
    void sleepNanos(long nanos);
}
