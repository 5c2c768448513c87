package org.fwabi.processor.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compares what specs say, wherever in their files they say it. */
public final class Placeless {
    private Placeless() {}

    /** Whether two structs say the same. */
    @SuppressWarnings(
            "ReferenceEquality") // What a delta leaves alone is the base's very object: no need to look inside.
    public static boolean same(StructSpec a, StructSpec b) {
        if (a == b) {
            return true;
        }
        return a.name().equals(b.name())
                && a.kind() == b.kind()
                && a.size().equals(b.size())
                && a.align().equals(b.align())
                && a.packed().equals(b.packed())
                && same(a.fields(), b.fields());
    }

    /** Whether two enums say the same; the order of constants does not matter. */
    @SuppressWarnings("ReferenceEquality") // As for structs.
    public static boolean same(EnumSpec a, EnumSpec b) {
        if (a == b) {
            return true;
        }
        return a.name().equals(b.name()) && a.size() == b.size() && a.values().equals(b.values());
    }

    /** Whether two facts have the same value. */
    public static boolean same(FactValue a, FactValue b) {
        return switch (a) {
            case FactValue.Quantity quantity ->
                b instanceof FactValue.Quantity other && quantity.value() == other.value();
            case FactValue.Flag flag -> b instanceof FactValue.Flag other && flag.value() == other.value();
            case FactValue.Choice choice ->
                b instanceof FactValue.Choice other && choice.word().equals(other.word());
            case FactValue.Choices choices ->
                b instanceof FactValue.Choices other && choices.words().equals(other.words());
        };
    }

    /** Whether two releases of one family have the same contents, whatever their names and bases. */
    public static boolean sameContents(Release a, Release b) {
        return same(a.structs(), b.structs(), Placeless::same)
                && same(a.enums(), b.enums(), Placeless::same)
                && same(a.facts(), b.facts(), Placeless::same)
                && a.current().equals(b.current())
                && a.hostOnly().equals(b.hostOnly())
                && sameNumbers(a, b);
    }

    private static boolean sameNumbers(Release a, Release b) {
        for (NumberSpace space : NumberSpace.values()) {
            Map<String, NumberSpec> before = a.numbers().getOrDefault(space, Map.of());
            Map<String, NumberSpec> after = b.numbers().getOrDefault(space, Map.of());
            if (!same(before, after, (one, other) -> one.value() == other.value())) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean same(Map<String, T> a, Map<String, T> b, BiPredicate<? super T, ? super T> same) {
        return a.size() == b.size()
                && a.entrySet().stream()
                        .allMatch(entry -> Optional.ofNullable(b.get(entry.getKey()))
                                .filter(other -> same.test(entry.getValue(), other))
                                .isPresent());
    }

    private static boolean same(List<FieldSpec> a, List<FieldSpec> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(FieldSpec a, FieldSpec b) {
        return a.name().equals(b.name())
                && same(a.type(), b.type())
                && a.dimensions().equals(b.dimensions())
                && a.flexible() == b.flexible()
                && a.align().equals(b.align())
                && a.bits().equals(b.bits());
    }

    private static boolean same(TypeSpec a, TypeSpec b) {
        return (a instanceof TypeSpec.Inline inline && b instanceof TypeSpec.Inline other)
                ? same(inline.struct(), other.struct())
                : a.equals(b);
    }
}
