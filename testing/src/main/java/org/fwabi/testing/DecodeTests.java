package org.fwabi.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.testing.SpecField.Slot;

/**
 * The generated accessors against the generic decoder, which derives the layout by code of its own from the flattened
 * spec: on random bytes both read the same, and what both write is the same.
 */
final class DecodeTests {
    private static final int ROUNDS = 4;
    private static final long SEED = 0x5eed_0004L;

    private final Subject subject;
    private final ReleaseTable table;
    private final Mismatches mismatches = new Mismatches();

    DecodeTests(Subject subject, ReleaseTable table) {
        this.subject = subject;
        this.table = table;
    }

    void agrees() {
        Random random = new Random(SEED);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment outer = arena.allocate(outerSize(), 8);
            MemorySegment memory = decoded(outer).memory();
            mismatches.expect(decoded(outer).type().size(), subject.spec().size(), "the size of " + subject.at());
            MemorySegment other = arena.allocate(memory.byteSize(), 8);
            Object view = subject.type().view(memory);
            for (int round = 0; round < ROUNDS; round++) {
                fill(memory, random);
                other.copyFrom(memory);
                forEachSlot(memory, slot -> read(slot, view, decoded(outer)));
                Decoded decoder = new Decoded(decoded(outer).type(), other, table.order());
                forEachSlot(memory, slot -> write(slot, view, decoder, random));
                long at = other.mismatch(memory);
                if (at >= 0) {
                    mismatches.add(
                            "%s: the decoder writes another byte at %d, which is in %s", subject.at(), at, holder(at));
                }
            }
        }
        mismatches.fail();
    }

    private void forEachSlot(MemorySegment memory, Consumer<Slot> action) {
        subject.spec().fields().forEach(field -> field.slots(memory).forEach(action));
    }

    private String holder(long at) {
        return subject.spec().fields().stream()
                .filter(field -> field.offset() <= at)
                .reduce((first, second) -> second)
                .map(subject::at)
                .orElse("none of the fields");
    }

    /** What is written in place may be an element of an open array, for which there must be room. */
    private long outerSize() {
        long own = table.struct(subject.spec().decodedIn()).size();
        long inner = subject.spec().memorySize();
        return subject.spec().decodedAt().isEmpty() ? Math.max(own, inner) : own + inner;
    }

    private Decoded decoded(MemorySegment outer) {
        Decoded whole = table.view(subject.spec().decodedIn(), outer);
        return subject.spec().decodedAt().isEmpty()
                ? whole
                : whole.at(subject.spec().decodedAt());
    }

    private void fill(MemorySegment memory, Random random) {
        for (long i = 0; i < memory.byteSize(); i++) {
            memory.set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt());
        }
        subject.fillCounts(memory);
    }

    private void read(Slot slot, Object view, Decoded decoded) {
        SpecField field = slot.field();
        if (field.type() instanceof SpecType.Struct) {
            mismatches.expect(
                    slot.offset(),
                    decoded.offset(slot.toString()),
                    "the place of " + slot + " of " + subject.at(field));
        } else {
            Object actual = subject.accessor(field, view).get(view, slot.indexes());
            mismatches.expect(value(slot, decoded), actual, slot + " of " + subject.at(field));
        }
    }

    /** A count stays what it is, so that all elements stay in sight. */
    private void write(Slot slot, Object view, Decoded decoder, Random random) {
        SpecField field = slot.field();
        if (field.type() instanceof SpecType.Struct || subject.spec().counts(field)) {
            return;
        }
        Object value = value(field, random);
        subject.accessor(field, view).set(view, value, slot.indexes());
        write(slot, value, decoder);
    }

    private static Object value(SpecField field, Random random) {
        return switch (field.type()) {
            case SpecType.Value(Scalar scalar, var handle) -> scalar.distinct(1 + random.nextInt(1_000_000));
            default -> field.type().size() > 1 ? "z" : "";
        };
    }

    private static Object value(Slot slot, Decoded decoded) {
        String path = slot.toString();
        return switch (slot.field().type()) {
            case SpecType.Value(Scalar scalar, var handle) ->
                switch (scalar.kind()) {
                    case TRUTH -> decoded.getBoolean(path);
                    case REAL ->
                        scalar.bytes() == 4
                                ? (Object) (double) Float.intBitsToFloat((int) decoded.getLong(path))
                                : Double.longBitsToDouble(decoded.getLong(path));
                    default -> decoded.getLong(path);
                };
            default -> decoded.getString(path);
        };
    }

    private static void write(Slot slot, Object value, Decoded decoded) {
        switch (value) {
            case Boolean truth -> decoded.setBoolean(slot.toString(), truth);
            case String text -> decoded.setString(slot.toString(), text);
            case Double real
            when slot.field().type().size() == 4 ->
                decoded.setLong(slot.toString(), Float.floatToRawIntBits(real.floatValue()));
            case Double real -> decoded.setLong(slot.toString(), Double.doubleToRawLongBits(real));
            default -> decoded.setLong(slot.toString(), (Long) value);
        }
    }
}
