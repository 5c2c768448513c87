package org.fwabi.tools.importer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.tools.headers.CRecord;

/**
 * The structs and enums that headers declare, as a spec would have them.
 *
 * @param structs by C name, in order of declaration
 * @param records the compiler's view of each struct, by the same names
 * @param parts the part file of each struct and enum, by C name
 * @param enums by C name, in order of declaration
 * @param hostOnly structs that hold pointers of the host
 * @param leftOut what else is not there, with the reason
 */
record Surface(
        Map<String, StructSpec> structs,
        Map<String, CRecord> records,
        Map<String, String> parts,
        Map<String, EnumSpec> enums,
        Set<String> hostOnly,
        List<LeftOut> leftOut) {
    /** A struct that is not in the specs. */
    record LeftOut(String name, String reason) {}

    Surface {
        structs = Collections.unmodifiableMap(new LinkedHashMap<>(structs));
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
        hostOnly = Collections.unmodifiableSet(new LinkedHashSet<>(hostOnly));
        leftOut = List.copyOf(leftOut);
    }
}
