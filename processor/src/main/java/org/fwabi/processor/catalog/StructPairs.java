package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;

/**
 * Finds which struct of one release is which of another: first by C name. Of the others, one that is gone and one that
 * is new are one struct if they alone share a name without version suffix. After that, if they alone have the same
 * layout and field names, and at least two fields; with a single one, as many parameter structs have, equality says
 * nothing.
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
            pair(
                    layout -> family.neutralName(layout.spec().name()),
                    layout -> family.neutralName(layout.spec().name()),
                    0);
            pair(new LayoutHash(before)::of, new LayoutHash(after)::of, 2);
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

    private void pair(Function<StructLayout, String> old, Function<StructLayout, String> young, int fields) {
        Map<String, List<StructLayout>> candidates = index(gone, old, fields);
        Map<String, List<StructLayout>> partners = index(fresh, young, fields);
        candidates.forEach((key, one) -> {
            List<StructLayout> other = partners.getOrDefault(key, List.of());
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
            List<StructLayout> layouts, Function<StructLayout, String> key, int fields) {
        Map<String, List<StructLayout>> index = new HashMap<>();
        for (StructLayout layout : layouts) {
            if (layout.fields().size() >= fields) {
                index.computeIfAbsent(key.apply(layout), absent -> new ArrayList<>())
                        .add(layout);
            }
        }
        return index;
    }
}
