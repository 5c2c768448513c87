package org.fwabi.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fwabi.testing.SpecField.Slot;

/** Values through the generated accessors, against the bytes that the specs' offsets and types give. */
final class ValueTests {
    private final Subject subject;
    private final Mismatches mismatches = new Mismatches();

    ValueTests(Subject subject) {
        this.subject = subject;
    }

    /**
     * Every field is written with a value of its own, and then read. What shares its bytes, and what counts elements, is
     * written alone. Afterwards no byte differs from what the specs say, padding included.
     */
    void distinct() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment expected = subject.memory(arena);
            MemorySegment actual = subject.memory(arena);
            subject.fillCounts(expected);
            subject.fillCounts(actual);
            Object view = subject.type().view(actual);
            MemorySegment before = subject.memory(arena);
            Map<Slot, Object> written = new LinkedHashMap<>();
            long seed = 1;
            for (SpecField field : subject.spec().fields()) {
                boolean alone = field.overlay() || subject.spec().counts(field);
                for (Slot slot : field.slots(actual)) {
                    Object value = subject.spec().counts(field) ? one(slot, actual) : distinct(field, seed++);
                    if (alone) {
                        before.copyFrom(actual);
                        write(slot, value, view, expected);
                        same(expected, actual, slot, value);
                        read(slot, value, view);
                        actual.copyFrom(before);
                        expected.copyFrom(before);
                    } else {
                        write(slot, value, view, expected);
                        written.put(slot, value);
                    }
                }
            }
            for (Map.Entry<Slot, Object> entry : written.entrySet()) {
                same(expected, actual, entry.getKey(), entry.getValue());
                read(entry.getKey(), entry.getValue(), view);
            }
            long at = expected.mismatch(actual);
            if (at >= 0) {
                mismatches.add("%s: writing all fields changes byte %d, which is none of theirs", subject.at(), at);
            }
        }
        mismatches.fail();
    }

    /** Every field of memory that is all one byte. */
    void uniform(int fill) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena).fill((byte) fill);
            subject.fillCounts(memory);
            Object view = subject.type().view(memory);
            for (SpecField field : subject.spec().fields()) {
                field.slots(memory).forEach(slot -> read(slot, held(slot, memory), view));
            }
        }
        mismatches.fail();
    }

    /** A number that the enum does not have stays what it is. */
    void unknown(SpecField field) {
        long number = field.unknown().orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena);
            subject.fillCounts(memory);
            Object view = subject.type().view(memory);
            Accessor constant = new Accessor(
                    view.getClass(), field.accessor(), field.dimensions().size(), false);
            for (Slot slot : field.slots(memory)) {
                subject.accessor(field, view).set(view, number, slot.indexes());
                read(slot, number, view);
                Object value = constant.get(view, slot.indexes());
                if (!Accessor.isNothing(value) && !UnknownNumber.is(value, number)) {
                    mismatches.add("%s holds %d, which its enum lacks, and reads %s", subject.at(field), number, value);
                }
            }
        }
        mismatches.fail();
    }

    private static Object distinct(SpecField field, long seed) {
        return switch (field.type()) {
            case SpecType.Value(Scalar scalar, var handle) -> scalar.distinct(seed);
            case SpecType.Text(long size) -> {
                String text = "n" + seed + "é";
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield bytes.length < size ? text : "t".repeat((int) Math.max(0, size - 1));
            }
            case SpecType.Struct struct -> struct.probed().distinct(seed);
        };
    }

    /** A count that all the elements allow. */
    private static Object one(Slot slot, MemorySegment memory) {
        return slot.field().type() instanceof SpecType.Value(Scalar scalar, var handle)
                        && !scalar.read(memory, slot.offset()).equals(0L)
                ? 1L
                : (Object) 0L;
    }

    /** Writes through the accessor, and into the other memory by the spec. */
    private void write(Slot slot, Object value, Object view, MemorySegment expected) {
        SpecField field = slot.field();
        Accessor accessor = subject.accessor(field, view);
        try {
            switch (field.type()) {
                case SpecType.Value(Scalar scalar, var handle) -> {
                    accessor.set(view, value, slot.indexes());
                    scalar.write(expected, slot.offset(), value);
                }
                case SpecType.Text(long size) -> {
                    accessor.set(view, value, slot.indexes());
                    MemorySegment place = expected.asSlice(slot.offset(), size).fill((byte) 0);
                    place.copyFrom(MemorySegment.ofArray(((String) value).getBytes(StandardCharsets.UTF_8)));
                }
                case SpecType.Struct struct -> {
                    if (!struct.probe().isEmpty()) {
                        Probe.set(accessor.get(view, slot.indexes()), struct.probe(), value);
                        struct.probed().write(expected, slot.offset() + struct.probeOffset(), value);
                    }
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            mismatches.add(
                    "%s, element %s, refuses %s: %s", subject.at(field), slot, value, String.valueOf(e.getMessage()));
        }
    }

    private void read(Slot slot, Object value, Object view) {
        Object actual;
        try {
            actual = subject.accessor(slot.field(), view).get(view, slot.indexes());
            if (slot.field().type() instanceof SpecType.Struct struct) {
                if (struct.probe().isEmpty()) {
                    return;
                }
                actual = Probe.get(actual, struct.probe());
            }
        } catch (IndexOutOfBoundsException e) {
            mismatches.add("%s has no element %s: %s", subject.at(slot.field()), slot, String.valueOf(e.getMessage()));
            return;
        }
        mismatches.expect(value, actual, slot + " of " + subject.at(slot.field()));
    }

    /** What the bytes of a slot say by the spec. */
    private static Object held(Slot slot, MemorySegment memory) {
        return switch (slot.field().type()) {
            case SpecType.Value(Scalar scalar, var handle) -> scalar.read(memory, slot.offset());
            case SpecType.Struct struct -> struct.probed().read(memory, slot.offset() + struct.probeOffset());
            case SpecType.Text(long size) -> {
                byte[] bytes = memory.asSlice(slot.offset(), size).toArray(ValueLayout.JAVA_BYTE);
                int end = 0;
                while (end < bytes.length && bytes[end] != 0) {
                    end++;
                }
                yield new String(bytes, 0, end, StandardCharsets.UTF_8);
            }
        };
    }

    private void same(MemorySegment expected, MemorySegment actual, Slot slot, Object value) {
        long size = slot.field().type().size();
        long at = expected.asSlice(slot.offset(), size).mismatch(actual.asSlice(slot.offset(), size));
        if (at >= 0) {
            mismatches.add(
                    "%s, element %s = %s: byte %d differs", subject.at(slot.field()), slot, value, slot.offset() + at);
        }
    }
}
