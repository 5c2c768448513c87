package org.fwabi.processor.example;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.example.Assignment.Value;
import org.fwabi.processor.example.Place.Holder;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.Count;
import org.fwabi.processor.spec.Semantics.ExampleValue;
import org.fwabi.processor.spec.Semantics.FieldMeaning;

/**
 * The values of an example in one release, one by one: lists become their elements, and a count that the file does not
 * name is that of the elements it does name. Counts come first, as whoever writes through accessors needs it.
 */
final class Assignments {
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_]+)((?:\\[[0-9]+])*)");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");

    private final Set<String> named;
    private final List<Assignment> values = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Place> counters = new LinkedHashMap<>();

    private Assignments(Set<String> named) {
        this.named = named;
    }

    /**
     * The values. A path that the release lacks has none.
     *
     * @param fields values by path
     * @throws ExampleFailure if a value does not fit its field
     */
    static List<Assignment> of(ReleaseLayout release, StructLayout struct, Map<String, ExampleValue> fields)
            throws ExampleFailure {
        Assignments assignments = new Assignments(fields.keySet());
        Holder message = Holder.message(release, struct);
        for (Map.Entry<String, ExampleValue> field : fields.entrySet()) {
            assignments.resolve(message, field.getKey(), field.getValue());
        }
        return assignments.all();
    }

    private List<Assignment> all() {
        List<Assignment> all = new ArrayList<>();
        counters.forEach((path, place) -> {
            if (!named.contains(path)) {
                all.add(new Assignment(
                        path, place, new Value.Whole(BigInteger.valueOf(counts.getOrDefault(path, 0L)), "")));
            }
        });
        // A named count is moved to the front as well.
        values.stream().filter(value -> counters.containsKey(value.path())).forEach(all::add);
        values.stream().filter(value -> !counters.containsKey(value.path())).forEach(all::add);
        return List.copyOf(all);
    }

    private void resolve(Holder message, String path, ExampleValue value) throws ExampleFailure {
        Holder in = message;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches()) {
                throw new ExampleFailure("'" + path + "' is no path");
            }
            Optional<Place> found = in.find(step.group(1));
            if (found.isEmpty()) {
                return;
            }
            Place place = found.get();
            List<Long> indexes = INDEX.matcher(step.group(2))
                    .results()
                    .map(match -> Long.valueOf(match.group()))
                    .toList();
            for (int index = 0; index < indexes.size(); index++) {
                if (index == 0) {
                    counted(place, indexes.getFirst() + 1);
                }
                place = place.element(indexes.get(index));
            }
            if (i == steps.length - 1) {
                assign(path, place, value, indexes.isEmpty());
                return;
            }
            Optional<Holder> inside = place.inside(step.group(2));
            if (inside.isEmpty()) {
                throw new ExampleFailure("'" + place.path() + step.group(2) + "' is not one struct");
            }
            in = inside.get();
        }
    }

    /** Remembers how many elements of an array are named. */
    private void counted(Place array, long elements) {
        Optional<Place> counter = array.holder()
                .meaning()
                .flatMap(known -> Optional.ofNullable(known.counts().get(array.newest())))
                .map(Count::field)
                .flatMap(array.holder()::find);
        counter.ifPresent(place -> {
            counters.putIfAbsent(place.path(), place);
            counts.merge(place.path(), elements, Math::max);
        });
    }

    private void assign(String path, Place place, ExampleValue value, boolean whole) throws ExampleFailure {
        switch (value) {
            case ExampleValue.Many(List<ExampleValue> elements) -> {
                if (whole) {
                    counted(place, elements.size());
                }
                for (int i = 0; i < elements.size(); i++) {
                    assign(path + "[" + i + "]", place.element(i), elements.get(i), false);
                }
            }
            case ExampleValue.Text(String text) when letters(place) -> text(path, place, text, whole);
            case ExampleValue.Text(String text) -> {
                single(path, place);
                values.add(new Assignment(
                        path,
                        place,
                        place.meaning().filter(FieldMeaning::textOffset).isPresent()
                                ? new Value.Pooled(text)
                                : new Value.Whole(constant(path, place, text), text)));
            }
            case ExampleValue.Truth(boolean truth) -> {
                single(path, place);
                values.add(new Assignment(
                        path,
                        place,
                        place.scalar().equals(Optional.of(ScalarType.BOOL8))
                                ? new Value.Truth(truth)
                                : new Value.Whole(truth ? BigInteger.ONE : BigInteger.ZERO, "")));
            }
            case ExampleValue.Whole(BigInteger number) -> {
                single(path, place);
                values.add(new Assignment(path, place, number(path, place, number)));
            }
        }
    }

    private static void single(String path, Place place) throws ExampleFailure {
        if (!place.dimensions().isEmpty() || place.scalar().isEmpty()) {
            throw new ExampleFailure("'" + path + "' is not one value");
        }
    }

    /** Whether it is an array of bytes or characters, of which text may be written. */
    private static boolean letters(Place place) {
        return place.dimensions().size() == 1
                && place.scalar()
                        .filter(scalar -> scalar == ScalarType.CHAR || scalar == ScalarType.U8)
                        .isPresent();
    }

    private void text(String path, Place place, String text, boolean whole) throws ExampleFailure {
        int room = place.dimensions().getFirst();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean characters = place.scalar().equals(Optional.of(ScalarType.CHAR))
                || place.meaning().filter(FieldMeaning::text).isPresent();
        boolean closed = characters && room >= 0;
        if (closed) {
            if (bytes.length >= room) {
                throw new ExampleFailure(
                        "'%s' holds %d bytes with a NUL, and the text has %d".formatted(path, room, bytes.length));
            }
            values.add(new Assignment(path, place, new Value.Letters(text)));
            return;
        }
        if (room >= 0 && bytes.length > room) {
            throw new ExampleFailure("'%s' holds %d bytes, and the text has %d".formatted(path, room, bytes.length));
        }
        if (whole) {
            counted(place, bytes.length);
        }
        for (int i = 0; i < bytes.length; i++) {
            values.add(new Assignment(
                    path + "[" + i + "]",
                    place.element(i),
                    new Value.Whole(BigInteger.valueOf(Byte.toUnsignedInt(bytes[i])), "")));
        }
    }

    private static BigInteger constant(String path, Place place, String name) throws ExampleFailure {
        Optional<EnumSpec> found = place.enumeration();
        if (found.isEmpty()) {
            throw new ExampleFailure("'%s' holds no enum, so '%s' means nothing to it".formatted(path, name));
        }
        EnumSpec enumeration = found.get();
        Optional<String> own = place.enumMeaning(enumeration)
                .flatMap(meaning -> Renames.constant(meaning, name, enumeration.values()::containsKey))
                .or(() -> Optional.of(name));
        Long number = enumeration.values().get(own.get());
        if (number == null) {
            throw new ExampleFailure("enum %s has no constant '%s'".formatted(enumeration.name(), name));
        }
        return BigInteger.valueOf(number);
    }

    private static Value number(String path, Place place, BigInteger number) throws ExampleFailure {
        if (place.scalar().equals(Optional.of(ScalarType.BOOL8))
                && (number.equals(BigInteger.ZERO) || number.equals(BigInteger.ONE))) {
            return new Value.Truth(number.signum() != 0);
        }
        int bits = place.bits();
        boolean fits = number.compareTo(BigInteger.ONE.shiftLeft(bits)) < 0
                && number.compareTo(BigInteger.ONE.shiftLeft(bits - 1).negate()) >= 0;
        if (!fits) {
            throw new ExampleFailure("'%s' has %d bits, and %s has more".formatted(path, bits, number));
        }
        return new Value.Whole(number, "");
    }
}
