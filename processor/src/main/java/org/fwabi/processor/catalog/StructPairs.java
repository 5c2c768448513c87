package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;

/**
 * Finds which struct of one release is which of another: first by C name. Of the others, one that is gone and one that
 * is new are one struct if both have a version suffix and they alone share the name without it; a struct without suffix
 * is another than those with one. After that, if they alone have the same fields, by name, place and type, and at least
 * two; with a single one, as many parameter structs have, equality says nothing.
 */
final class StructPairs {
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private List<StructLayout> gone;
    private List<StructLayout> fresh;

    StructPairs(ReleaseLayout before, ReleaseLayout after) {
        this.gone = absent(before, after);
        this.fresh = absent(after, before);
        if (!gone.isEmpty() && !fresh.isEmpty()) {
            Family family = after.release().family();
            pair(layout -> versioned(family, layout));
            pair(layout -> contents(family, layout));
        }
    }

    /** New C names by the old ones, of structs whose name differs. */
    Map<String, String> renamed() {
        return renamed;
    }

    /** Structs of the older release that the newer one does not have. */
    List<StructLayout> gone() {
        return gone;
    }

    /** Structs of the newer release that the older one does not have. */
    List<StructLayout> fresh() {
        return fresh;
    }

    private static List<StructLayout> absent(ReleaseLayout from, ReleaseLayout in) {
        List<StructLayout> absent = new ArrayList<>();
        from.structs().forEach((name, layout) -> {
            if (!in.structs().containsKey(name)) {
                absent.add(layout);
            }
        });
        return absent;
    }

    /** The name without version suffix; empty for a struct that has none. */
    private static Optional<String> versioned(Family family, StructLayout layout) {
        String name = layout.spec().name();
        return Optional.of(family.neutralName(name)).filter(neutral -> !neutral.equals(name));
    }

    private static Optional<String> contents(Family family, StructLayout layout) {
        Map<String, Member> members = Member.of(layout);
        if (members.size() < 2) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        text.append(layout.spec().kind().key()).append(' ').append(layout.size());
        members.forEach((path, member) -> text.append('\n')
                .append(path)
                .append(' ')
                .append(member.place().at())
                .append(' ')
                .append(member.place().size())
                .append(' ')
                .append(family.neutralName(member.place().type()))
                .append(' ')
                .append(member.around()));
        return Optional.of(text.toString());
    }

    private void pair(Function<StructLayout, Optional<String>> key) {
        Map<String, List<StructLayout>> candidates = index(gone, key);
        Map<String, List<StructLayout>> partners = index(fresh, key);
        candidates.forEach((text, one) -> {
            List<StructLayout> other = partners.getOrDefault(text, List.of());
            if (one.size() == 1 && other.size() == 1) {
                renamed.put(
                        one.getFirst().spec().name(), other.getFirst().spec().name());
            }
        });
        Set<String> taken = new HashSet<>(renamed.values());
        gone = gone.stream()
                .filter(layout -> !renamed.containsKey(layout.spec().name()))
                .toList();
        fresh = fresh.stream()
                .filter(layout -> !taken.contains(layout.spec().name()))
                .toList();
    }

    private static Map<String, List<StructLayout>> index(
            List<StructLayout> layouts, Function<StructLayout, Optional<String>> key) {
        Map<String, List<StructLayout>> index = new HashMap<>();
        for (StructLayout layout : layouts) {
            key.apply(layout)
                    .ifPresent(text -> index.computeIfAbsent(text, absent -> new ArrayList<>())
                            .add(layout));
        }
        return index;
    }
}
