package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** Little-endian access to bytes, digests and seeded contents. */
final class Bytes {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** A word; bytes past the end read as 0. */
    static int u32(byte[] bytes, int offset) {
        int value = 0;
        for (int i = 0; i < 4 && offset + i < bytes.length; i++) {
            value |= (bytes[offset + i] & 0xff) << (8 * i);
        }
        return value;
    }

    static int u16(byte[] bytes, int offset) {
        return u32(bytes, offset) & 0xffff;
    }

    static long u64(byte[] bytes, int offset) {
        return (u32(bytes, offset) & 0xffffffffL) | (long) u32(bytes, offset + 4) << 32;
    }

    static void put32(byte[] bytes, int offset, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[offset + i] = (byte) (value >>> (8 * i));
        }
    }

    static void put16(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
    }

    static void put64(byte[] bytes, int offset, long value) {
        put32(bytes, offset, (int) value);
        put32(bytes, offset + 4, (int) (value >>> 32));
    }

    static void put(byte[] bytes, int offset, byte[] value) {
        System.arraycopy(value, 0, bytes, offset, value.length);
    }

    static int u32(MemorySegment memory, long offset) {
        return memory.get(INT, offset);
    }

    static long u64(MemorySegment memory, long offset) {
        return memory.get(LONG, offset);
    }

    static void put32(MemorySegment memory, long offset, int value) {
        memory.set(INT, offset, value);
    }

    static void put64(MemorySegment memory, long offset, long value) {
        memory.set(LONG, offset, value);
    }

    static byte[] copy(MemorySegment memory) {
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] random(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static int alignUp(int value, int step) {
        return (value + step - 1) / step * step;
    }
}
