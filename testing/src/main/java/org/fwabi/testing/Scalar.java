package org.fwabi.testing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A number as it lies in memory, read and written byte by byte, so that no code of the bindings takes part.
 *
 * @param kind what the bits mean
 * @param bytes of the number, or of a bitfield's storage unit
 * @param bitOffset lowest bit in the unit
 * @param bits width
 * @param order of the bytes
 */
record Scalar(Kind kind, int bytes, int bitOffset, int bits, ByteOrder order) {
    /** What bits mean. */
    enum Kind {
        UNSIGNED,
        SIGNED,
        TRUTH,
        REAL
    }

    /** Reads {@code u32}, {@code bool8}, {@code handle} or, for bits 8 to 11 of a unit, {@code u32:4@8}. */
    static Scalar parse(String text, ByteOrder order) {
        int colon = text.indexOf(':');
        String key = colon < 0 ? text : text.substring(0, colon);
        int bytes = switch (key) {
            case "u8", "s8", "bool8", "char" -> 1;
            case "u16", "s16" -> 2;
            case "u32", "s32", "f32", "handle" -> 4;
            case "u64", "s64", "f64", "address", "pointer" -> 8;
            default -> throw new IllegalArgumentException("unknown type " + text);
        };
        Kind kind = switch (key.charAt(0)) {
            case 's' -> Kind.SIGNED;
            case 'f' -> Kind.REAL;
            case 'b' -> Kind.TRUTH;
            default -> Kind.UNSIGNED;
        };
        if (colon < 0) {
            return new Scalar(kind, bytes, 0, 8 * bytes, order);
        }
        int at = text.indexOf('@');
        return new Scalar(
                kind,
                bytes,
                Integer.parseInt(text.substring(at + 1)),
                Integer.parseInt(text.substring(colon + 1, at)),
                order);
    }

    /** The value: a {@code Long}, a {@code Boolean} or a {@code Double}. */
    Object read(MemorySegment memory, long offset) {
        long value = 0;
        for (int i = bits - 1; i >= 0; i--) {
            int bit = bitOffset + i;
            value = (value << 1) | ((memory.get(ValueLayout.JAVA_BYTE, byteOf(offset, bit)) >>> (bit & 7)) & 1);
        }
        return switch (kind) {
            case UNSIGNED -> value;
            case SIGNED -> (value << (64 - bits)) >> (64 - bits);
            case TRUTH -> value != 0;
            case REAL ->
                bytes == 4 ? (Object) (double) Float.intBitsToFloat((int) value) : Double.longBitsToDouble(value);
        };
    }

    /** Writes what {@link #read} gives. */
    void write(MemorySegment memory, long offset, Object value) {
        long raw = switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Double real when bytes == 4 -> Float.floatToRawIntBits(real.floatValue());
            case Double real -> Double.doubleToRawLongBits(real);
            default -> (Long) value;
        };
        for (int i = 0; i < bits; i++) {
            int bit = bitOffset + i;
            long at = byteOf(offset, bit);
            int mask = 1 << (bit & 7);
            int old = memory.get(ValueLayout.JAVA_BYTE, at);
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) (((raw >>> i) & 1) != 0 ? old | mask : old & ~mask));
        }
    }

    private long byteOf(long offset, int bit) {
        return order == ByteOrder.LITTLE_ENDIAN ? offset + bit / 8 : offset + bytes - 1 - bit / 8;
    }

    /** A value that differs from those of other seeds as far as the width allows, and is not zero. */
    Object distinct(long seed) {
        return switch (kind) {
            case TRUTH -> true;
            case REAL -> (double) seed;
            default -> {
                long mixed = (seed * 0x9e37_79b9_7f4a_7c15L) >>> (64 - bits);
                long value = mixed == 0 ? 1 : mixed;
                yield kind == Kind.SIGNED ? (value << (64 - bits)) >> (64 - bits) : value;
            }
        };
    }
}
