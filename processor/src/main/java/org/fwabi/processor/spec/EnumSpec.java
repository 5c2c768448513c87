package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fwabi.processor.source.SourcePos;

/**
 * A C enum, or a set of constants that serves as one, in one release.
 *
 * @param name the C name
 * @param size bytes a value takes on the wire: 1, 2, 4 or 8
 * @param values constant names as in C, in the order of the spec
 * @param at where the enum's name stands
 */
public record EnumSpec(String name, int size, Map<String, Long> values, SourcePos at) {
    public EnumSpec {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
