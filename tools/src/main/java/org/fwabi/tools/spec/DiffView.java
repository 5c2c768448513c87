package org.fwabi.tools.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.catalog.Compatibility;
import org.fwabi.processor.catalog.EnumDiff;
import org.fwabi.processor.catalog.FactDiff;
import org.fwabi.processor.catalog.Harm;
import org.fwabi.processor.catalog.NumberDiff;
import org.fwabi.processor.catalog.ReleaseDiff;
import org.fwabi.processor.catalog.StructDiff;
import org.fwabi.processor.catalog.Use;
import org.fwabi.processor.catalog.Verdict;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.tools.ExitCode;

/**
 * What of a comparison is to be shown.
 *
 * @param diff all of it
 * @param uses what a driver uses, where only that counts
 * @param structs by verdict, then by name
 * @param current names without version suffix that mean another struct than before
 * @param numbers by space; a space without differences has an empty list
 * @param enums by name
 * @param facts in the order of the family
 * @param compatible whether a driver gets over what is shown
 */
record DiffView(
        ReleaseDiff diff,
        Optional<Compatibility> uses,
        List<StructDiff> structs,
        Map<String, StructDiff> current,
        Map<NumberSpace, List<NumberDiff>> numbers,
        List<EnumDiff> enums,
        List<FactDiff> facts,
        boolean compatible) {
    private static final Comparator<StructDiff> ORDER =
            Comparator.comparing(StructDiff::verdict).thenComparing(StructDiff::name, String.CASE_INSENSITIVE_ORDER);

    /** Everything that differs. */
    static DiffView all(ReleaseDiff diff) {
        Map<NumberSpace, List<NumberDiff>> numbers = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            numbers.put(space, diff.numbers(space));
        }
        return new DiffView(
                diff,
                Optional.empty(),
                diff.structs().values().stream().sorted(ORDER).toList(),
                diff.current(),
                numbers,
                List.copyOf(diff.enums().values()),
                diff.facts(),
                diff.compatible());
    }

    /** What of it concerns a driver: the structs it exchanges with all that they embed, its numbers, enums and facts. */
    static DiffView used(ReleaseDiff diff, Compatibility uses) {
        Map<NumberSpace, List<NumberDiff>> numbers = new EnumMap<>(NumberSpace.class);
        Map<String, EnumDiff> enums = new LinkedHashMap<>();
        List<FactDiff> facts = new ArrayList<>();
        Deque<StructDiff> next = new ArrayDeque<>();
        for (Use use : uses.uses()) {
            use.structs().forEach(part -> next.add(part.diff()));
            use.enumeration().ifPresent(changed -> enums.put(changed.name(), changed));
            use.fact().ifPresent(facts::add);
        }
        for (NumberSpace space : NumberSpace.values()) {
            Set<NumberDiff> used = new LinkedHashSet<>();
            uses.uses()
                    .forEach(use -> use.numbers().stream()
                            .filter(number -> number.space() == space)
                            .forEach(used::add));
            numbers.put(
                    space,
                    used.stream().sorted(Comparator.comparing(NumberDiff::kind)).toList());
        }
        Set<StructDiff> structs = reach(diff, next, enums);
        return new DiffView(
                diff,
                Optional.of(uses),
                structs.stream().sorted(ORDER).toList(),
                Map.of(),
                numbers,
                List.copyOf(enums.values()),
                facts,
                uses.compatible());
    }

    /** One struct with all that it embeds. */
    static DiffView one(ReleaseDiff diff, StructDiff struct) {
        Map<String, EnumDiff> enums = new LinkedHashMap<>();
        Set<StructDiff> structs = reach(diff, new ArrayDeque<>(List.of(struct)), enums);
        return new DiffView(
                diff,
                Optional.empty(),
                List.copyOf(structs),
                Map.of(),
                Map.of(),
                List.copyOf(enums.values()),
                List.of(),
                struct.harm() == Harm.NONE);
    }

    /** These structs and the nested ones and enums through which they changed, from the outside in. */
    private static Set<StructDiff> reach(ReleaseDiff diff, Deque<StructDiff> next, Map<String, EnumDiff> enums) {
        Map<String, StructDiff> found = new LinkedHashMap<>();
        while (!next.isEmpty()) {
            StructDiff struct = next.remove();
            if (found.putIfAbsent(struct.name(), struct) == null) {
                for (String name : struct.through()) {
                    Optional.ofNullable(diff.structs().get(name)).ifPresent(next::add);
                    Optional.ofNullable(diff.enums().get(name)).ifPresent(changed -> enums.put(name, changed));
                }
            }
        }
        return new LinkedHashSet<>(found.values());
    }

    /** Whether there is anything to show. */
    boolean different() {
        return structs.stream().anyMatch(struct -> struct.verdict() != Verdict.IDENTICAL)
                || !current.isEmpty()
                || !enums.isEmpty()
                || !facts.isEmpty()
                || numbers.values().stream().anyMatch(list -> !list.isEmpty());
    }

    int exitCode() {
        if (!different()) {
            return ExitCode.OK;
        }
        return compatible ? ExitCode.DIFFERENT : ExitCode.INCOMPATIBLE;
    }

    /** How many names of a space have the same number in both releases. */
    long unchanged(NumberSpace space) {
        Map<String, NumberSpec> before = diff.before().release().numbers().getOrDefault(space, Map.of());
        return diff.after().release().numbers().getOrDefault(space, Map.of()).values().stream()
                .filter(number -> Optional.ofNullable(before.get(number.name()))
                        .filter(old -> old.value() == number.value())
                        .isPresent())
                .count();
    }
}
