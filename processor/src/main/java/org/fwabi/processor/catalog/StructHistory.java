package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.StructLayout;

/**
 * One struct over the releases of a catalog.
 *
 * @param name without version suffix
 * @param releases all releases of the catalog, in its order
 * @param layouts by release; a release that lacks the struct has no entry
 * @param groups equal layouts, in the order of their first release
 */
public record StructHistory(
        String name, List<String> releases, Map<String, StructLayout> layouts, List<LayoutGroup> groups) {
    public StructHistory {
        releases = List.copyOf(releases);
        layouts = Collections.unmodifiableMap(new LinkedHashMap<>(layouts));
        groups = List.copyOf(groups);
    }

    /** The layout in a release, if that has the struct. */
    public Optional<StructLayout> in(String release) {
        return Optional.ofNullable(layouts.get(release));
    }

    /** Whether every release of the catalog has the struct. */
    public boolean everywhere() {
        return layouts.size() == releases.size();
    }

    /** The releases that lack the struct. */
    public List<String> missingIn() {
        List<String> missing = new ArrayList<>(releases);
        missing.removeAll(layouts.keySet());
        return missing;
    }
}
