package org.fwabi.processor.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.fwabi.processor.spec.EnumSpec;

/**
 * One enum over the releases of a catalog.
 *
 * @param name the C name
 * @param releases all releases of the catalog, in its order
 * @param specs by release; a release that lacks the enum has no entry
 */
public record EnumHistory(String name, List<String> releases, Map<String, EnumSpec> specs) {
    public EnumHistory {
        releases = List.copyOf(releases);
        specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    }

    /** The enum in a release, if that has it. */
    public Optional<EnumSpec> in(String release) {
        return Optional.ofNullable(specs.get(release));
    }

    /** Names of all constants that some release has, in the order of the specs. */
    public Set<String> constants() {
        Set<String> constants = new LinkedHashSet<>();
        specs.values().forEach(spec -> constants.addAll(spec.values().keySet()));
        return Collections.unmodifiableSet(constants);
    }

    /** The value of a constant in a release, if that has it. */
    public OptionalLong value(String constant, String release) {
        Long value = in(release).map(spec -> spec.values().get(constant)).orElse(null);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
