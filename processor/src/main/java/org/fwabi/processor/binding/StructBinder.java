package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fwabi.processor.binding.Placement.Kind;
import org.fwabi.processor.catalog.Catalog.NameClash;
import org.fwabi.processor.catalog.StructKey;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.StructSpec;

/** Decides the classes of structs, each once, with all that they hold. */
final class StructBinder {
    private final Targets targets;
    private final Diagnostics diagnostics;
    private final EnumBinder enums;
    private final LayoutKeys keys;
    private final Map<StructKey, StructBinding> bound = new LinkedHashMap<>();

    StructBinder(Targets targets, EnumBinder enums, Diagnostics diagnostics) {
        this.targets = targets;
        this.enums = enums;
        this.diagnostics = diagnostics;
        this.keys = new LayoutKeys(targets);
    }

    /** All top-level classes bound so far. */
    List<StructBinding> all() {
        return List.copyOf(bound.values());
    }

    EnumBinder enums() {
        return enums;
    }

    /**
     * The class of the struct that a neutral name means; empty if it means none in any targeted release. A release in
     * which several structs share the name is a finding.
     */
    Optional<StructBinding> bind(String neutralName) {
        targets.clash(neutralName).ifPresent(clash -> diagnostics.add(clashes(clash)));
        return bind(new StructKey.Neutral(neutralName));
    }

    /** Whether a neutral name means no struct of some targeted release because several share it. */
    boolean clashes(String neutralName) {
        return targets.clash(neutralName).isPresent();
    }

    private static Diagnostic clashes(NameClash clash) {
        String all = clash.structs().stream().map(StructSpec::name).collect(Collectors.joining(" or "));
        return Diagnostic.error(
                        DiagnosticId.FW044,
                        "'%s' could be %s of release %s".formatted(clash.neutralName(), all, clash.release()))
                .withHint("say under 'current' which of them the release uses");
    }

