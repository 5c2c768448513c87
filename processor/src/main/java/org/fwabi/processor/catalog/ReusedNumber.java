package org.fwabi.processor.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fwabi.processor.spec.NumberSpace;

/**
 * A number that means different things in different releases.
 *
 * @param space what kind of number
 * @param number the number
 * @param names its name by release, in the order of the catalog; a release that does not use it has no entry
 */
public record ReusedNumber(NumberSpace space, long number, Map<String, String> names) {
    public ReusedNumber {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }
}
