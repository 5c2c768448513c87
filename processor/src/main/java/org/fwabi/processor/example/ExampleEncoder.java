package org.fwabi.processor.example;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fwabi.processor.example.Assignment.Value;
import org.fwabi.processor.example.Place.Holder;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Semantics.ExampleValue;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.StructSpec;

/**
 * Writes an example as a release lays it out. The message is as long as its struct, or as its open end and the texts
 * behind it take.
 */
public final class ExampleEncoder {
    private final ByteOrder order;
    private byte[] bytes;

    private ExampleEncoder(ByteOrder order, long size) {
        this.order = order;
        this.bytes = new byte[Math.toIntExact(size)];
    }

    /**
     * The bytes of an example.
     *
     * @param example what to write
     * @param struct C name of its struct in the release
     * @throws ExampleFailure if a value does not fit its field there
     */
    public static byte[] encode(ExampleCase example, ReleaseLayout release, String struct) throws ExampleFailure {
        StructLayout layout = Optional.ofNullable(release.structs().get(struct))
                .orElseThrow(() -> new ExampleFailure("struct " + struct + " has findings of its own"));
        Map<String, ExampleValue> fields = example.example().fields();
        List<Assignment> values = Assignments.of(release, layout, fields);
        ExampleEncoder encoder = new ExampleEncoder(release.release().family().byteOrder(), layout.size());
        if (example.fresh()) {
            encoder.presets(Holder.message(release, layout));
        }
        values.forEach(encoder::write);
        values.forEach(encoder::pool);
        return encoder.bytes;
    }

    /** What a new message holds before anybody writes; what lies over other fields has no say in it. */
    private void presets(Holder holder) {
        holder.meaning().ifPresent(meaning -> {
            for (FieldMeaning field : meaning.fields().values()) {
                Optional<BigInteger> value = field.selfSize()
                        ? Optional.of(BigInteger.valueOf(holder.layout().size()))
                        : field.preset();
                value.ifPresent(number -> holder.find(field.field())
                        .ifPresent(place -> place.elements().forEach(element -> number(element, number))));
            }
        });
        if (holder.layout().spec().kind() == StructSpec.Kind.STRUCT) {
            for (FieldLayout field : holder.layout().fields()) {
                if (!field.spec().anonymous()) {
                    holder.place(field)
                            .elements()
                            .forEach(element -> element.inside("").ifPresent(this::presets));
                }
            }
        }
    }

    private void write(Assignment assignment) {
        Place place = assignment.place();
        room(place);
        switch (assignment.value()) {
            case Value.Whole(BigInteger number, String constant) -> number(place, number);
            case Value.Truth(boolean truth) -> bytes[(int) place.offset()] = (byte) (truth ? 1 : 0);
            case Value.Letters(String text) -> {
                byte[] letters = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(letters, 0, bytes, (int) place.offset(), letters.length);
            }
            case Value.Pooled pooled -> {
                // Behind everything else, once that is known.
            }
        }
    }

    /** An open array grows by whole elements of the struct that its field is. */
    private void room(Place place) {
        long end = place.offset() + Math.max(1, place.step());
        for (long whole :
                List.of(end, place.holder().offset() + place.holder().layout().size())) {
            if (whole > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.toIntExact(whole));
            }
        }
    }

    private void pool(Assignment assignment) {
        if (assignment.value() instanceof Value.Pooled(String text)) {
            byte[] letters = text.getBytes(StandardCharsets.UTF_8);
            int at = bytes.length;
            bytes = Arrays.copyOf(bytes, at + letters.length + 1);
            System.arraycopy(letters, 0, bytes, at, letters.length);
            number(assignment.place(), BigInteger.valueOf(at));
        }
    }

    private void number(Place place, BigInteger number) {
        int size = place.byteTail() ? 1 : (int) place.field().elementSize();
        OptionalInt bitOffset = place.field().bitOffset();
        int shift = bitOffset.orElse(0);
        int bits = bitOffset.isPresent() ? place.bits() : 8 * size;
        BigInteger raw = place.scalar()
                .map(scalar -> switch (scalar) {
                    case F32 -> BigInteger.valueOf(Float.floatToRawIntBits(number.floatValue()));
                    case F64 -> BigInteger.valueOf(Double.doubleToRawLongBits(number.doubleValue()));
                    default -> number;
                })
                .orElse(number);
        for (int i = 0; i < bits; i++) {
            int bit = shift + i;
            int at = (int) place.offset() + (order == ByteOrder.LITTLE_ENDIAN ? bit / 8 : size - 1 - bit / 8);
            int mask = 1 << bit % 8;
            bytes[at] = (byte) (raw.testBit(i) ? bytes[at] | mask : bytes[at] & ~mask);
        }
    }
}
