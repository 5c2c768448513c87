package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** What the benchmarks measure of the queue and a driver never calls. */
public final class QueueInternals {
    private QueueInternals() {}

    /**
     * The checksum over an element.
     *
     * @param words as {@link #words} makes it
     * @param bytes a multiple of 8
     */
    public static int checksum(ByteBuffer words, int bytes) {
        return Checksum.fold(Checksum.xor(words, 0, bytes));
    }

    /** Memory as the checksum reads it; made once. */
    public static ByteBuffer words(MemorySegment memory) {
        return Checksum.words(memory);
    }
}
