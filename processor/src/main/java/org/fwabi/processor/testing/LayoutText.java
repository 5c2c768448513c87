package org.fwabi.processor.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.testing.TestedStruct.Part;

/**
 * Writes a struct of one release as the testing library reads it: a line for the struct, one a field, with offset, type,
 * accessor and the line of the spec.
 */
final class LayoutText {
    private static final List<String> NO_PROBE = List.of("s", "f", "c");

    private final Map<String, StructBinding> classes = new HashMap<>();

    /** @param all every top-level class */
    LayoutText(Collection<StructBinding> all) {
        all.forEach(this::index);
    }

    private void index(StructBinding struct) {
        classes.put(struct.javaType(), struct);
        struct.nested().forEach(this::index);
    }

    /** The lines. */
    List<String> lines(StructBinding binding, Part part) {
        List<List<String>> rows = new ArrayList<>();
        Optional<StructMeaning> meaning = TestedField.meaning(part);
        Set<String> present = new HashSet<>();
        List<TestedField> fields = TestedField.all(part);
        for (TestedField field : fields) {
            bound(binding, field.newest()).ifPresent(shown -> {
                present.add(shown.name());
                List<String> words = new ArrayList<>(List.of(
                        field.name(),
                        Long.toString(field.offset()),
                        type(shown, field),
                        shown.name(),
                        ":" + field.layout().spec().at().line()));
                if (!field.newest().equals(field.name())) {
                    words.add("newest=" + field.newest());
                }
                counter(shown, field, fields, meaning).ifPresent(name -> words.add("count=" + name));
                if (field.overlay()) {
                    words.add("overlay");
                }
                if (single(shown, field)) {
                    words.add("single");
                }
                unknown(shown, field, meaning).ifPresent(number -> words.add("unknown=" + number));
                if (shown.element() instanceof Element.Struct) {
                    probe(shown, field).ifPresent(probe -> words.add("probe=" + probe));
                }
                rows.add(words);
            });
        }
        List<String> lines = new ArrayList<>();
        lines.add(head(part));
        lines.addAll(columns(rows));
        binding.fields().stream()
                .filter(field -> !present.contains(field.name()))
                .filter(field -> field.accessors().stream().anyMatch(accessor -> accessor.role() == Role.HAS))
                .forEach(field -> lines.add("    lacks " + field.name()));
        return lines;
    }

    private static String head(Part part) {
        SourcePos at = part.layout().spec().at();
        return part.name() + " " + part.layout().size() + " " + at.file() + ":" + at.line()
                + part.in().map(in -> " in=" + in).orElse("");
    }

    private static Optional<FieldBinding> bound(StructBinding binding, String newest) {
        return binding.fields().stream()
                .filter(field -> field.cName().equals(newest))
                .findFirst();
    }

    private static String type(FieldBinding shown, TestedField field) {
        String element = switch (shown.element()) {
            case Element.Struct(String javaType, var layout) -> "{" + javaType + ":" + field.elementSize() + "}";
            case Element.Text text -> "char";
            case Element.Enumerated enumerated -> field.scalar(true);
            case Element.Plain plain -> field.scalar(false);
            case Element.Coded coded -> field.scalar(false);
        };
        return element
                + (single(shown, field) ? "[1]" : "")
                + field.dimensions().stream()
                        .map(length -> length < 0 ? "[]" : "[" + length + "]")
                        .collect(Collectors.joining());
    }

    /** Whether the release has one value where others have an array, which Java shows as an array of one. */
    private static boolean single(FieldBinding shown, TestedField field) {
        return field.dimensions().isEmpty() && !shown.dimensions().isEmpty();
    }

    private static Optional<String> counter(
            FieldBinding shown, TestedField field, List<TestedField> fields, Optional<StructMeaning> meaning) {
        return shown.count()
                .flatMap(count -> meaning)
                .flatMap(known -> Optional.ofNullable(known.counts().get(field.newest())))
                .flatMap(count -> fields.stream()
                        .filter(candidate -> candidate.newest().equals(count.field()))
                        .findFirst())
                .map(TestedField::name);
    }

    /** A number that fits the field and that its enum does not have. */
    private static Optional<String> unknown(FieldBinding shown, TestedField field, Optional<StructMeaning> meaning) {
        if (!(shown.element() instanceof Element.Enumerated)) {
            return Optional.empty();
        }
        Optional<EnumSpec> meant = meaning.flatMap(
                        known -> Optional.ofNullable(known.fields().get(field.newest())))
                .flatMap(FieldMeaning::enumName)
                .flatMap(name -> Optional.ofNullable(
                        field.part().release().release().enums().get(name)));
        Set<Long> known = meant.or(field::enumeration)
                .map(found -> (Set<Long>) new HashSet<>(found.values().values()))
                .orElse(Set.of());
        long number = (1L << Math.min(field.width(), 31)) - 1;
        while (number > 0 && known.contains(number)) {
            number--;
        }
        return Optional.of(Long.toString(number));
    }

    /** Where the testing library can tell that a nested view lies where it should: its first plain number. */
    private Optional<String> probe(FieldBinding shown, TestedField field) {
        return shown.element() instanceof Element.Struct(String javaType, var layout)
                ? Optional.ofNullable(classes.get(javaType))
                        .flatMap(inner -> field.struct().flatMap(part -> probe(inner, part)))
                : Optional.empty();
    }

    private Optional<String> probe(StructBinding inner, Part part) {
        List<TestedField> fields = TestedField.all(part);
        Optional<StructMeaning> meaning = TestedField.meaning(part);
        for (TestedField field : fields) {
            Optional<FieldBinding> shown = bound(inner, field.newest());
            if (shown.isEmpty()
                    || shown.get().dimensions().size() > 1
                    || field.dimensions().stream().anyMatch(length -> length <= 0)
                    || shown.get().count().isPresent()) {
                continue;
            }
            String index = shown.get().dimensions().isEmpty() ? "" : "[0]";
            switch (shown.get().element()) {
                case Element.Text text -> {}
                case Element.Struct struct -> {
                    Optional<String> deeper = probe(shown.get(), field);
                    if (deeper.isPresent()) {
                        return deeper.map(path -> shifted(shown.get().name() + index + "." + path, field.offset()));
                    }
                }
                default -> {
                    boolean held = shown.get().element() instanceof Element.Enumerated;
                    String type = field.scalar(held);
                    boolean counts = meaning.stream()
                            .flatMap(known -> known.counts().values().stream())
                            .anyMatch(count -> count.field().equals(field.newest()));
                    if (!counts && NO_PROBE.stream().noneMatch(type::startsWith)) {
                        return Optional.of(
                                shown.get().name() + (held ? "Raw" : "") + index + "@" + field.offset() + "/" + type);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String shifted(String probe, long by) {
        int at = probe.lastIndexOf('@');
        int slash = probe.lastIndexOf('/');
        long offset = Long.parseLong(probe.substring(at + 1, slash)) + by;
        return probe.substring(0, at + 1) + offset + probe.substring(slash);
    }

    /** Rows with what stands in the same place below each other. */
    private static List<String> columns(List<List<String>> rows) {
        int[] widths = new int[5];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> "    " + line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String word = row.get(i);
            int width = i < widths.length ? widths[i] : 0;
            String pad = " ".repeat(Math.max(0, width - word.length()));
            line.append(i == 1 ? pad + word : word + pad).append(' ');
        }
        return line.toString().stripTrailing();
    }
}
