package org.fwabi.processor.catalog;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.processor.spec.NumberSpace;

/**
 * One named number over the releases of a catalog.
 *
 * @param space what kind of number
 * @param name without the prefix of its space
 * @param releases all releases of the catalog, in its order
 * @param numbers by release; a release that lacks the name has no entry
 */
public record NumberHistory(NumberSpace space, String name, List<String> releases, Map<String, Long> numbers) {
    public NumberHistory {
        releases = List.copyOf(releases);
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** The number in a release, if that has the name. */
    public OptionalLong in(String release) {
        Long number = numbers.get(release);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Whether every release of the catalog has the name. */
    public boolean everywhere() {
        return numbers.size() == releases.size();
    }

    /** Whether the number is the same wherever the name exists. */
    public boolean constant() {
        return new HashSet<>(numbers.values()).size() == 1;
    }
}
