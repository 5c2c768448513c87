package org.fwabi.benchmarks.codec;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;

/** A process of its own: prints how many bytes a peer allocates to write and to read a batch, once it is warm. */
final class AllocatedBytes {
    private static final int ROUNDS = 6;
    private static final int CALLS = 10_000;

    private AllocatedBytes() {}

    /** Of a message, by a peer: two numbers in a line, the least of several rounds, as the JIT may still be at work. */
    public static void main(String[] args) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Batch batch = Peer.of(args[0], args[1], Arena.ofConfined());
        long written = Long.MAX_VALUE;
        long read = Long.MAX_VALUE;
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                batch.encode(i & 0x3f);
            }
            long middle = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                sum += batch.decode();
            }
            written = Math.min(written, (middle - start) / CALLS);
            read = Math.min(read, (threads.getCurrentThreadAllocatedBytes() - middle) / CALLS);
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        System.out.println(written + " " + read);
    }
}
