package org.fwabi.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fwabi.message.BadMessage;

/** Size, offsets, and what a layout refuses to be a message at all. */
final class ShapeTests {
    private final Subject subject;
    private final Mismatches mismatches = new Mismatches();

    ShapeTests(Subject subject) {
        this.subject = subject;
    }

    void size() {
        mismatches.expect(subject.spec().size(), subject.type().byteSize(), "the size of " + subject.at());
        mismatches.expect(subject.spec().name(), subject.type().name(), "the C name of " + subject.at());
        mismatches.fail();
    }

    void offset(SpecField field) {
        long actual;
        try {
            actual = subject.type().offsetOf(field.newest());
        } catch (IllegalArgumentException e) {
            throw new AssertionError("the offset of " + subject.at(field) + " is not known: " + e.getMessage(), e);
        }
        mismatches.expect(field.offset(), actual, "the offset of " + subject.at(field));
        mismatches.fail();
    }

    void truncation() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, subject.spec().size()), 8);
            for (long length = 0; length < subject.spec().size(); length++) {
                if (subject.type().check(memory.asSlice(0, length)) == null) {
                    mismatches.add("%s is content with %d bytes", subject.at(), length);
                }
            }
            BadMessage bad = subject.type().check(memory);
            if (bad != null) {
                mismatches.add("%s refuses a whole message of zeros: %s", subject.at(), bad);
            }
        }
        mismatches.fail();
    }

    /** A count may reach the end of its array, and of the memory, and no further. */
    void count(SpecField array) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena);
            subject.fillCounts(memory);
            long capacity = array.capacity(memory.byteSize());
            BadMessage full = subject.type().check(memory);
            if (full != null) {
                mismatches.add("%s refuses %d elements: %s", subject.at(array), capacity, full);
            }
            for (long count : new long[] {capacity + 1, 2 * capacity + 7, 0x7fff_ffffL, 0xffff_ffffL}) {
                subject.counter(array, memory, count);
                if (read(array, memory) <= capacity) {
                    continue; // the counter is too narrow to say so
                }
                BadMessage bad = subject.type().check(memory);
                if (bad == null) {
                    mismatches.add("%s is content with %d elements of %d", subject.at(array), count, capacity);
                } else if (!bad.field().equals(newestCounter(array))) {
                    mismatches.add("%s: %d elements are blamed on %s", subject.at(array), count, bad.field());
                }
            }
            if (array.open() && capacity > 0) {
                subject.counter(array, memory, capacity);
                MemorySegment shorter = memory.asSlice(0, memory.byteSize() - 1);
                if (shorter.byteSize() >= subject.spec().size()
                        && subject.type().check(shorter) == null) {
                    mismatches.add("%s is content with a last element cut short", subject.at(array));
                }
            }
        }
        mismatches.fail();
    }

    private String newestCounter(SpecField array) {
        return array.counter().flatMap(subject.spec()::field).orElseThrow().newest();
    }

    private long read(SpecField array, MemorySegment memory) {
        SpecField counter = array.counter().flatMap(subject.spec()::field).orElseThrow();
        return counter.type() instanceof SpecType.Value(Scalar scalar, var handle)
                ? (Long) scalar.read(memory, counter.offset())
                : 0;
    }
}
