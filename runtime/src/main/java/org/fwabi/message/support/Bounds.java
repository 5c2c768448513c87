package org.fwabi.message.support;

import java.lang.foreign.MemorySegment;

/** How many elements an array has. */
public final class Bounds {
    private Bounds() {}

    /**
     * The elements of a flexible array: as many as the memory behind it holds.
     *
     * @param offset of the array
     * @param step bytes an element takes
     */
    public static int flexible(MemorySegment segment, long offset, int step) {
        long elements = (segment.byteSize() - offset) / step;
        return Math.clamp(elements, 0, Integer.MAX_VALUE);
    }

    /** As {@link #flexible} where {@code length} is negative, else {@code length}. */
    public static int fixedOrFlexible(MemorySegment segment, long offset, int step, int length) {
        return length >= 0 ? length : flexible(segment, offset, step);
    }

    /**
     * The elements of an array that a count bounds. A received message has been checked, so its count fits; memory that
     * was not checked must not let a view leave the array all the same.
     *
     * @param count unsigned
     * @param capacity what the array can hold
     */
    public static int counted(long count, int capacity) {
        return Long.compareUnsigned(count, capacity) < 0 ? (int) count : capacity;
    }
}
