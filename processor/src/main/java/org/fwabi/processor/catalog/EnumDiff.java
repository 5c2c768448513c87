package org.fwabi.processor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.spec.EnumSpec;

/**
 * What became of an enum from one release to another.
 *
 * @param name the C name
 * @param before empty if it is new
 * @param after empty if it is gone
 */
public record EnumDiff(String name, Optional<EnumSpec> before, Optional<EnumSpec> after) {
    /** Constants that are new, with their values. */
    public Map<String, Long> added() {
        return missing(after, before);
    }

    /** Constants that are gone, with the values they had. */
    public Map<String, Long> removed() {
        return missing(before, after);
    }

    /** Constants with another value, with the one they have now. */
    public Map<String, Long> renumbered() {
        Map<String, Long> changed = new LinkedHashMap<>(values(after));
        changed.entrySet().removeIf(constant -> {
            Long value = values(before).get(constant.getKey());
            return value == null || value.equals(constant.getValue());
        });
        return changed;
    }

    /** Whether a value takes more or fewer bytes. */
    public boolean resized() {
        return before.isPresent()
                && after.isPresent()
                && before.get().size() != after.get().size();
    }

    /** For whom it matters. A new constant does not: who reads a value must expect one that it does not know. */
    public Harm harm() {
        boolean lost = after.isEmpty()
                || resized()
                || !removed().isEmpty()
                || !renumbered().isEmpty();
        return lost ? Harm.BOTH : Harm.NONE;
    }

    private static Map<String, Long> missing(Optional<EnumSpec> have, Optional<EnumSpec> lack) {
        Map<String, Long> only = new LinkedHashMap<>(values(have));
        only.keySet().removeAll(values(lack).keySet());
        return only;
    }

    private static Map<String, Long> values(Optional<EnumSpec> spec) {
        return spec.map(EnumSpec::values).orElse(Map.of());
    }
}
