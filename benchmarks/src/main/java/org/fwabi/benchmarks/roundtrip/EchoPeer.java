package org.fwabi.benchmarks.roundtrip;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A GSP that does as little as can be: it sends every command back as its own reply, once it is old enough. It moves the
 * whole element and patches the words that a reply has otherwise. Written from the protocol's description for 63 slots of
 * 4 KiB; allocates nothing.
 */
final class EchoPeer {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT;
    private static final VarHandle POINTER = WORD.varHandle();
    private static final int SLOTS = 63;
    private static final long SLOT = 0x1000;
    private static final long COMMANDS = 0x1000;
    private static final long STATUS = COMMANDS + SLOT * (1 + SLOTS);
    private static final long WRITE = 16;
    private static final long READ = 32;
    private static final int CHECKSUM = 32;
    private static final int SEQ_NUM = 36;
    private static final int ELEM_COUNT = 40;
    private static final int LENGTH = 56;
    private static final int RESULT = 64;
    private static final int TRANSPORT = 48;

    private final MemorySegment region;
    private final boolean summed;
    private final long delayNanos;
    private final long[] arrivals = new long[SLOTS];
    private int seen;
    private int read;
    private int write;
    private int seqNum;

    /**
     * A peer over zeroed memory.
     *
     * @param delayNanos from when a command is seen to its reply; commands that wait meanwhile grow old together
     */
    EchoPeer(MemorySegment region, boolean summed, long delayNanos) {
        this.region = region;
        this.summed = summed;
        this.delayNanos = delayNanos;
        int[] header = {0, (SLOTS + 1) * (int) SLOT, (int) SLOT, SLOTS, 0, 1, (int) READ, (int) SLOT};
        for (int i = header.length - 1; i >= 0; i--) {
            region.set(WORD, STATUS + 4L * i, header[i]);
        }
    }

    /** Answers the commands that are old enough. The driver takes replies before the status ring is full. */
    void run() {
        int written = (int) POINTER.getAcquire(region, COMMANDS + WRITE);
        if (delayNanos != 0) {
            long now = System.nanoTime();
            while (seen != written) {
                arrivals[seen] = now;
                seen = next(seen, region.get(WORD, COMMANDS + SLOT * (1 + seen) + ELEM_COUNT));
            }
            while (read != written && now - arrivals[read] >= delayNanos) {
                answer();
            }
        } else {
            while (read != written) {
                answer();
            }
        }
    }

    private void answer() {
        long from = COMMANDS + SLOT * (1 + read);
        long to = STATUS + SLOT * (1 + write);
        int count = region.get(WORD, from + ELEM_COUNT);
        long bytes = (TRANSPORT + region.get(WORD, from + LENGTH) + 7) & -8L;
        long untilEnd = SLOT * (SLOTS - Math.max(read, write));
        if (bytes <= untilEnd) {
            MemorySegment.copy(region, from, region, to, bytes);
        } else {
            for (int i = 0; i < count; i++) {
                MemorySegment.copy(
                        region,
                        COMMANDS + SLOT * (1 + next(read, i)),
                        region,
                        STATUS + SLOT * (1 + next(write, i)),
                        SLOT);
            }
        }
        read = next(read, count);
        POINTER.setRelease(region, STATUS + READ, read);
        // Two words that change alike leave the checksum as it is; one changes it by what it changes by.
        region.set(WORD, to + RESULT, 0);
        region.set(WORD, to + RESULT + 4, 0);
        if (summed) {
            int change = region.get(WORD, to + SEQ_NUM) ^ seqNum;
            region.set(WORD, to + CHECKSUM, region.get(WORD, to + CHECKSUM) ^ change);
        }
        region.set(WORD, to + SEQ_NUM, seqNum++);
        write = next(write, count);
        POINTER.setRelease(region, STATUS + WRITE, write);
    }

    private static int next(int slot, int count) {
        return (slot + count) % SLOTS;
    }
}
