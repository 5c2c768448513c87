package org.fwabi.processor.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fwabi.processor.spec.Release;

/**
 * A release and the layout of all its structs.
 *
 * @param release what was laid out
 * @param structs by C name; a struct with findings of its own is missing
 */
public record ReleaseLayout(Release release, Map<String, StructLayout> structs) {
    public ReleaseLayout {
        structs = Collections.unmodifiableMap(new LinkedHashMap<>(structs));
    }
}