    /** The class of what a key picks; empty if that is nothing in any targeted release. */
    Optional<StructBinding> bind(StructKey key) {
        StructBinding known = bound.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Map<Integer, StructLayout> layouts = new LinkedHashMap<>();
        for (int release : targets.newestFirst()) {
            targets.struct(release, key).ifPresent(struct -> layouts.put(release, struct));
        }
        if (layouts.isEmpty()) {
            return Optional.empty();
        }
        StructSpec newest = layouts.values().iterator().next().spec();
        Optional<StructMeaning> meaning = targets.meaning(key.neutralName());
        String named = meaning.flatMap(StructMeaning::javaName).orElse(JavaNames.type(key.neutralName()));
        String javaType = switch (key) {
            case StructKey.Neutral neutral -> named;
            case StructKey.Versioned versioned -> named + "Versioned";
            case StructKey.Exact exact -> JavaNames.type(exact.cName());
        };
        String label = key instanceof StructKey.Neutral ? key.neutralName() : newest.name();
        JavaNames.typeProblem(javaType)
                .ifPresent(why -> diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW075,
                                newest.at(),
                                "struct " + label + " can't be the Java class '" + javaType + "': " + why)
                        .withHint("mend: give it a 'name:' under 'structs:' in the family's semantics")));
        StructBinding made = new Members(label, javaType, layouts, meaning).bind();
        bound.put(key, made);
        return Optional.of(made);
    }

    /** Binds the members of one struct. */
    private final class Members {
        private final String label;
        private final String javaType;
        private final Map<Integer, StructLayout> layouts;
        private final Optional<StructMeaning> meaning;
        private final List<List<Integer>> groups;
        private final Map<Integer, List<Flat>> flats = new HashMap<>();
        private final LayoutFields layoutFields = new LayoutFields();
        private final Map<String, StructBinding> nestedTypes = new LinkedHashMap<>();
        private final Map<String, StructBinding> inline = new LinkedHashMap<>();
        private final Map<String, StructBinding> structOf = new HashMap<>();
        private final Map<String, EnumBinding> enumOf = new HashMap<>();
        private final Map<String, Integer> ranks = new HashMap<>();
        private final TagBinder tags;

        Members(String label, String javaType, Map<Integer, StructLayout> layouts, Optional<StructMeaning> meaning) {
            this.label = label;
            this.javaType = javaType;
            this.layouts = layouts;
            this.meaning = meaning;
            this.groups = group();
            this.tags = new TagBinder(meaning, javaType);
            layouts.forEach((release, layout) -> flats.put(release, Flat.of(layout, meaning)));
        }

        private List<List<Integer>> group() {
            Map<LayoutKeys.Key, List<Integer>> byKey = new LinkedHashMap<>();
            for (int release : targets.all()) {
                StructLayout layout = layouts.get(release);
                if (layout != null) {
                    byKey.computeIfAbsent(keys.of(release, layout), key -> new ArrayList<>())
                            .add(release);
                }
            }
            return List.copyOf(byKey.values());
        }

        StructBinding bind() {
            FieldMerge merge = new FieldMerge(targets, diagnostics, label, meaning, flats);
            Map<String, Map<Integer, Placement>> merged = merge.run();
            List<FieldBinding> fields = new ArrayList<>();
            merged.forEach((cName, placements) ->
                    field(merge, merged, cName, placements).ifPresent(fields::add));
            StructLayout latest = layouts.values().iterator().next();
            int newest = layouts.keySet().iterator().next();
            String cName =
                    latest.spec().name().isEmpty() ? label : latest.spec().name();
            List<FieldBinding> named = NameCheck.fields(fields, label, merged, diagnostics);
            return new StructBinding(
                    javaType,
                    label,
                    meaning.flatMap(StructMeaning::doc),
                    CDeclaration.of(latest, cName),
                    targets.name(newest),
                    targets.count(),
                    groups.stream().map(this::layout).toList(),
                    layoutFields.all(),
                    List.copyOf(nestedTypes.values()),
                    named,
                    tags.bind(named, structOf, enumOf),
                    List.copyOf(inline.values()));
        }

        private Optional<FieldBinding> field(
                FieldMerge merge,
                Map<String, Map<Integer, Placement>> merged,
                String cName,
                Map<Integer, Placement> placements) {
            Placement any = placements.values().iterator().next();
            ranks.put(cName, any.dimensions().size());
            Optional<StructBinding> nested = switch (any.kind()) {
                case Kind.Struct struct -> merge.key(placements).flatMap(StructBinder.this::bind);
                case Kind.Inline() -> Optional.of(inline(cName, placements));
                default -> Optional.empty();
            };
            nested.ifPresent(struct -> {
                nestedTypes.put(struct.javaType(), struct);
                structOf.put(cName, struct);
            });
            Optional<EnumBinding> held = any.enumName().flatMap(enums::bind);
            held.ifPresent(enumeration -> enumOf.put(cName, enumeration));
            return merge.javaName(cName, any.flat().spec().at())
                    .map(name -> new FieldBinder(
                                    layoutFields,
                                    targets,
                                    cName,
                                    name,
                                    placements,
                                    placements.keySet().equals(layouts.keySet()),
                                    groups.size() == 1)
                            .bind(
                                    nested,
                                    held,
                                    merge.count(cName, merged, layouts.keySet()),
                                    merge.meant(cName, placements)));
        }

        private StructBinding inline(String cName, Map<Integer, Placement> placements) {
            Map<Integer, StructLayout> parts = new LinkedHashMap<>();
            for (int release : targets.newestFirst()) {
                Optional.ofNullable(placements.get(release))
                        .flatMap(placement -> placement.flat().inline())
                        .ifPresent(part -> parts.put(release, part));
            }
            Set<String> taken = new TreeSet<>(List.of(javaType.split("\\.", -1)));
            taken.add("Layout");
            taken.addAll(tags.simpleNames());
            inline.values().forEach(other -> taken.add(other.simpleName()));
            String simple = JavaNames.type(cName);
            while (taken.contains(simple) || JavaNames.typeProblem(simple).isPresent()) {
                simple += "Part";
            }
            StructBinding made =
                    new Members(label + "." + cName, javaType + "." + simple, parts, Optional.empty()).bind();
            inline.put(cName, made);
            return made;
        }

        private StructBinding.LayoutBinding layout(List<Integer> group) {
            int first = group.get(0);
            StructLayout layout = Objects.requireNonNull(layouts.get(first));
            List<String> types = List.copyOf(nestedTypes.keySet());
            List<String> lines = new ArrayList<>();
            List<String> present = flats.getOrDefault(first, List.of()).stream()
                    .map(Flat::name)
                    .toList();
            for (Flat flat : flats.getOrDefault(first, List.of())) {
                StructBinding nested = structOf.get(flat.name());
                Placement.of(flat, first, targets, meaning)
                        .map(placement -> placement.ofRank(ranks.getOrDefault(flat.name(), 0)))
                        .flatMap(placement -> MemberLine.of(
                                placement,
                                nested == null ? -1 : types.indexOf(nested.javaType()),
                                meaning.flatMap(known -> Optional.ofNullable(
                                                known.counts().get(flat.name())))
                                        .filter(count -> present.contains(count.field())),
                                meaning.flatMap(known ->
                                        Optional.ofNullable(known.fields().get(flat.name())))))
                        .ifPresent(lines::add);
            }
            String cName =
                    layout.spec().name().isEmpty() ? label : layout.spec().name();
            String constant = groups.size() == 1 ? "TYPE" : JavaNames.release(targets.name(first));
            return new StructBinding.LayoutBinding(constant, group, targets.names(group), cName, layout.size(), lines);
        }
    }
}
