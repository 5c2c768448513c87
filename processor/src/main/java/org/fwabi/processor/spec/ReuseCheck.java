package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;

/**
 * Finds numbers that mean different things in different releases and are not declared so, and declarations of what no
 * release does. A number that has several names in one release has changed only where two releases have none in common.
 * Names that semantics put together under {@code was} are one.
 */
final class ReuseCheck {
    private final Family family;
    private final List<Release> releases;
    private final Diagnostics diagnostics;

    ReuseCheck(Family family, List<Release> releases, Diagnostics diagnostics) {
        this.family = family;
        this.releases = releases;
        this.diagnostics = diagnostics;
    }

    /** Where a name of a number first stands, and in which release. */
    private record Place(String release, SourcePos at) {}

    void run() {
        for (NumberSpace space : NumberSpace.values()) {
            Map<String, String> newest = Renames.numbers(family.semantics(), space);
            Map<Long, Set<Set<String>>> names = new TreeMap<>();
            Map<Long, Map<String, Place>> places = new HashMap<>();
            Set<Map<String, NumberSpec>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Release release : releases) {
                Map<String, NumberSpec> numbers = release.numbers().getOrDefault(space, Map.of());
                if (seen.add(numbers)) {
                    Map<Long, Set<String>> own = new HashMap<>();
                    for (NumberSpec number : numbers.values()) {
                        own.computeIfAbsent(number.value(), absent -> new LinkedHashSet<>())
                                .add(newest.getOrDefault(number.name(), number.name()));
                        places.computeIfAbsent(number.value(), absent -> new LinkedHashMap<>())
                                .putIfAbsent(number.name(), new Place(release.name(), number.at()));
                    }
                    own.forEach((number, called) -> names.computeIfAbsent(number, absent -> new LinkedHashSet<>())
                            .add(called));
                }
            }
            Map<Long, NumberReuse> declared = new LinkedHashMap<>();
            family.reuses().stream()
                    .filter(reuse -> reuse.space() == space)
                    .forEach(reuse -> declared.put(reuse.number(), reuse));
            names.forEach((number, sets) -> {
                if (changes(sets)) {
                    undeclared(
                            space,
                            number,
                            places.getOrDefault(number, Map.of()),
                            Optional.ofNullable(declared.get(number)));
                }
            });
            declared.values().forEach(reuse -> stale(reuse, places.getOrDefault(reuse.number(), Map.of())));
        }
    }

    private static boolean changes(Set<Set<String>> sets) {
        List<Set<String>> all = new ArrayList<>(sets);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (Collections.disjoint(all.get(i), all.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void undeclared(NumberSpace space, long number, Map<String, Place> places, Optional<NumberReuse> declared) {
        List<String> missing = new ArrayList<>(places.keySet());
        declared.ifPresent(reuse -> missing.removeAll(reuse.names()));
        if (missing.isEmpty()) {
            return;
        }
        List<String> meanings = new ArrayList<>();
        places.forEach((name, place) -> meanings.add(name + " (first in " + place.release() + ")"));
        Place newest = places.get(missing.getLast());
        String what =
                "%s %s means different things: %s".formatted(space.noun(), text(number), String.join(", ", meanings));
        diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW049,
                        declared.map(NumberReuse::at).orElse(newest == null ? family.at() : newest.at()),
                        what)
                .withHint(
                        declared.isPresent()
                                ? "the declaration lacks " + String.join(", ", missing)
                                : "declare it in family.yaml, under 'reused', or under 'renamed' if all of them are one"
                                        + " thing: " + space.key() + ": { " + text(number) + ": ["
                                        + String.join(", ", places.keySet()) + "] }"));
    }

    private void stale(NumberReuse reuse, Map<String, Place> places) {
        List<String> unused = new ArrayList<>(reuse.names());
        unused.removeAll(places.keySet());
        if (!unused.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW050,
                    reuse.at(),
                    "no release calls %s %s '%s'"
                            .formatted(reuse.space().noun(), text(reuse.number()), String.join("', '", unused))));
        }
    }

    private static String text(long number) {
        return number < 0x1000 ? Long.toString(number) : "0x" + Long.toHexString(number);
    }
}
