package org.fwabi.benchmarks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/**
 * What any other part of a program may do: use memory segments over arrays. The JDK's methods then no longer know that all
 * segments are native, and what the JIT makes of them afterwards is slower unless it can tell by itself.
 */
public final class HeapSegments {
    private static final int TIMES = 30_000;

    private HeapSegments() {}

    /** Reads, writes, slices and copies heap segments of all kinds, as often as the JIT needs to notice. */
    public static long touch() {
        long sum = 0;
        for (int i = 0; i < TIMES; i++) {
            MemorySegment[] kinds = {
                MemorySegment.ofArray(new byte[64]),
                MemorySegment.ofArray(new int[16]),
                MemorySegment.ofArray(new long[8]),
                MemorySegment.ofBuffer(ByteBuffer.allocate(64))
            };
            for (MemorySegment kind : kinds) {
                kind.set(ValueLayout.JAVA_BYTE, i & 63, (byte) i);
                kind.set(ValueLayout.JAVA_INT_UNALIGNED, i & 31, i);
                kind.set(ValueLayout.JAVA_LONG_UNALIGNED, i & 31, i);
                sum += kind.asSlice(8, 16).get(ValueLayout.JAVA_LONG_UNALIGNED, i & 7);
                sum += kind.get(ValueLayout.JAVA_INT_UNALIGNED, i & 31);
                MemorySegment.copy(kind, 0, kinds[i & 3], 16, 32);
                kind.asSlice(0, 8).fill((byte) i);
            }
            sum += kinds[2].get(ValueLayout.JAVA_LONG, 8L * (i & 7)) + kinds[1].get(ValueLayout.JAVA_INT, 4L * (i & 7));
        }
        return sum;
    }
}
