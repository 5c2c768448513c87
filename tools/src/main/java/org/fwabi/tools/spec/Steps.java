package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One line that tells what each of several jobs is at. Silent where nobody looks. Thread-safe. */
final class Steps implements AutoCloseable {
    private final PrintWriter err;
    private final boolean terminal;
    private final Map<String, String> jobs = new LinkedHashMap<>();
    private int shown;

    /** @param terminal whether somebody looks */
    Steps(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** A job begins a step. */
    synchronized void show(String job, String what) {
        jobs.put(job, what);
        draw();
    }

    /** A job has ended. The line is gone afterwards, so that what the job found can be printed in its place. */
    synchronized void done(String job) {
        jobs.remove(job);
        close();
    }

    private void draw() {
        if (terminal) {
            String line = jobs.entrySet().stream()
                    .map(job -> "  " + job.getKey() + " " + job.getValue())
                    .collect(Collectors.joining());
            err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            err.flush();
            shown = line.length();
        }
    }

    @Override
    public synchronized void close() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
