package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.fwabi.processor.catalog.NumberDiff.Kind;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Semantics;

/** Compares the number spaces of two releases. */
final class NumberComparison {
    private static final Comparator<NumberDiff> ORDER = Comparator.comparing(NumberDiff::kind)
            .thenComparingLong(diff -> diff.after().orElse(diff.before().orElse(0)))
            .thenComparing(NumberDiff::name);

    private final ReleaseLayout before;
    private final ReleaseLayout after;
    private final StructComparison payloads;

    NumberComparison(ReleaseLayout before, ReleaseLayout after, StructComparison payloads) {
        this.before = before;
        this.after = after;
        this.payloads = payloads;
    }

    List<NumberDiff> compare(NumberSpace space) {
        Map<String, NumberSpec> old = before.release().numbers().getOrDefault(space, Map.of());
        Map<String, NumberSpec> young = after.release().numbers().getOrDefault(space, Map.of());
        List<NumberDiff> diffs = new ArrayList<>();
        old.forEach((name, number) -> {
            NumberSpec now = young.get(name);
            if (now == null) {
                diffs.add(new NumberDiff(
                        space,
                        Kind.REMOVED,
                        name,
                        Optional.empty(),
                        OptionalLong.of(number.value()),
                        OptionalLong.empty()));
            } else if (now.value() != number.value()) {
                diffs.add(new NumberDiff(
                        space,
                        Kind.MOVED,
                        name,
                        Optional.empty(),
                        OptionalLong.of(number.value()),
                        OptionalLong.of(now.value())));
            }
        });
        young.forEach((name, number) -> {
            if (!old.containsKey(name)) {
                diffs.add(new NumberDiff(
                        space,
                        Kind.ADDED,
                        name,
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(number.value())));
            }
        });
        if (!diffs.isEmpty()) {
            meanings(space, old, young, diffs);
        }
        diffs.sort(ORDER);
        return List.copyOf(diffs);
    }

    /** Looks at what differs from the side of the numbers. */
    private void meanings(
            NumberSpace space, Map<String, NumberSpec> old, Map<String, NumberSpec> young, List<NumberDiff> diffs) {
        Map<Long, List<String>> names = names(young);
        names(old).forEach((number, was) -> {
            List<String> now = names.getOrDefault(number, List.of());
            if (now.isEmpty() || !Collections.disjoint(was, now)) {
                return;
            }
            String oldName = was.getFirst();
            String newName = now.getFirst();
            boolean single = was.size() == 1 && now.size() == 1;
            boolean fresh = !young.containsKey(oldName) && !old.containsKey(newName);
            boolean renamed = single && fresh && sameMeaning(space, oldName, newName);
            if (renamed) {
                diffs.removeIf(
                        diff -> diff.name().equals(oldName) || diff.name().equals(newName));
            }
            diffs.add(new NumberDiff(
                    space,
                    renamed ? Kind.RENAMED : Kind.REUSED,
                    String.join(", ", now),
                    Optional.of(String.join(", ", was)),
                    OptionalLong.of(number),
                    OptionalLong.of(number)));
        });
    }

    private static Map<Long, List<String>> names(Map<String, NumberSpec> numbers) {
        Map<Long, List<String>> names = new TreeMap<>();
        for (NumberSpec number : numbers.values()) {
            names.computeIfAbsent(number.value(), absent -> new ArrayList<>(1)).add(number.name());
        }
        return names;
    }

    private boolean sameMeaning(NumberSpace space, String was, String now) {
        if (plain(was).equals(plain(now))) {
            return true;
        }
        Optional<String> oldPayload = payload(space, was);
        Optional<String> newPayload = payload(space, now);
        return oldPayload.isPresent()
                && newPayload.isPresent()
                && payloads.samePayload(oldPayload.get(), newPayload.get());
    }

    private String plain(String name) {
        return after.release().family().neutralName(name).replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The neutral name of what the semantics send under a name; a payload that is empty is no evidence. */
    private Optional<String> payload(NumberSpace space, String name) {
        Semantics semantics = after.release().family().semantics();
        return switch (space) {
            case FUNCTIONS ->
                Optional.ofNullable(semantics.commands().get(name)).flatMap(Semantics.CommandMeaning::request);
            case EVENTS -> Optional.ofNullable(semantics.events().get(name)).flatMap(Semantics.EventMeaning::payload);
            case CONTROLS, CLASSES -> Optional.empty();
        };
    }
}
