package org.fwabi.tools.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ReleaseVersions;

/** Which release a new one becomes a delta on. */
final class BaseChoice {
    private BaseChoice() {}

    /**
     * The nearest release of the same branch, an older one before a newer one; for a new branch, the release that yields
     * the smallest delta.
     *
     * @param known the releases to choose from
     */
    static Optional<Release> of(Family family, String branch, Release release, List<Release> known) {
        List<String> own = family.branches().stream()
                .filter(other -> other.name().equals(branch))
                .flatMap(other -> other.releases().stream())
                .toList();
        Comparator<Release> order = Comparator.comparing(Release::name, ReleaseVersions.order());
        List<Release> others = known.stream()
                .filter(other -> !other.name().equals(release.name()))
                .toList();
        List<Release> near =
                others.stream().filter(other -> own.contains(other.name())).toList();
        if (!near.isEmpty()) {
            return near.stream()
                    .filter(other -> order.compare(other, release) < 0)
                    .max(order)
                    .or(() -> near.stream().min(order));
        }
        return others.stream()
                .min(Comparator.<Release>comparingLong(other -> distance(other, release))
                        .thenComparing(order.reversed()));
    }

    /** About how many lines a delta has. */
    static long distance(Release base, Release release) {
        long lines = differing(
                        base.enums(),
                        release.enums(),
                        Placeless::same,
                        spec -> 2 + spec.values().size())
                + differing(
                        base.structs(),
                        release.structs(),
                        Placeless::same,
                        spec -> 3 + spec.fields().size())
                + differing(base.current(), release.current(), String::equals, name -> 1);
        for (NumberSpace space : NumberSpace.values()) {
            lines += differing(
                    base.numbers().getOrDefault(space, Map.of()),
                    release.numbers().getOrDefault(space, Map.of()),
                    (a, b) -> a.value() == b.value(),
                    number -> 1);
        }
        return lines;
    }

    private static <T> long differing(
            Map<String, T> base, Map<String, T> release, BiPredicate<T, T> same, ToIntFunction<T> lines) {
        long sum = base.keySet().stream()
                .filter(name -> !release.containsKey(name))
                .count();
        for (Map.Entry<String, T> entry : release.entrySet()) {
            T before = base.get(entry.getKey());
            sum += before != null && same.test(before, entry.getValue()) ? 0 : lines.applyAsInt(entry.getValue());
        }
        return sum;
    }
}
