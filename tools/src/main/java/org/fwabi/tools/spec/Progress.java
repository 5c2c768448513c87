package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** Tells somebody who waits how far a command is. Silent where nobody looks, and for the first second. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE = 1_000_000_000;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long start;
    private int shown;

    /**
     * A line of progress.
     *
     * @param terminal whether somebody looks
     * @param clock nanoseconds from any start
     */
    Progress(PrintWriter err, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Replaces the line by {@code what done/total}. */
    void show(String what, int done, int total) {
        if (terminal && clock.getAsLong() - start >= PATIENCE) {
            String line = "  " + what + " " + done + "/" + total;
            err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            err.flush();
            shown = line.length();
        }
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
