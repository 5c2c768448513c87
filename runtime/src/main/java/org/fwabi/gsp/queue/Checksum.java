package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The checksum over an element: XOR of its 64-bit words, both halves of the result folded together. A message whose
 * checksum word was 0 while this was computed, and then got the result, comes to 0.
 */
final class Checksum {
    private Checksum() {}

    /**
     * XOR of 64-bit words.
     *
     * @param memory private memory, aligned to 8, zero from {@code offset + bytes} to the next multiple of 8
     * @param offset first byte; a multiple of 8
     * @param bytes may be any number
     */
    static long xor(MemorySegment memory, long offset, long bytes) {
        long end = offset + roundUp(bytes);
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        long at = offset;
        // Four sums, because one would wait for itself: each XOR needs the one before.
        for (; at + 32 <= end; at += 32) {
            a ^= memory.get(Words.U64, at);
            b ^= memory.get(Words.U64, at + 8);
            c ^= memory.get(Words.U64, at + 16);
            d ^= memory.get(Words.U64, at + 24);
        }
        for (; at < end; at += 8) {
            a ^= memory.get(Words.U64, at);
        }
        return a ^ b ^ c ^ d;
    }

    /** Both halves of a XOR folded into the 32 bits that go over the wire. */
    static int fold(long xor) {
        return (int) (xor ^ (xor >>> 32));
    }

    /** The next multiple of 8. */
    static long roundUp(long bytes) {
        return (bytes + 7) & -8L;
    }

    /** Zeroes the bytes from {@code end} to the next multiple of 8. */
    static void zeroTail(MemorySegment memory, long end) {
        for (long at = end; at < roundUp(end); at++) {
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) 0);
        }
    }
}
