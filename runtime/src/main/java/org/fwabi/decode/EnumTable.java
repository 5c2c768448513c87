package org.fwabi.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An enum of a release.
 *
 * @param name its C name
 * @param size in bytes: 1, 2, 4 or 8
 * @param values the constants in the table's order; two may have one value
 */
public record EnumTable(String name, int size, Map<String, Long> values) {
    public EnumTable {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The first constant of this value. */
    public Optional<String> nameOf(long value) {
        return values.entrySet().stream()
                .filter(constant -> constant.getValue() == value)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The value of a constant.
     *
     * @throws IllegalArgumentException if the enum has no such constant
     */
    public long value(String constant) {
        Long value = values.get(constant);
        if (value == null) {
            throw new IllegalArgumentException("enum " + name + " has no constant " + constant);
        }
        return value;
    }
}
