package org.fwabi.testing;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field as the specs have it in one release.
 *
 * @param name C name in that release
 * @param newest C name in the newest release that has it
 * @param accessor its name in Java
 * @param offset in bytes
 * @param type what one element is
 * @param dimensions outermost first, -1 for an open one; a text's letters are no dimension
 * @param counter C name of the field that counts the elements
 * @param overlay whether it shares its bytes with other fields
 * @param single whether the spec has one value here, of which Java makes an array because other releases have one
 * @param unknown a number that the field's enum does not have, for a field that holds one
 * @param place file and line of the spec
 */
record SpecField(
        String name,
        String newest,
        String accessor,
        long offset,
        SpecType type,
        List<Integer> dimensions,
        Optional<String> counter,
        boolean overlay,
        boolean single,
        Optional<Long> unknown,
        String place) {
    /** Elements of an open array that test memory has room for. */
    static final int TAIL = 3;

    /** Of a longer array so many elements are tested, the first and the last among them. */
    private static final int MOST = 128;

    /** An element: its indexes, and where it lies. */
    @SuppressWarnings("ArrayRecordComponent") // made for reflection, which takes arrays; no two are equal
    record Slot(SpecField field, int[] indexes, long offset) {
        @Override
        public String toString() {
            if (field.single()) {
                return field.name();
            }
            StringBuilder text = new StringBuilder(field.name());
            for (int index : indexes) {
                text.append('[').append(index).append(']');
            }
            return text.toString();
        }
    }

    boolean open() {
        return !dimensions.isEmpty() && dimensions.getFirst() < 0;
    }

    /** Bytes from one element of the outermost dimension to the next. */
    long step() {
        long step = type.size();
        for (int length : dimensions.subList(Math.min(1, dimensions.size()), dimensions.size())) {
            step *= length;
        }
        return step;
    }

    /** Elements of the outermost dimension that memory of this size has; 1 for a single value. */
    long capacity(long memorySize) {
        if (dimensions.isEmpty()) {
            return 1;
        }
        return open() ? Math.max(0, memorySize - offset) / step() : dimensions.getFirst();
    }

    /** The elements that memory has, or enough of them. */
    List<Slot> slots(MemorySegment memory) {
        long rows = capacity(memory.byteSize());
        long perRow = Math.max(1, step() / Math.max(1, type.size()));
        long all = rows * perRow;
        List<Slot> slots = new ArrayList<>();
        long taken = Math.min(all, MOST);
        for (long i = 0; i < taken; i++) {
            long flat = all <= MOST ? i : i * (all - 1) / (MOST - 1);
            slots.add(new Slot(this, indexes(flat), offset + flat * type.size()));
        }
        return slots;
    }

    private int[] indexes(long flat) {
        int[] indexes = new int[dimensions.size()];
        long rest = flat;
        for (int i = indexes.length - 1; i > 0; i--) {
            indexes[i] = (int) (rest % dimensions.get(i));
            rest /= dimensions.get(i);
        }
        if (indexes.length > 0) {
            indexes[0] = (int) rest;
        }
        return indexes;
    }
}
