package org.fwabi.processor.binding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.FieldBinding.Count;
import org.fwabi.processor.binding.Placement.Kind;
import org.fwabi.processor.catalog.StructKey;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** Brings the fields that the releases give one struct together, by C name. */
final class FieldMerge {
    private final Targets targets;
    private final Diagnostics diagnostics;
    private final String struct;
    private final Optional<StructMeaning> meaning;
    private final Map<Integer, List<Flat>> flats;

    FieldMerge(
            Targets targets,
            Diagnostics diagnostics,
            String struct,
            Optional<StructMeaning> meaning,
            Map<Integer, List<Flat>> flats) {
        this.targets = targets;
        this.diagnostics = diagnostics;
        this.struct = struct;
        this.meaning = meaning;
        this.flats = flats;
    }

    /** By field, where each release that has it puts it. A field whose kind changes is a finding, and left out. */
    Map<String, Map<Integer, Placement>> run() {
        Map<String, Map<Integer, Placement>> merged = new LinkedHashMap<>();
        for (String name : order()) {
            Map<Integer, Placement> placements = new LinkedHashMap<>();
            for (int release : targets.newestFirst()) {
                for (Flat flat : flats.getOrDefault(release, List.of())) {
                    if (flat.name().equals(name)) {
                        Placement.of(flat, release, targets, meaning)
                                .ifPresent(placement -> placements.putIfAbsent(release, placement));
                    }
                }
            }
            int rank = placements.values().stream()
                    .mapToInt(placement -> placement.dimensions().size())
                    .max()
                    .orElse(0);
            placements.replaceAll((release, placement) -> placement.ofRank(rank));
            if (!placements.isEmpty() && oneKind(name, placements) && oneStruct(name, placements)) {
                merged.put(name, placements);
            }
        }
        return merged;
    }

    /** The newest release's order; a field that only others have stands behind the one it follows there. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (int release : targets.newestFirst()) {
            int at = 0;
            for (Flat flat : flats.getOrDefault(release, List.of())) {
                int known = order.indexOf(flat.name());
                if (known < 0) {
                    order.add(at, flat.name());
                    at++;
                } else {
                    at = known + 1;
                }
            }
        }
        return order;
    }

    private boolean oneKind(String name, Map<Integer, Placement> placements) {
        Map.Entry<Integer, Placement> newest = placements.entrySet().iterator().next();
        for (Map.Entry<Integer, Placement> other : placements.entrySet()) {
            if (!other.getValue().sameness().equals(newest.getValue().sameness())) {
                differ(
                        name,
                        newest,
                        newest.getValue().words(),
                        other,
                        other.getValue().words());
                return false;
            }
        }
        return true;
    }

    /** Of versions of a struct, only those that one key picks can be one Java type. */
    private boolean oneStruct(String name, Map<Integer, Placement> placements) {
        Map<Integer, String> structs = structs(placements);
        if (structs.isEmpty() || keyOf(structs).isPresent()) {
            return true;
        }
        Map.Entry<Integer, Placement> newest = placements.entrySet().iterator().next();
        String now = structs.getOrDefault(newest.getKey(), "");
        for (Map.Entry<Integer, Placement> other : placements.entrySet()) {
            String then = structs.getOrDefault(other.getKey(), "");
            if (!then.equals(now)) {
                differ(name, newest, "struct " + now, other, "struct " + then);
                break;
            }
        }
        return false;
    }

