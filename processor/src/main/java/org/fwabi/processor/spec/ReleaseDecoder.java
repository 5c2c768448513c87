package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;

/** A release file and its parts to one document. Call {@link #release}, then {@link #part} for each part. */
final class ReleaseDecoder {
    private static final Set<String> SECTIONS = Set.of(
            "remove",
            "facts",
            "functions",
            "events",
            "controls",
            "classes",
            "enums",
            "structs",
            "current",
            "host-only");
    private static final Set<String> RELEASE_KEYS = union(SECTIONS, "format", "release", "base", "parts");
    private static final Set<String> PART_KEYS = union(SECTIONS, "format", "part-of");
    private static final Set<String> REMOVE_KEYS =
            Set.of("facts", "functions", "events", "controls", "classes", "enums", "structs", "current", "host-only");
    private static final Set<String> ENUM_KEYS = Set.of("size", "values");
    private static final long MAX_U32 = 0xffff_ffffL;

    private final Shapes shapes;
    private final String name;
    private final FactDecoder factDecoder;

    private final Map<String, FactValue> facts = new LinkedHashMap<>();
    private final Map<NumberSpace, Map<String, NumberSpec>> numbers = spaces();
    private final Map<String, EnumSpec> enums = new LinkedHashMap<>();
    private final Map<String, StructSpec> structs = new LinkedHashMap<>();
    private final Map<String, ReleaseDocument.Current> current = new LinkedHashMap<>();
    private final Map<String, SourcePos> hostOnly = new LinkedHashMap<>();
    private final Map<String, SourcePos> types = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final Map<String, SourcePos> removedFacts = new LinkedHashMap<>();
    private final Map<NumberSpace, Map<String, SourcePos>> removedNumbers = spaces();
    private final Map<String, SourcePos> removedEnums = new LinkedHashMap<>();
    private final Map<String, SourcePos> removedStructs = new LinkedHashMap<>();
    private final Map<String, SourcePos> removedCurrent = new LinkedHashMap<>();
    private final Map<String, SourcePos> removedHostOnly = new LinkedHashMap<>();
    private Optional<ReleaseDocument.Base> base = Optional.empty();
    private List<ScalarNode> parts = List.of();

    ReleaseDecoder(Shapes shapes, Family family, String name) {
        this.shapes = shapes;
        this.name = name;
        this.factDecoder = new FactDecoder(shapes, family);
    }

    /** Reads the release file; false where a finding leaves nothing to go on with. */
    boolean release(Node root) {
        Optional<KeyedMap> file = open(root, "a release file", RELEASE_KEYS, "release");
        if (file.isEmpty()) {
            return false;
        }
        KeyedMap keyed = file.get();
        base = keyed.get("base")
                .flatMap(node ->
                        shapes.release(node, "'base'").map(release -> new ReleaseDocument.Base(release, node.at())));
        parts = keyed.get("parts")
                .map(node -> new FamilyDecoder(shapes).files(node, "'parts'"))
                .orElse(List.of());
        sections(keyed);
        // A base that cannot be read is not the same as no base.
        return keyed.get("base").isPresent() == base.isPresent();
    }

    /** The parts that the release file lists. */
    List<ScalarNode> parts() {
        return parts;
    }

    /** Reads one part. */
    void part(Node root) {
        open(root, "a part file", PART_KEYS, "part-of").ifPresent(this::sections);
    }

    /** All that has been read. */
    ReleaseDocument document(SourcePos at) {
        return new ReleaseDocument(
                name,
                base,
                parts.stream().map(ScalarNode::text).toList(),
                new ReleaseDocument.Removal(
                        removedFacts, removedNumbers, removedEnums, removedStructs, removedCurrent, removedHostOnly),
                facts,
                numbers,
                enums,
                structs,
                current,
                hostOnly,
                broken,
                at);
    }

