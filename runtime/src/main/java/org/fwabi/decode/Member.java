package org.fwabi.decode;

import java.util.List;

/**
 * A member of a struct or union, laid out.
 *
 * @param name its C name; empty for an anonymous struct or union, whose members are then reached directly
 * @param type what one element is
 * @param dimensions array bounds, outermost first; of a flexible array only the inner ones
 * @param flexible whether the outermost dimension is open
 * @param offset in bytes from the start of the struct; of a bitfield, of the unit that holds it
 * @param bitOffset the lowest bit of a bitfield in its unit
 * @param bits width of a bitfield; 0 if it is none
 */
public record Member(
        String name,
        MemberType type,
        List<Integer> dimensions,
        boolean flexible,
        long offset,
        int bitOffset,
        int bits) {
    public Member {
        dimensions = List.copyOf(dimensions);
    }

    /** Number of dimensions, an open one included. */
    public int rank() {
        return dimensions.size() + (flexible ? 1 : 0);
    }

    /** Size of all elements in bytes; 0 for a flexible array. */
    public long size() {
        return flexible ? 0 : stride(0);
    }

    /** Whether this is a bitfield. */
    public boolean bitfield() {
        return bits != 0;
    }

    /**
     * Bytes that one index step in dimension {@code depth - 1} skips; the size of the whole array at depth 0.
     *
     * @param depth 0 to {@link #rank()}
     */
    long stride(int depth) {
        int from = flexible ? depth - 1 : depth;
        long bytes = type.size();
        for (int i = Math.max(from, 0); i < dimensions.size(); i++) {
            bytes *= dimensions.get(i);
        }
        return bytes;
    }
}
