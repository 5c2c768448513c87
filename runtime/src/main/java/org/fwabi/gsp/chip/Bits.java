package org.fwabi.gsp.chip;

/** Fields of 32-bit registers, numbered as in register manuals: highest bit, lowest bit. */
public final class Bits {
    private Bits() {}

    /** The field's value, at the lowest bits of the result. */
    public static int get(int raw, int high, int low) {
        return (raw >>> low) & mask(high, low);
    }

    /** Whether a bit is 1. */
    public static boolean get(int raw, int bit) {
        return ((raw >>> bit) & 1) != 0;
    }

    /**
     * The register with a field replaced.
     *
     * @throws IllegalArgumentException if the value doesn't fit
     */
    public static int with(int raw, int high, int low, int value) {
        int mask = mask(high, low);
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException("0x%x does not fit bits %d:%d".formatted(value, high, low));
        }
        return (raw & ~(mask << low)) | (value << low);
    }

    /** A bit alone. */
    public static int bit(int bit) {
        return 1 << bit;
    }

    private static int mask(int high, int low) {
        return -1 >>> (31 - (high - low));
    }
}
