package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The checksum over an element: XOR of its 64-bit words, both halves of the result folded together. A message whose
 * checksum word was 0 while this was computed, and then got the result, comes to 0.
 */
final class Checksum {
    private Checksum() {}

    /**
     * Memory as {@link #xor} reads it. A buffer and no segment, because a process that uses segments over arrays anywhere
     * makes each access through a segment dearer, and here there are thousands: a buffer's class says that it is native.
     */
    static ByteBuffer words(MemorySegment memory) {
        return memory.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * XOR of 64-bit words.
     *
     * @param words private memory, zero from {@code offset + bytes} to the next multiple of 8; see {@link #words}
     * @param offset first byte; a multiple of 8
     * @param bytes may be any number
     */
    static long xor(ByteBuffer words, int offset, int bytes) {
        int end = offset + (int) roundUp(bytes);
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        int at = offset;
        // Four sums, because one would wait for itself: each XOR needs the one before. The bound is reckoned outside of
        // the
        // condition: a sum in it could overflow, for all the JIT knows, and that costs it three times as long.
        for (; at < end - 31; at += 32) {
            a ^= words.getLong(at);
            b ^= words.getLong(at + 8);
            c ^= words.getLong(at + 16);
            d ^= words.getLong(at + 24);
        }
        for (; at < end; at += 8) {
            a ^= words.getLong(at);
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
