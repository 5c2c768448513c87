package org.fwabi.gsp.boot;

import java.util.Optional;

/** Hears of each step of a boot or unload, on the thread that runs it. */
@FunctionalInterface
public interface BootListener {
    /** One that does not care. */
    BootListener SILENT = (step, startNanos, endNanos, failure) -> {};

    /**
     * A step has ended.
     *
     * @param step its name, e.g. {@code booter-load}
     * @param startNanos when it began, by the device's clock
     * @param endNanos when it ended
     * @param failure what went wrong; empty for success
     */
    void step(String step, long startNanos, long endNanos, Optional<BootFailure> failure);
}
