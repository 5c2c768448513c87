package org.fwabi.processor.spec;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.fwabi.processor.source.SourcePos;

/** The inverse of {@link Flattening}: what of a release differs from a base. */
public final class Minimising {
    private Minimising() {}

    /**
     * The shortest document that gives {@code full} when it is put onto {@code base}. Places do not count as a
     * difference.
     */
    public static ReleaseDocument minimise(Release base, Release full) {
        Map<NumberSpace, Map<String, NumberSpec>> numbers = new EnumMap<>(NumberSpace.class);
        Map<NumberSpace, Map<String, SourcePos>> removedNumbers = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            Map<String, NumberSpec> before = base.numbers().getOrDefault(space, Map.of());
            Map<String, NumberSpec> after = full.numbers().getOrDefault(space, Map.of());
            numbers.put(space, changed(before, after, (a, b) -> a.value() == b.value()));
            removedNumbers.put(space, removed(before, after, full.at()));
        }
        return new ReleaseDocument(
                full.name(),
                Optional.of(new ReleaseDocument.Base(base.name(), full.at())),
                List.of(),
                new ReleaseDocument.Removal(
                        removed(base.facts(), full.facts(), full.at()),
                        removedNumbers,
                        removed(base.enums(), full.enums(), full.at()),
                        removed(base.structs(), full.structs(), full.at()),
                        removed(base.current(), full.current(), full.at()),
                        removed(places(base.hostOnly(), base.at()), places(full.hostOnly(), full.at()), full.at())),
                changed(base.facts(), full.facts(), Placeless::same),
                numbers,
                changed(base.enums(), full.enums(), Placeless::same),
                changed(base.structs(), full.structs(), Placeless::same),
                current(changed(base.current(), full.current(), String::equals), full.at()),
                changed(places(base.hostOnly(), full.at()), places(full.hostOnly(), full.at()), (a, b) -> true),
                Set.of(),
                full.at());
    }

    private static Map<String, ReleaseDocument.Current> current(Map<String, String> current, SourcePos at) {
        Map<String, ReleaseDocument.Current> placed = new LinkedHashMap<>();
        current.forEach((neutral, struct) -> placed.put(neutral, new ReleaseDocument.Current(struct, at)));
        return placed;
    }

    private static Map<String, SourcePos> places(Set<String> names, SourcePos at) {
        Map<String, SourcePos> places = new LinkedHashMap<>();
        names.forEach(name -> places.put(name, at));
        return places;
    }

    private static <T> Map<String, T> changed(
            Map<String, T> before, Map<String, T> after, BiPredicate<? super T, ? super T> same) {
        Map<String, T> changed = new LinkedHashMap<>();
        after.forEach((name, value) -> {
            T old = before.get(name);
            if (old == null || !same.test(old, value)) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    private static Map<String, SourcePos> removed(Map<String, ?> before, Map<String, ?> after, SourcePos at) {
        Map<String, SourcePos> removed = new LinkedHashMap<>();
        // In an order of their own: that of the base is an accident of its files.
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .sorted()
                .forEach(name -> removed.put(name, at));
        return removed;
    }
}
