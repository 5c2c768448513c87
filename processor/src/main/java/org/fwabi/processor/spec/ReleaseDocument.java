package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.source.SourcePos;

/**
 * What the file of one release says, with its parts: all of a release, or what differs from its base.
 *
 * @param release its name
 * @param base what it builds on
 * @param parts file names of its parts
 * @param remove what the base has and this release does not
 * @param facts by name
 * @param numbers by space, then by short name; every space has a map
 * @param enums by C name
 * @param structs by C name; each whole
 * @param current neutral name to the struct in use, where several share it
 * @param hostOnly C names of structs of the host alone, each with its place
 * @param broken names of structs, enums and facts that have findings of their own and are therefore missing above
 * @param at the release file
 */
public record ReleaseDocument(
        String release,
        Optional<Base> base,
        List<String> parts,
        Removal remove,
        Map<String, FactValue> facts,
        Map<NumberSpace, Map<String, NumberSpec>> numbers,
        Map<String, EnumSpec> enums,
        Map<String, StructSpec> structs,
        Map<String, Current> current,
        Map<String, SourcePos> hostOnly,
        Set<String> broken,
        SourcePos at) {
    public ReleaseDocument {
        parts = List.copyOf(parts);
        facts = ordered(facts);
        numbers = ordered(numbers);
        enums = ordered(enums);
        structs = ordered(structs);
        current = ordered(current);
        hostOnly = ordered(hostOnly);
        broken = Collections.unmodifiableSet(new LinkedHashSet<>(broken));
    }

    /** The same document for a release that stands alone. */
    public ReleaseDocument withoutBase() {
        return new ReleaseDocument(
                release,
                Optional.empty(),
                parts,
                remove,
                facts,
                numbers,
                enums,
                structs,
                current,
                hostOnly,
                broken,
                at);
    }

    /** The name of the base, and where it stands. */
    public record Base(String release, SourcePos at) {}

    /** The C name of the struct that a neutral name stands for, and where the spec says so. */
    public record Current(String struct, SourcePos at) {}

    /**
     * What is removed, each name with its place.
     *
     * @param facts by name
     * @param numbers by space; every space has a map
     */
    public record Removal(
            Map<String, SourcePos> facts,
            Map<NumberSpace, Map<String, SourcePos>> numbers,
            Map<String, SourcePos> enums,
            Map<String, SourcePos> structs,
            Map<String, SourcePos> current,
            Map<String, SourcePos> hostOnly) {
        public Removal {
            facts = ordered(facts);
            numbers = ordered(numbers);
            enums = ordered(enums);
            structs = ordered(structs);
            current = ordered(current);
            hostOnly = ordered(hostOnly);
        }
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
