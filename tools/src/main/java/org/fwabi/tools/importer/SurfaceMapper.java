package org.fwabi.tools.importer;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.tools.headers.CEnum;
import org.fwabi.tools.headers.CRecord;
import org.fwabi.tools.headers.CType;
import org.fwabi.tools.headers.CUnit;

/**
 * Takes what the surface's headers declare, and what that needs from elsewhere, into specs. A struct that holds one of
 * the host is of the host too.
 */
final class SurfaceMapper {
    private final HeaderTree tree;
    private final Map<String, ScalarType> types;
    private final SourcePos at;
    private final Map<String, StructSpec> structs = new HashMap<>();
    private final Map<String, CRecord> records = new LinkedHashMap<>();
    private final Map<String, CEnum> enums = new LinkedHashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, Set<String>> holders = new HashMap<>();
    private final Set<String> hostOnly = new LinkedHashSet<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final Deque<CRecord> open = new ArrayDeque<>();

    private SurfaceMapper(HeaderTree tree, Map<String, ScalarType> types, SourcePos at) {
        this.tree = tree;
        this.types = types;
        this.at = at;
    }

    /** The surface of a compiled unit. */
    static Surface map(CUnit unit, HeaderTree tree, Map<String, ScalarType> types, SourcePos at) {
        return new SurfaceMapper(tree, types, at).map(unit);
    }

    private Surface map(CUnit unit) {
        for (CRecord record : unit.records()) {
            Optional<String> part =
                    record.name().flatMap(name -> tree.part(record.origin().file(), name));
            if (part.isPresent() && record.size().isPresent()) {
                need(record, part.get());
            }
        }
        while (!open.isEmpty()) {
            map(open.removeFirst());
        }
        for (CEnum declared : unit.enums()) {
            Optional<String> part =
                    declared.name().flatMap(name -> tree.part(declared.origin().file(), name));
            if (part.isPresent()) {
                need(declared, part.get());
            }
        }
        dropHolders();
        Map<String, StructSpec> ordered = new LinkedHashMap<>();
        for (CRecord record : unit.records()) {
            record.name()
                    .filter(name -> record.equals(records.get(name)))
                    .ifPresent(name ->
                            Optional.ofNullable(structs.get(name)).ifPresent(struct -> ordered.put(name, struct)));
        }
        Map<String, EnumSpec> constants = new LinkedHashMap<>();
        enums.forEach((name, declared) -> constants.put(name, enumeration(name, declared)));
        List<Surface.LeftOut> reasons = new ArrayList<>();
        leftOut.forEach((name, reason) -> reasons.add(new Surface.LeftOut(name, reason)));
        return new Surface(ordered, records, parts, constants, hostOnly, reasons);
    }

    private void map(CRecord record) {
        String name = record.name().orElseThrow();
        String part = parts.getOrDefault(name, "");
        Set<String> held = new HashSet<>();
        FieldMapper fields = new FieldMapper(types, at, type -> {
            need(type, part);
            if (type instanceof CRecord inner) {
                inner.name().ifPresent(held::add);
            }
        });
        try {
            structs.put(
                    name,
                    new StructSpec(
                            name,
                            FieldMapper.kind(record),
                            fields.fields(record),
                            record.size(),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            at));
        } catch (FieldMapper.NoPlaceException e) {
            if (e.hostOnly()) {
                hostOnly.add(name);
            } else {
                leftOut.put(name, e.getMessage());
            }
        }
        held.forEach(inner ->
                holders.computeIfAbsent(inner, absent -> new LinkedHashSet<>()).add(name));
    }

    private void need(CType type, String part) {
        switch (type) {
            case CRecord record -> {
                String name = record.name().orElseThrow();
                CRecord known = records.putIfAbsent(name, record);
                if (known == null) {
                    parts.put(name, tree.part(record.origin().file()).orElse(part));
                    open.add(record);
                } else if (!known.equals(record)) {
                    leftOut.putIfAbsent(name, "two structs have this name, as a tag and as a typedef");
                }
            }
            case CEnum declared -> {
                String name = declared.name().orElseThrow();
                if (!declared.constants().isEmpty() && enums.putIfAbsent(name, declared) == null) {
                    parts.put(name, tree.part(declared.origin().file()).orElse(part));
                }
            }
            default -> throw new IllegalArgumentException("not a type with a name: " + type);
        }
    }

    /** What holds a struct that is of the host, or that has no place, shares its fate. */
    private void dropHolders() {
        Deque<String> gone = new ArrayDeque<>(hostOnly);
        gone.addAll(leftOut.keySet());
        while (!gone.isEmpty()) {
            String name = gone.removeFirst();
            structs.remove(name);
            for (String holder : holders.getOrDefault(name, Set.of())) {
                boolean fresh = hostOnly.contains(name)
                        ? hostOnly.add(holder)
                        : !hostOnly.contains(holder) && leftOut.putIfAbsent(holder, "it holds " + name) == null;
                if (fresh) {
                    gone.add(holder);
                }
            }
        }
        hostOnly.forEach(leftOut::remove);
    }

    private EnumSpec enumeration(String name, CEnum declared) {
        Map<String, Long> values = new LinkedHashMap<>();
        declared.constants().forEach((constant, value) -> values.put(constant, value.longValue()));
        boolean fits = declared.constants().values().stream().allMatch(value -> fits(value, declared.bytes()));
        if (!fits) {
            throw new IllegalStateException("enum " + name + " has values of more than its " + declared.bytes()
                    + " bytes, which no compiler would do");
        }
        return new EnumSpec(name, declared.bytes(), values, at);
    }

    private static boolean fits(BigInteger value, int bytes) {
        return value.signum() < 0 ? value.bitLength() < 8 * bytes : value.bitLength() <= 8 * bytes;
    }
}
