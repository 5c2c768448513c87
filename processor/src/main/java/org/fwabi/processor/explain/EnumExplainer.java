package org.fwabi.processor.explain;

import java.util.List;
import java.util.Optional;
import org.fwabi.processor.binding.EnumBinding;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;

/** Explains what a line does with a constant of an enum. */
final class EnumExplainer {
    private final KnownAbi known;

    EnumExplainer(KnownAbi known) {
        this.known = known;
    }

    /** A constant, named in the call of a setter without a word on the releases that have no number for it. */
    Optional<Diagnostic> lackingConstant(StructBinding struct, String setter, EnumBinding table, String constant) {
        Optional<FieldBinding> field = KnownAbi.field(struct, setter);
        if (field.isEmpty() || ruled(field.get(), setter)) {
            return Optional.empty();
        }
        List<String> having = known.having(struct, field.get());
        List<String> lacking = table.tables().stream()
                .filter(numbers -> numbers.lines().stream().noneMatch(line -> line.startsWith(constant + " ")))
                .flatMap(numbers -> known.releases(numbers.releases()).stream())
                .filter(having::contains)
                .toList();
        if (lacking.isEmpty()
                || table.constants().stream().noneMatch(known -> known.name().equals(constant))) {
            return Optional.empty();
        }
        boolean choice = field.get().accessors().stream()
                .anyMatch(accessor -> accessor.name().equals(setter)
                        && accessor.parameters().contains(table.javaType())
                        && accessor.parameters().getLast().equals("Absent"));
        Diagnostic found = Diagnostic.error(
                DiagnosticId.FW106,
                struct.javaType() + "." + setter + "(" + table.javaType() + "." + constant + ") can't be written: "
                        + Wording.have(lacking) + " no such constant");
        return Optional.of(
                choice
                        ? found.withHint(
                                "say what " + Wording.and(lacking) + (lacking.size() == 1 ? " gets: " : " get: ")
                                        + setter + "(" + table.javaType() + ", Absent)")
                        : found.withHint(
                                "ask the release first: the enum's table gives a number only where there is one"));
    }

    /** Whether the spec says what the setter does where something is missing. */
    private static boolean ruled(FieldBinding field, String setter) {
        return field.accessors().stream()
                .anyMatch(accessor ->
                        accessor.role() == Role.SET_BY_RULE && accessor.name().equals(setter));
    }
}
