package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Semantics.ClassMeaning;
import org.fwabi.processor.spec.Semantics.CommandMeaning;
import org.fwabi.processor.spec.Semantics.ControlMeaning;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.EventMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** Semantics files to one {@link Semantics}. Call {@link #file} for each file. */
final class SemanticsDecoder {
    private static final Set<String> KEYS =
            Set.of("format", "family", "commands", "events", "controls", "classes", "structs", "enums");

    private final Shapes shapes;
    private final Family family;
    private final SemanticsShapes common;
    private final MessageDecoder messages;
    private final StructMeaningDecoder types;
    private final Map<String, CommandMeaning> commands = new LinkedHashMap<>();
    private final Map<String, EventMeaning> events = new LinkedHashMap<>();
    private final Map<String, ControlMeaning> controls = new LinkedHashMap<>();
    private final Map<String, ClassMeaning> classes = new LinkedHashMap<>();
    private final Map<String, StructMeaning> structs = new LinkedHashMap<>();
    private final Map<String, EnumMeaning> enums = new LinkedHashMap<>();

    SemanticsDecoder(Shapes shapes, Family family) {
        this.shapes = shapes;
        this.family = family;
        this.common = new SemanticsShapes(shapes, family);
        this.messages = new MessageDecoder(common);
        this.types = new StructMeaningDecoder(common);
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
        numbered(keyed);
        common.each(
                keyed,
                "structs",
                "struct",
                StructMeaningDecoder.STRUCT_KEYS,
                (key, entry) -> put(structs, key, types.struct(key, entry), "struct", StructMeaning::at));
        common.each(
                keyed,
                "enums",
                "enum",
                StructMeaningDecoder.ENUM_KEYS,
                (key, entry) -> put(enums, key, types.enumeration(key, entry), "enum", EnumMeaning::at));
    }

    private void numbered(KeyedMap file) {
        common.each(
                file,
                "commands",
                "command",
                MessageDecoder.COMMAND_KEYS,
                (key, entry) -> put(commands, key, messages.command(key, entry), "command", CommandMeaning::at));
        common.each(
                file,
                "events",
                "event",
                MessageDecoder.EVENT_KEYS,
                (key, entry) -> put(events, key, messages.event(key, entry), "event", EventMeaning::at));
        common.each(
                file,
                "controls",
                "control",
                MessageDecoder.CONTROL_KEYS,
                (key, entry) -> put(controls, key, messages.control(key, entry), "control", ControlMeaning::at));
        common.each(
                file,
                "classes",
                "class",
                MessageDecoder.CLASS_KEYS,
                (key, entry) -> put(classes, key, messages.objectClass(key, entry), "class", ClassMeaning::at));
    }

    Semantics semantics() {
        return new Semantics(
                Collections.unmodifiableMap(commands),
                Collections.unmodifiableMap(events),
                Collections.unmodifiableMap(controls),
                Collections.unmodifiableMap(classes),
                Collections.unmodifiableMap(structs),
                Collections.unmodifiableMap(enums));
    }

    private <T> void put(Map<String, T> into, ScalarNode key, T value, String noun, Function<T, SourcePos> place) {
        T earlier = into.get(key.text());
        shapes.putOnce(into, key.text(), value, noun, key.at(), earlier == null ? key.at() : place.apply(earlier));
    }
}
