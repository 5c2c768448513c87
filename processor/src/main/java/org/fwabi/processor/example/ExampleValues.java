package org.fwabi.processor.example;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.ScalarType;

/**
 * The values of an example in one release, for whoever writes them down in another language. Counts come first.
 *
 * @param path in C names of the newest release, e.g. {@code entries[0].type}
 * @param own the same in the names of this release
 * @param value what it is
 */
public record ExampleValues(String path, String own, Value value) {
    /** What a field holds. */
    public sealed interface Value {
        /**
         * A number.
         *
         * @param number without sign, but for fields that have one
         * @param bits of the field
         * @param constant the newest name of the enum's constant, if the file has it and it is the first of that number
         */
        record Whole(BigInteger number, int bits, Optional<String> constant) implements Value {}

        /** A truth value. */
        record Truth(boolean value) implements Value {}

        /** Text in an array. */
        record Letters(String text) implements Value {}

        /** Text behind the message, to which the field points. */
        record Pooled(String text) implements Value {}
    }

    /**
     * The values.
     *
     * @param struct C name of the example's struct in the release
     * @throws ExampleFailure if one does not fit its field there
     */
    public static List<ExampleValues> of(ExampleCase example, ReleaseLayout release, String struct)
            throws ExampleFailure {
        StructLayout layout = Optional.ofNullable(release.structs().get(struct))
                .orElseThrow(() -> new ExampleFailure("struct " + struct + " has findings of its own"));
        List<ExampleValues> values = new ArrayList<>();
        for (Assignment assignment :
                Assignments.of(release, layout, example.example().fields())) {
            values.add(new ExampleValues(assignment.path(), assignment.own(), value(assignment)));
        }
        return values;
    }

    private static Value value(Assignment assignment) {
        Place place = assignment.place();
        return switch (assignment.value()) {
            case Assignment.Value.Truth(boolean value) -> new Value.Truth(value);
            case Assignment.Value.Letters(String text) -> new Value.Letters(text);
            case Assignment.Value.Pooled(String text) -> new Value.Pooled(text);
            case Assignment.Value.Whole(BigInteger number, String constant) ->
                new Value.Whole(plain(place, number), place.bits(), first(place, number, constant));
        };
    }

    private static BigInteger plain(Place place, BigInteger number) {
        boolean signed = place.scalar().map(ScalarType::signed).orElse(false)
                && place.enumeration().isEmpty();
        BigInteger raw = number.mod(BigInteger.ONE.shiftLeft(place.bits()));
        return signed && raw.testBit(place.bits() - 1) ? raw.subtract(BigInteger.ONE.shiftLeft(place.bits())) : raw;
    }

    private static Optional<String> first(Place place, BigInteger number, String constant) {
        if (constant.isEmpty()) {
            return Optional.empty();
        }
        return place.enumeration()
                .map(EnumSpec::values)
                .flatMap(values -> values.entrySet().stream()
                        .filter(entry -> BigInteger.valueOf(entry.getValue()).equals(number))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .filter(first -> place.enumeration()
                        .flatMap(place::enumMeaning)
                        .map(meaning -> first.equals(constant)
                                || meaning.was()
                                        .getOrDefault(constant, List.of())
                                        .contains(first))
                        .orElse(first.equals(constant)))
                .map(first -> constant);
    }
}
