package org.fwabi.gsp.sim;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Virtual time, and the GPU's work that is due in it. Not thread safe: {@link SimGpu} locks. */
final class SimClock {
    private record Task(long due, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private final Random random;
    private long now;
    private long scheduled;
    private boolean running;

    SimClock(long seed) {
        random = new Random(seed);
    }

    long now() {
        return now;
    }

    /** Has work done after a delay, plus up to a tenth of it, so that nothing can rely on exact timing. */
    void after(long nanos, Runnable work) {
        long due = now + nanos + (long) (random.nextDouble() * nanos / 10);
        tasks.add(new Task(due, scheduled++, work));
    }

    /** Lets time pass and does the work that falls due. From within work, time stands still. */
    void advance(long nanos) {
        if (running) {
            return;
        }
        long end = now + Math.max(0, nanos);
        running = true;
        try {
            for (Task next = tasks.peek(); next != null && next.due <= end; next = tasks.peek()) {
                tasks.remove();
                now = Math.max(now, next.due);
                next.work.run();
            }
        } finally {
            running = false;
        }
        now = end;
    }

    /** Drops all work that has not been done. */
    void cancelAll() {
        tasks.clear();
    }

    /** What one register access takes. */
    long accessNanos() {
        return 400L + random.nextInt(200);
    }
}
