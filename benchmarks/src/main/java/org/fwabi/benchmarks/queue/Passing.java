package org.fwabi.benchmarks.queue;

/** Passes messages through a ring. */
final class Passing {
    private Passing() {}

    /** One at a time; the sum of what was taken. */
    static long oneThread(Pipe pipe, int messages) {
        long sum = 0;
        for (int i = 0; i < messages; i++) {
            pipe.put(i);
            sum += pipe.take();
        }
        return sum;
    }

    /** From this thread to another; the sum of what was taken. */
    static long twoThreads(Pipe pipe, int messages) {
        long[] sum = {0};
        Thread consumer = Thread.ofPlatform().start(() -> {
            CRing.pin(1);
            long taken = 0;
            for (int i = 0; i < messages; i++) {
                taken += pipe.take();
            }
            sum[0] = taken;
        });
        CRing.pin(0);
        try {
            for (int i = 0; i < messages; i++) {
                pipe.put(i);
            }
            consumer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while messages were passed", e);
        } finally {
            CRing.pin(-1);
        }
        return sum[0];
    }
}
