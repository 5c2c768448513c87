package org.fwabi.tools.headers;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An enum that is defined.
 *
 * @param tag the name after {@code enum}; empty if it has none
 * @param names the typedefs that name it directly, in order of declaration
 * @param bytes its size
 * @param signed whether it can hold negative values
 * @param constants its constants in order
 * @param origin where it is declared
 */
public record CEnum(
        Optional<String> tag,
        List<String> names,
        int bytes,
        boolean signed,
        Map<String, BigInteger> constants,
        COrigin origin)
        implements CType {
    public CEnum {
        names = List.copyOf(names);
        // Map.copyOf would lose the order.
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /** The first typedef that names it directly, or its tag; empty if it has neither. */
    public Optional<String> name() {
        return names.stream().findFirst().or(() -> tag);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(bytes);
    }

    @Override
    public String toString() {
        return "enum " + tag.orElse("at " + origin);
    }
}
