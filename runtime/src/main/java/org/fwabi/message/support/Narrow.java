package org.fwabi.message.support;

/** Java values to narrower wire values: what does not fit is refused, never cut. */
public final class Narrow {
    private Narrow() {}

    /** 0 to 255. */
    public static byte u8(long value, String field) {
        if ((value & ~0xffL) != 0) {
            throw outside(value, field, 0, 0xff);
        }
        return (byte) value;
    }

    /** 0 to 65,535. */
    public static short u16(long value, String field) {
        if ((value & ~0xffffL) != 0) {
            throw outside(value, field, 0, 0xffff);
        }
        return (short) value;
    }

    /** 0 to 2<sup>32</sup> - 1. */
    public static int u32(long value, String field) {
        if (value >>> 32 != 0) {
            throw outside(value, field, 0, 0xffff_ffffL);
        }
        return (int) value;
    }

    /** -128 to 127. */
    public static byte s8(long value, String field) {
        if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
            throw outside(value, field, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        return (byte) value;
    }

    /** -32,768 to 32,767. */
    public static short s16(long value, String field) {
        if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
            throw outside(value, field, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return (short) value;
    }

    static IllegalArgumentException outside(long value, String field, long least, long most) {
        return new IllegalArgumentException("%s: %d is not in %d..%d".formatted(field, value, least, most));
    }
}