    private Optional<KeyedMap> open(Node root, String what, Set<String> keys, String nameKey) {
        Optional<MapNode> map = shapes.map(root, what);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), what, keys);
        if (!shapes.format(keyed)) {
            return Optional.empty();
        }
        keyed.require(nameKey)
                .flatMap(node -> shapes.release(node, "'" + nameKey + "'").filter(found -> !found.equals(name)))
                .ifPresent(found -> shapes.error(
                        DiagnosticId.FW031,
                        keyed.get(nameKey).orElse(root).at(),
                        nameKey.equals("release")
                                ? "the file says that it is release '" + found + "', but its name says '" + name + "'"
                                : "the file says that it is part of '" + found + "', but '" + name + "' lists it"));
        return Optional.of(keyed);
    }

    private void sections(KeyedMap keyed) {
        keyed.get("remove").flatMap(node -> shapes.map(node, "'remove'")).ifPresent(this::remove);
        for (Node.Entry entry : entries(keyed, "facts")) {
            factDecoder
                    .decode(entry.key(), entry.value())
                    .ifPresentOrElse(
                            fact -> put(facts, entry.key(), fact, "fact", FactValue::at),
                            () -> broken.add(entry.key().text()));
        }
        for (NumberSpace space : NumberSpace.values()) {
            for (Node.Entry entry : entries(keyed, space.key())) {
                number(space, entry);
            }
        }
        for (Node.Entry entry : entries(keyed, "enums")) {
            if (typeName(entry.key(), "enum")) {
                add(enums, entry, enumeration(entry));
            }
        }
        for (Node.Entry entry : entries(keyed, "structs")) {
            if (typeName(entry.key(), "struct")) {
                add(structs, entry, StructDecoder.decode(entry.key(), entry.value(), shapes));
            }
        }
        for (Node.Entry entry : entries(keyed, "current")) {
            current(entry);
        }
        keyed.get("host-only").ifPresent(node -> names(node, "'host-only'", Shapes.C_NAME, hostOnly));
    }

    private List<Node.Entry> entries(KeyedMap keyed, String key) {
        return keyed.get(key)
                .flatMap(node -> shapes.map(node, "'" + key + "'"))
                .map(MapNode::entries)
                .orElse(List.of());
    }

    private void remove(MapNode map) {
        KeyedMap keyed = KeyedMap.of(shapes, map, "'remove'", REMOVE_KEYS);
        for (NumberSpace space : NumberSpace.values()) {
            names(keyed, space.key(), Shapes.NUMBER_NAME, mapOf(removedNumbers, space));
        }
        names(keyed, "facts", Shapes.FACT_NAME, removedFacts);
        names(keyed, "enums", Shapes.C_NAME, removedEnums);
        names(keyed, "structs", Shapes.C_NAME, removedStructs);
        names(keyed, "current", Shapes.C_NAME, removedCurrent);
        names(keyed, "host-only", Shapes.C_NAME, removedHostOnly);
    }

    private void names(KeyedMap keyed, String key, Pattern pattern, Map<String, SourcePos> into) {
        keyed.get(key).ifPresent(node -> names(node, "'remove': '" + key + "'", pattern, into));
    }

    private void names(Node node, String what, Pattern pattern, Map<String, SourcePos> into) {
        for (Node item : shapes.list(node, what).map(ListNode::items).orElse(List.of())) {
            shapes.name(item, what, pattern, "letters, digits and '_'").ifPresent(found -> {
                if (into.putIfAbsent(found, item.at()) != null) {
                    shapes.error(DiagnosticId.FW033, item.at(), what + ": '" + found + "' is listed twice");
                }
            });
        }
    }

    private void current(Node.Entry entry) {
        String what = "current struct '" + entry.key().text() + "'";
        Optional<String> struct = shapes.name(entry.value(), what, Shapes.C_NAME, "the C name of a struct");
        shapes.checkName(entry.key(), "current struct", Shapes.C_NAME, "the neutral name of a struct")
                .flatMap(neutral -> struct)
                .ifPresent(found -> put(
                        current,
                        entry.key(),
                        new ReleaseDocument.Current(found, entry.key().at()),
                        "current struct",
                        ReleaseDocument.Current::at));
    }

    private void number(NumberSpace space, Node.Entry entry) {
        String what = space.noun();
        shapes.checkName(entry.key(), what, Shapes.NUMBER_NAME, "letters, digits and '_'")
                .ifPresent(found -> {
                    OptionalLong value = shapes.integer(entry.value(), what + " '" + found + "'", 0L, MAX_U32);
                    if (value.isPresent()) {
                        NumberSpec number = new NumberSpec(
                                found, value.getAsLong(), entry.key().at());
                        put(mapOf(numbers, space), entry.key(), number, what, NumberSpec::at);
                    }
                });
    }

    /** Whether a struct or enum may have this name; structs and enums share one space, as types of fields do. */
    private boolean typeName(ScalarNode key, String what) {
        Optional<String> found = shapes.checkName(key, what, Shapes.C_NAME, "a C identifier");
        if (found.isEmpty()) {
            return false;
        }
        if (ScalarType.named(key.text()).isPresent()) {
            shapes.error(DiagnosticId.FW028, key.at(), what + " '" + key.text() + "' has the name of a scalar type");
            return false;
        }
        SourcePos earlier = types.get(key.text());
        shapes.putOnce(types, key.text(), key.at(), what, key.at(), earlier == null ? key.at() : earlier);
        return earlier == null;
    }

    private <T> void add(Map<String, T> into, Node.Entry entry, Optional<T> value) {
        String found = entry.key().text();
        value.ifPresentOrElse(sound -> into.put(found, sound), () -> broken.add(found));
    }

    private Optional<EnumSpec> enumeration(Node.Entry entry) {
        String what = "enum " + entry.key().text();
        Optional<MapNode> map = shapes.map(entry.value(), what);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), what, ENUM_KEYS);
        Optional<String> size = keyed.require("size")
                .flatMap(node -> shapes.plainWord(node, what + ": 'size'", List.of("1", "2", "4", "8")));
        Optional<MapNode> values = keyed.require("values").flatMap(node -> shapes.map(node, what + ": 'values'"));
        if (size.isEmpty() || values.isEmpty()) {
            return Optional.empty();
        }
        int bytes = Integer.parseInt(size.get());
        BigInteger max = BigInteger.ONE.shiftLeft(8 * bytes).subtract(BigInteger.ONE);
        BigInteger min = BigInteger.ONE.shiftLeft(8 * bytes - 1).negate();
        Map<String, Long> constants = new LinkedHashMap<>();
        boolean sound = true;
        for (Node.Entry constant : values.get().entries()) {
            Optional<String> found =
                    shapes.checkName(constant.key(), what + ": constant", Shapes.C_NAME, "a C identifier");
            OptionalLong value = shapes.integer(
                    constant.value(), what + ": '" + constant.key().text() + "'", min, max);
            sound &= found.isPresent() && value.isPresent();
            if (found.isPresent() && value.isPresent()) {
                constants.put(found.get(), value.getAsLong());
            }
        }
        return sound
                ? Optional.of(new EnumSpec(
                        entry.key().text(), bytes, constants, entry.key().at()))
                : Optional.empty();
    }

    private <T> void put(Map<String, T> into, ScalarNode key, T value, String what, Function<T, SourcePos> place) {
        T earlier = into.get(key.text());
        shapes.putOnce(into, key.text(), value, what, key.at(), earlier == null ? key.at() : place.apply(earlier));
    }

    private static <T> Map<NumberSpace, Map<String, T>> spaces() {
        Map<NumberSpace, Map<String, T>> spaces = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            spaces.put(space, new LinkedHashMap<>());
        }
        return spaces;
    }

    private static <T> Map<String, T> mapOf(Map<NumberSpace, Map<String, T>> spaces, NumberSpace space) {
        return spaces.computeIfAbsent(space, absent -> new LinkedHashMap<>());
    }

    private static Set<String> union(Set<String> set, String... more) {
        return Stream.concat(set.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
