package org.fwabi.benchmarks.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A peer's codec with messages to work on. Not thread-safe. */
public abstract class Batch {
    /** Messages that one call handles, so that calling C is spread over as many. */
    public static final int SIZE = 16;

    /** Bytes of the longest array that is copied at once. */
    private static final int TEXT = 256;

    /** What arrays of bytes are filled with, and where they are read to: native memory that holds 1, 2, 3 and so on. */
    protected final MemorySegment text;

    /** A batch whose text lives as long as the arena. */
    protected Batch(Arena arena) {
        this.text = arena.allocate(TEXT, Long.BYTES);
        for (int i = 0; i < TEXT; i++) {
            text.set(ValueLayout.JAVA_BYTE, i, (byte) (1 + i % 100));
        }
    }

    /** Writes every field of every message; {@code seed + i} is the seed of the i-th. */
    public abstract void encode(int seed);

    /** The sum of every field of every message. */
    public abstract long decode();

    /** The i-th message as it lies in memory, for peers that lay it out as C does; else empty. */
    public MemorySegment bytes(int i) {
        return MemorySegment.NULL;
    }
}
