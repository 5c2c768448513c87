package org.fwabi.processor.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.layout.StructLayout;

/**
 * What became of one struct or union from one release to another.
 *
 * @param before empty if it is new
 * @param after empty if it is gone
 * @param verdict the most severe that holds
 * @param changes all reasons, field by field in the order of the new struct, those gone at last; empty if a struct is
 *     gone, new, identical, or renamed as a whole
 * @param harm for whom it matters, where the struct is a message that ends with it
 */
public record StructDiff(
        Optional<StructLayout> before,
        Optional<StructLayout> after,
        Verdict verdict,
        List<FieldChange> changes,
        Harm harm) {
    public StructDiff {
        changes = List.copyOf(changes);
    }

    /** The C name in the newer release, or in the older one if it is gone. */
    public String name() {
        return after.or(() -> before).orElseThrow().spec().name();
    }

    /** The C name before, where that differs. */
    public Optional<String> was() {
        return before.map(layout -> layout.spec().name()).filter(name -> !name.equals(name()));
    }

    /** C names of the nested structs and enums that changed, each once, in the order of the fields. */
    public List<String> through() {
        return changes.stream()
                .flatMap(change -> change.through().stream())
                .distinct()
                .toList();
    }

    /** Whether nothing changed but nested types, and what lies where because of them. */
    public boolean onlyThrough() {
        return !through().isEmpty()
                && changes.stream()
                        .allMatch(change ->
                                change.through().isPresent() || change.kinds().equals(Set.of(FieldChange.Kind.MOVED)));
    }

    /** How many fields of the newer struct, with those of types written in place, have nothing said of them. */
    public long unchanged() {
        long said =
                changes.stream().filter(change -> change.after().isPresent()).count();
        return after.map(layout -> Member.of(layout).size() - said).orElse(0L);
    }

    /** Whether both have a size and it differs. */
    public boolean sizeChanged() {
        return before.isPresent()
                && after.isPresent()
                && before.get().size() != after.get().size();
    }

    /** Whether one is a struct and the other a union. */
    public boolean kindChanged() {
        return before.isPresent()
                && after.isPresent()
                && before.get().spec().kind() != after.get().spec().kind();
    }

    /** Whether both have an alignment and it differs. */
    public boolean alignChanged() {
        return before.isPresent()
                && after.isPresent()
                && before.get().align() != after.get().align();
    }
}
