package org.fwabi.processor.spec;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.source.SourcePos;

/**
 * One release, flattened: everything it has, whether its own file says so or one of its bases.
 *
 * @param family what it belongs to
 * @param name e.g. {@code 570.144}
 * @param base the release whose file it builds on
 * @param structs structs and unions by C name
 * @param enums by C name
 * @param numbers every space, by short name
 * @param facts every fact of the family, by name
 * @param current where several structs share a neutral name: that name to the C name of the one in use
 * @param hostOnly C names of structs that hold pointers of the host, so that they never cross to the firmware; they
 *     have no layout here
 * @param broken names of structs, enums and facts that have findings of their own and are therefore missing above;
 *     whoever misses one of them stays silent
 * @param at its file
 */
public record Release(
        Family family,
        String name,
        Optional<String> base,
        Map<String, StructSpec> structs,
        Map<String, EnumSpec> enums,
        Map<NumberSpace, Map<String, NumberSpec>> numbers,
        Map<String, FactValue> facts,
        Map<String, String> current,
        Set<String> hostOnly,
        Set<String> broken,
        SourcePos at) {

    /** A release without findings, whose structs all have neutral names and layouts of their own. */
    public Release(
            Family family,
            String name,
            Optional<String> base,
            Map<String, StructSpec> structs,
            Map<String, EnumSpec> enums,
            Map<NumberSpace, Map<String, NumberSpec>> numbers,
            Map<String, FactValue> facts,
            SourcePos at) {
        this(family, name, base, structs, enums, numbers, facts, Map.of(), Set.of(), Set.of(), at);
    }
}