    private void differ(
            String name,
            Map.Entry<Integer, Placement> newest,
            String now,
            Map.Entry<Integer, Placement> other,
            String then) {
        String newer = targets.name(newest.getKey());
        String older = targets.name(other.getKey());
        SourcePos at = newest.getValue().flat().spec().at();
        diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW077,
                        at,
                        "field " + struct + "." + name + " is " + now + " in " + newer + ", but " + then + " in "
                                + older)
                .withMark(at, newer)
                .withMark(other.getValue().flat().spec().at(), older)
                .withHint("mend: spell the two fields differently in the releases' files, or target the"
                        + " releases from two packages"));
    }

    /** The key of the structs that a field holds; empty if it holds something else. */
    Optional<StructKey> key(Map<Integer, Placement> placements) {
        Map<Integer, String> structs = structs(placements);
        return structs.isEmpty() ? Optional.empty() : keyOf(structs);
    }

    /**
     * The key of these structs. Where no name fits them all, the newest one's C name does if every release also has that
     * struct and lays it out as the one that the field names: then the two can't be told apart in memory.
     */
    private Optional<StructKey> keyOf(Map<Integer, String> structs) {
        return targets.key(structs).or(() -> {
            String newest = structs.values().iterator().next();
            StructKey exact = new StructKey.Exact(targets.neutralName(newest), newest);
            boolean alike = structs.entrySet().stream().allMatch(entry -> {
                Optional<String> own = hash(
                        entry.getKey(), new StructKey.Exact(targets.neutralName(entry.getValue()), entry.getValue()));
                return own.isPresent() && own.equals(hash(entry.getKey(), exact));
            });
            return alike ? Optional.of(exact) : Optional.empty();
        });
    }

    private Optional<String> hash(int release, StructKey key) {
        return targets.struct(release, key).map(struct -> targets.hash(release, struct));
    }

    private static Map<Integer, String> structs(Map<Integer, Placement> placements) {
        Map<Integer, String> structs = new LinkedHashMap<>();
        placements.forEach((release, placement) -> {
            if (placement.kind() instanceof Kind.Struct(String cName, String neutralName)) {
                structs.put(release, cName);
            }
        });
        return structs;
    }

    /** The accessor's name; empty, with a finding, if Java has no such name. */
    Optional<String> javaName(String cName, SourcePos at) {
        String name = fieldMeaning(cName).flatMap(FieldMeaning::javaName).orElse(JavaNames.accessor(cName));
        Optional<String> problem = JavaNames.methodProblem(name);
        problem.ifPresent(why -> diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW075,
                        at,
                        "field " + struct + "." + cName + " can't be '" + name + "' in Java: " + why)
                .withHint("mend: " + cName + ": { name: ... } under 'structs: " + targets.neutralName(struct)
                        + ": fields:' in the family's semantics")));
        return problem.isPresent() ? Optional.empty() : Optional.of(name);
    }

    /** What semantics say of a field; a preset or self size that one of the releases can't hold is a finding. */
    Optional<FieldMeaning> meant(String cName, Map<Integer, Placement> placements) {
        Optional<FieldMeaning> meant = fieldMeaning(cName);
        meant.flatMap(known -> known.selfSize() ? Optional.of(BigInteger.ZERO) : known.preset())
                .flatMap(number -> placements.entrySet().stream()
                        .filter(entry -> !entry.getValue().holds(number))
                        .findFirst())
                .ifPresent(entry -> diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW085,
                                meant.orElseThrow().at(),
                                "field " + struct + "." + cName + " is "
                                        + entry.getValue().words() + " in " + targets.name(entry.getKey())
                                        + ", which can't hold "
                                        + (meant.orElseThrow().selfSize()
                                                ? "the size of its struct"
                                                : "the preset "
                                                        + meant.orElseThrow()
                                                                .preset()
                                                                .orElseThrow()))
                        .withMark(entry.getValue().flat().spec().at(), targets.name(entry.getKey()))));
        return meant;
    }

    /** What counts the elements of an array: an integer beside it. */
    Optional<Count> count(String cName, Map<String, Map<Integer, Placement>> merged, Set<Integer> having) {
        Optional<String> counter = meaning.flatMap(
                        known -> Optional.ofNullable(known.counts().get(cName)))
                .map(Semantics.Count::field);
        return counter.flatMap(name -> Optional.ofNullable(merged.get(name)))
                .filter(placements -> {
                    Placement any = placements.values().iterator().next();
                    return any.kind() instanceof Kind.Whole
                            && any.dimensions().isEmpty()
                            && any.enumName().isEmpty();
                })
                .map(placements -> new Count(
                        fieldMeaning(counter.orElseThrow())
                                .flatMap(FieldMeaning::javaName)
                                .orElse(JavaNames.accessor(counter.orElseThrow())),
                        placements.keySet().equals(having)));
    }

    private Optional<FieldMeaning> fieldMeaning(String cName) {
        return meaning.flatMap(known -> Optional.ofNullable(known.fields().get(cName)));
    }
}
