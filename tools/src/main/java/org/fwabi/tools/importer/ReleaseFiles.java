package org.fwabi.tools.importer;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.ReleaseDocument;
import org.fwabi.processor.spec.ReleaseWriter;
import org.fwabi.processor.spec.StructSpec;

/** Lays a release out in files: one if it is short, otherwise one more for each group of headers. */
final class ReleaseFiles {
    /** What a reader can still look through in one file. */
    private static final int LONG = 600;

    private ReleaseFiles() {}

    /**
     * The files of a release, by path in the family's folder.
     *
     * @param parts the part of each struct and enum, by C name
     */
    static Map<String, String> of(ReleaseDocument document, Map<String, String> parts) {
        String main = document.release() + ".yaml";
        String whole = ReleaseWriter.write(document);
        if (whole.lines().count() <= LONG) {
            return Map.of(main, whole);
        }
        Map<String, ReleaseDocument> pieces = new TreeMap<>();
        Map<NumberSpace, Map<String, NumberSpec>> ids = new EnumMap<>(NumberSpace.class);
        Map<NumberSpace, Map<String, NumberSpec>> few = new EnumMap<>(NumberSpace.class);
        document.numbers().forEach((space, numbers) -> {
            (space.aliased() ? ids : few).put(space, numbers);
            (space.aliased() ? few : ids).put(space, Map.of());
        });
        Map<String, Map<String, StructSpec>> structs = grouped(document.structs(), parts);
        Map<String, Map<String, EnumSpec>> enums = grouped(document.enums(), parts);
        Set<String> names = new TreeSet<>(structs.keySet());
        names.addAll(enums.keySet());
        for (String name : names) {
            pieces.put(
                    name + ".yaml",
                    piece(
                            document,
                            Map.of(),
                            enums.getOrDefault(name, Map.of()),
                            structs.getOrDefault(name, Map.of())));
        }
        if (ids.values().stream().anyMatch(numbers -> !numbers.isEmpty())) {
            pieces.put("numbers.yaml", piece(document, ids, Map.of(), Map.of()));
        }
        ReleaseDocument rest = new ReleaseDocument(
                document.release(),
                document.base(),
                List.copyOf(pieces.keySet()),
                document.remove(),
                document.facts(),
                few,
                Map.of(),
                Map.of(),
                document.current(),
                document.hostOnly(),
                Set.of(),
                document.at());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(main, ReleaseWriter.write(rest));
        pieces.forEach((name, piece) -> files.put(document.release() + "/" + name, ReleaseWriter.writePart(piece)));
        return files;
    }

    private static <T> Map<String, Map<String, T>> grouped(Map<String, T> all, Map<String, String> parts) {
        Map<String, Map<String, T>> groups = new TreeMap<>();
        all.forEach((name, spec) -> groups.computeIfAbsent(
                        parts.getOrDefault(name, "structs"), absent -> new LinkedHashMap<>())
                .put(name, spec));
        return groups;
    }

    private static ReleaseDocument piece(
            ReleaseDocument document,
            Map<NumberSpace, Map<String, NumberSpec>> numbers,
            Map<String, EnumSpec> enums,
            Map<String, StructSpec> structs) {
        return new ReleaseDocument(
                document.release(),
                document.base(),
                List.of(),
                new ReleaseDocument.Removal(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of()),
                Map.of(),
                numbers,
                enums,
                structs,
                Map.of(),
                Map.of(),
                Set.of(),
                document.at());
    }
}
