package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Semantics.CommandMeaning;
import org.fwabi.processor.spec.Semantics.Count;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.EventMeaning;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.SizeRule;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** Semantics files to one {@link Semantics}. Call {@link #file} for each file. */
final class SemanticsDecoder {
    private static final Set<String> KEYS = Set.of("format", "family", "commands", "events", "structs", "enums");
    private static final Set<String> COMMAND_KEYS = Set.of("doc", "request", "size", "reply");
    private static final Set<String> EVENT_KEYS = Set.of("doc", "payload", "size");
    private static final Set<String> STRUCT_KEYS = Set.of("name", "doc", "counts", "fields");
    private static final Set<String> FIELD_KEYS = Set.of("name", "doc", "enum", "text");
    private static final Set<String> ENUM_KEYS = Set.of("name", "doc", "prefix");
    private static final Pattern JAVA_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final Shapes shapes;
    private final Family family;
    private final Map<String, CommandMeaning> commands = new LinkedHashMap<>();
    private final Map<String, EventMeaning> events = new LinkedHashMap<>();
    private final Map<String, StructMeaning> structs = new LinkedHashMap<>();
    private final Map<String, EnumMeaning> enums = new LinkedHashMap<>();

    SemanticsDecoder(Shapes shapes, Family family) {
        this.shapes = shapes;
        this.family = family;
    }

    void file(Node root) {
        Optional<MapNode> map = shapes.map(root, "a semantics file");
        if (map.isEmpty()) {
            return;
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), "a semantics file", KEYS);
        if (!shapes.format(keyed)) {
            return;
        }
        keyed.require("family")
                .ifPresent(node -> shapes.name(node, "'family'", Shapes.WORD, "lower-case letters, digits and '-'")
                        .filter(name -> !name.equals(family.name()))
                        .ifPresent(name -> shapes.error(
                                DiagnosticId.FW031,
                                node.at(),
                                "the file says that it belongs to family '" + name + "', but '" + family.name()
                                        + "' lists it")));
        each(
                keyed,
                "commands",
                "command",
                COMMAND_KEYS,
                (key, entry) -> put(commands, key, command(key, entry), "command", CommandMeaning::at));
        each(
                keyed,
                "events",
                "event",
                EVENT_KEYS,
                (key, entry) -> put(events, key, event(key, entry), "event", EventMeaning::at));
        each(
                keyed,
                "structs",
                "struct",
                STRUCT_KEYS,
                (key, entry) -> put(structs, key, struct(key, entry), "struct", StructMeaning::at));
        each(
                keyed,
                "enums",
                "enum",
                ENUM_KEYS,
                (key, entry) -> put(enums, key, enumeration(key, entry), "enum", EnumMeaning::at));
    }

    Semantics semantics() {
        return new Semantics(
                Collections.unmodifiableMap(commands),
                Collections.unmodifiableMap(events),
                Map.of(),
                Map.of(),
                Collections.unmodifiableMap(structs),
                Collections.unmodifiableMap(enums));
    }

    private CommandMeaning command(ScalarNode key, KeyedMap map) {
        return new CommandMeaning(
                key.text(),
                List.of(),
                doc(map),
                map.get("request").flatMap(node -> struct(node, map.what() + ": 'request'")),
                sizeRule(map),
                map.get("reply").flatMap(node -> reply(node, map.what())).orElse(new ReplyMeaning.None()),
                Optional.empty(),
                List.of(),
                key.at());
    }

    private Optional<ReplyMeaning> reply(Node node, String what) {
        return struct(node, what + ": 'reply'").map(name -> switch (name) {
            case "none" -> new ReplyMeaning.None();
            case "empty" -> new ReplyMeaning.Empty();
            default -> new ReplyMeaning.Struct(name);
        });
    }

    private EventMeaning event(ScalarNode key, KeyedMap map) {
        return new EventMeaning(
                key.text(),
                List.of(),
                doc(map),
                map.get("payload").flatMap(node -> struct(node, map.what() + ": 'payload'")),
                sizeRule(map),
                List.of(),
                key.at());
    }

    private SizeRule sizeRule(KeyedMap map) {
        return map.get("size")
                .flatMap(node -> shapes.word(node, map.what() + ": 'size'", List.of("exact", "at-least")))
                .filter(word -> word.equals("at-least"))
                .map(word -> SizeRule.AT_LEAST)
                .orElse(SizeRule.EXACT);
    }

    private StructMeaning struct(ScalarNode key, KeyedMap map) {
        neutral(key, map.what());
        Map<String, Count> counts = new LinkedHashMap<>();
        for (Node.Entry entry : entries(map, "counts")) {
            shapes.name(entry.value(), map.what() + ": count of '" + entry.key().text() + "'", Shapes.C_NAME, "a field")
                    .ifPresent(field -> counts.put(
                            entry.key().text(), new Count(field, entry.key().at())));
        }
        Map<String, FieldMeaning> fields = new LinkedHashMap<>();
        for (Node.Entry entry : entries(map, "fields")) {
            String what = map.what() + ": field '" + entry.key().text() + "'";
            shapes.map(entry.value(), what)
                    .map(value -> KeyedMap.of(shapes, value, what, FIELD_KEYS))
                    .ifPresent(value -> fields.put(
                            entry.key().text(),
                            new FieldMeaning(
                                    entry.key().text(),
                                    javaName(value),
                                    List.of(),
                                    doc(value),
                                    value.get("enum")
                                            .flatMap(node -> shapes.name(
                                                    node, what + ": 'enum'", Shapes.C_NAME, "a C identifier")),
                                    value.get("text")
                                            .flatMap(node ->
                                                    shapes.word(node, what + ": 'text'", List.of("true", "false")))
                                            .filter("true"::equals)
                                            .isPresent(),
                                    false,
                                    false,
                                    Optional.empty(),
                                    Optional.empty(),
                                    entry.key().at())));
        }
        return new StructMeaning(
                key.text(),
                javaName(map),
                List.of(),
                doc(map),
                Collections.unmodifiableMap(counts),
                Map.of(),
                Collections.unmodifiableMap(fields),
                key.at());
    }

    private EnumMeaning enumeration(ScalarNode key, KeyedMap map) {
        Optional<String> prefix = map.get("prefix")
                .flatMap(node ->
                        shapes.name(node, map.what() + ": 'prefix'", Shapes.C_NAME, "the start of a C identifier"));
        return new EnumMeaning(key.text(), javaName(map), doc(map), prefix.orElse(""), Map.of(), key.at());
    }

    private Optional<String> struct(Node node, String what) {
        return shapes.name(node, what, Shapes.C_NAME, "the neutral name of a struct")
                .map(name -> {
                    neutral((ScalarNode) node, what);
                    return family.neutralName(name);
                });
    }

    /** A versioned name does not identify a layout, so it must not be a key of what holds for all releases. */
    private void neutral(ScalarNode name, String what) {
        String neutral = family.neutralName(name.text());
        if (!neutral.equals(name.text())) {
            shapes.error(
                    DiagnosticId.FW045,
                    name.at(),
                    what + ": '" + name.text() + "' carries a version; write '" + neutral + "'");
        }
    }

    private Optional<String> doc(KeyedMap map) {
        return map.get("doc").flatMap(node -> shapes.doc(node, map.what() + ": 'doc'"));
    }

    private Optional<String> javaName(KeyedMap map) {
        return map.get("name")
                .flatMap(node -> shapes.name(node, map.what() + ": 'name'", JAVA_NAME, "letters and digits"));
    }

    private List<Node.Entry> entries(KeyedMap map, String key) {
        return map.get(key)
                .flatMap(node -> shapes.map(node, map.what() + ": '" + key + "'"))
                .map(MapNode::entries)
                .orElse(List.of());
    }

    /** What to do with one entry of a section. */
    private interface EntryAction {
        void accept(ScalarNode key, KeyedMap value);
    }

    private void each(KeyedMap file, String section, String noun, Set<String> keys, EntryAction action) {
        Optional<MapNode> map = file.get(section).flatMap(node -> shapes.map(node, "'" + section + "'"));
        for (Node.Entry entry : map.map(MapNode::entries).orElse(List.of())) {
            String what = noun + " " + entry.key().text();
            shapes.checkName(entry.key(), noun, Shapes.NUMBER_NAME, "letters, digits and '_'")
                    .flatMap(name -> shapes.map(entry.value(), what))
                    .ifPresent(value -> action.accept(entry.key(), KeyedMap.of(shapes, value, what, keys)));
        }
    }

    private <T> void put(Map<String, T> into, ScalarNode key, T value, String noun, Function<T, SourcePos> place) {
        T earlier = into.get(key.text());
        shapes.putOnce(into, key.text(), value, noun, key.at(), earlier == null ? key.at() : place.apply(earlier));
    }
}
