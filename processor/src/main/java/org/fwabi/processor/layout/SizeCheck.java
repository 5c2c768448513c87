package org.fwabi.processor.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;

/**
 * Compares a struct with the size that its spec states. Where they differ, says which field is the likely reason: the
 * first that is not where the base has it.
 */
final class SizeCheck {
    private SizeCheck() {}

    /**
     * The finding, if the sizes differ.
     *
     * @param fieldsEnd where the last field ends, without tail padding
     * @param inBase finds the same struct in the base, if there is one; asked only where the size is wrong
     * @param baseName the base's release name
     * @param release the name of the release
     */
    static Optional<Diagnostic> check(
            StructLayout layout,
            long fieldsEnd,
            Supplier<Optional<StructLayout>> inBase,
            Optional<String> baseName,
            String release) {
        if (layout.spec().size().isEmpty()
                || layout.spec().size().getAsLong() == layout.size()
                || layout.spec().fields().isEmpty()) {
            return Optional.empty();
        }
        Optional<StructLayout> base = inBase.get();
        long stated = layout.spec().size().getAsLong();
        String padding = fieldsEnd == layout.size()
                ? ""
                : ", which alignment " + layout.align() + " rounds up to " + layout.size();
        Diagnostic found = Diagnostic.error(
                DiagnosticId.FW062,
                layout.spec().at(),
                layout.spec().kind().key() + " " + layout.spec().name() + ": size is " + stated
                        + ", but its fields end at " + fieldsEnd + padding);
        Optional<Diagnostic> moved =
                base.flatMap(before -> mark(found, layout.fields(), before.fields(), baseName.orElse("the base")));
        Diagnostic marked = moved.orElseGet(() -> {
            FieldLayout last = layout.fields().getLast();
            return found.withMark(last.spec().at(), "starts at " + last.offset());
        });
        if (base.isEmpty() || base.get().fields().isEmpty()) {
            return Optional.of(marked);
        }
        FieldLayout last = base.get().fields().getLast();
        String name = baseName.orElse("");
        Diagnostic full = marked.withHint("the base " + name + " has size "
                + base.get().size() + " and ends with " + describe(last) + " at " + last.offset());
        boolean inherited = base.get().spec().equals(layout.spec());
        return Optional.of(
                inherited
                        ? full.withHint("release " + release + " inherits the struct from " + name
                                + ", but changes what it embeds; restate it with its new size")
                        : full);
    }

    private static Optional<Diagnostic> mark(
            Diagnostic found, List<FieldLayout> fields, List<FieldLayout> before, String baseName) {
        Map<String, FieldLayout> known = new HashMap<>();
        before.forEach(field -> known.put(key(field, before), field));
        for (FieldLayout field : fields) {
            FieldLayout old = known.get(key(field, fields));
            if (old == null) {
                return Optional.of(found.withMark(
                        field.spec().at(), "starts at " + field.offset() + "; " + baseName + " has no such field"));
            }
            if (old.offset() != field.offset()) {
                return Optional.of(found.withMark(
                        field.spec().at(),
                        "starts at " + field.offset() + "; in " + baseName + " it starts at " + old.offset()));
            }
        }
        return Optional.empty();
    }

    /** Anonymous members have no name to tell them apart; their place among each other does. */
    private static String key(FieldLayout field, List<FieldLayout> fields) {
        return field.spec().anonymous()
                ? "#"
                        + fields.stream()
                                .filter(other -> other.spec().anonymous())
                                .toList()
                                .indexOf(field)
                : field.spec().name();
    }

    private static String describe(FieldLayout field) {
        return (field.spec().anonymous() ? "an anonymous " : field.spec().name() + ": ")
                + field.spec().typeText();
    }
}
