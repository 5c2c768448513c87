package org.fwabi.tools.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.fwabi.processor.spec.Branch;
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
     * @param known the releases that have specs
     * @param load gives one of them
     */
    static Optional<String> of(
            Family family, String branch, Release release, List<String> known, Function<String, Release> load) {
        Optional<Branch> own = family.branches().stream()
                .filter(other -> other.name().equals(branch))
                .findFirst();
        List<String> near = own.map(Branch::releases).orElse(List.of()).stream()
                .filter(name -> !name.equals(release.name()) && known.contains(name))
                .toList();
        if (!near.isEmpty()) {
            Comparator<String> order = ReleaseVersions.order();
            return near.stream()
                    .filter(name -> order.compare(name, release.name()) < 0)
                    .max(order)
                    .or(() -> near.stream().min(order));
        }
        return known.stream()
                .filter(name -> !name.equals(release.name()))
                .min(Comparator.<String>comparingLong(name -> distance(load.apply(name), release))
                        .thenComparing(ReleaseVersions.order().reversed()));
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
