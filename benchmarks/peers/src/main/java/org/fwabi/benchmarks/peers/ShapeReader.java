package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.spec.ScalarType;

/** Reads shapes out of bindings. A field gets the same number whichever release is read. */
final class ShapeReader {
    /** Arrays of bytes that are no longer, and no text, are read and written one by one. */
    private static final int BULK = 32;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> tails;

    /** @param tails elements that the benchmarks put into a flexible array, by its C name */
    ShapeReader(Map<String, Integer> tails) {
        this.tails = Map.copyOf(tails);
    }

    /** The shape of a struct in a release, by its position in the request. */
    Shape read(StructBinding struct, int release) {
        return read(struct, release, struct.neutralName());
    }

    private Shape read(StructBinding struct, int release, String path) {
        Map<String, Line> lines = lines(struct, release);
        List<Field> fields = new ArrayList<>();
        boolean overlaid = false;
        for (FieldBinding binding : struct.fields()) {
            boolean overlay = struct.layouts().stream()
                    .flatMap(layout -> layout.members().stream())
                    .map(Line::parse)
                    .anyMatch(line -> line.name().equals(binding.cName()) && line.overlay());
            if (overlay && overlaid) {
                continue;
            }
            overlaid |= overlay;
            fields.add(field(struct, binding, release, path, Optional.ofNullable(lines.get(binding.cName())), lines));
        }
        long end = fields.stream()
                .filter(Field::present)
                .mapToLong(field -> field.offset() + field.elements() * field.elementSize())
                .max()
                .orElse(0);
        return new Shape(struct.javaType(), Math.max(struct.layoutOf(release).size(), end), fields);
    }

    private static Map<String, Line> lines(StructBinding struct, int release) {
        Map<String, Line> lines = new HashMap<>();
        if (struct.in(release)) {
            struct.layoutOf(release).members().stream().map(Line::parse).forEach(line -> lines.put(line.name(), line));
        }
        return lines;
    }

    private Field field(
            StructBinding struct,
            FieldBinding binding,
            int release,
            String path,
            Optional<Line> found,
            Map<String, Line> lines) {
        String full = path + "." + binding.cName();
        int number = numbers.computeIfAbsent(full, key -> numbers.size() + 1);
        List<Line> everywhere = struct.layouts().stream()
                .flatMap(layout -> layout.members().stream())
                .map(Line::parse)
                .filter(line -> line.name().equals(binding.cName()))
                .toList();
        Line any = found.orElse(everywhere.get(0));
        Optional<Shape> nested = any.nested() < 0
                ? Optional.empty()
                : Optional.of(read(struct.nestedTypes().get(any.nested()), release, full));
        List<Integer> lengths = lengths(any);
        Optional<ScalarType> scalar = nested.isPresent() ? Optional.empty() : ScalarType.named(any.type());
        if (nested.isEmpty() && scalar.isEmpty()) {
            throw new IllegalArgumentException(full + ": the peers have no " + any.type());
        }
        int longest = everywhere.stream()
                .mapToInt(line -> lengths(line).stream().reduce(1, (a, b) -> a * b))
                .max()
                .orElse(0);
        boolean bytes =
                everywhere.stream().allMatch(line -> List.of("u8", "char").contains(line.type()));
        int counts = lines.values().stream()
                .filter(line -> line.count().equals(Optional.of(binding.cName())))
                .mapToInt(line -> lengths(line).get(0))
                .findFirst()
                .orElse(-1);
        Optional<FieldBinding> counted = any.count()
                .flatMap(name -> struct.fields().stream()
                        .filter(other -> other.cName().equals(name))
                        .findFirst());
        return new Field(
                binding,
                number,
                found.isPresent(),
                any.offset(),
                scalar,
                scalar.map(type -> narrowest(everywhere, type)),
                nested,
                lengths,
                nested.map(Shape::size)
                        .orElseGet(() -> (long) scalar.orElseThrow().size()),
                counts,
                counted,
                bytes && lengths.size() == 1 && (longest > BULK || any.type().equals("char")));
    }

    private List<Integer> lengths(Line line) {
        return line.dimensions().stream()
                .map(length -> length >= 0 ? length : Objects.requireNonNull(tails.get(line.name()), line.name()))
                .toList();
    }

    private static ScalarType narrowest(List<Line> lines, ScalarType any) {
        ScalarType narrowest = any;
        for (Line line : lines) {
            Optional<ScalarType> type = ScalarType.named(line.type());
            if (type.isPresent() && type.get().size() < narrowest.size()) {
                narrowest = type.get();
            }
        }
        return narrowest;
    }

    /** A member as the bindings' layout says it. */
    private record Line(
            String name,
            long offset,
            String type,
            int nested,
            List<Integer> dimensions,
            Optional<String> count,
            boolean overlay) {
        static Line parse(String line) {
            String[] words = line.split(" ", -1);
            int bracket = words[2].indexOf('[');
            String type = bracket < 0 ? words[2] : words[2].substring(0, bracket);
            List<Integer> dimensions = new ArrayList<>();
            for (int at = bracket; at >= 0; at = words[2].indexOf('[', at + 1)) {
                String length = words[2].substring(at + 1, words[2].indexOf(']', at));
                dimensions.add(length.isEmpty() ? -1 : Integer.parseInt(length));
            }
            Optional<String> count = Optional.empty();
            boolean overlay = false;
            for (int i = 3; i < words.length; i++) {
                if (words[i].startsWith("count=")) {
                    count = Optional.of(words[i].substring("count=".length()));
                }
                overlay |= words[i].equals("overlay");
            }
            return new Line(
                    words[0],
                    Long.parseLong(words[1]),
                    type,
                    type.startsWith("{") ? Integer.parseInt(type.substring(1, type.length() - 1)) : -1,
                    dimensions,
                    count,
                    overlay);
        }
    }
}
