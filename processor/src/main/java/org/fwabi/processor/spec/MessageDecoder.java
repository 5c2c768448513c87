package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.spec.Semantics.ClassMeaning;
import org.fwabi.processor.spec.Semantics.CommandMeaning;
import org.fwabi.processor.spec.Semantics.ControlMeaning;
import org.fwabi.processor.spec.Semantics.Direction;
import org.fwabi.processor.spec.Semantics.EnvelopeContents;
import org.fwabi.processor.spec.Semantics.EnvelopeMeaning;
import org.fwabi.processor.spec.Semantics.EventMeaning;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.SizeRule;

/** What has a number: commands, events, controls and classes. */
final class MessageDecoder {
    static final Set<String> COMMAND_KEYS = Set.of("doc", "was", "request", "size", "reply", "envelope", "examples");
    static final Set<String> EVENT_KEYS = Set.of("doc", "was", "payload", "size", "examples");
    static final Set<String> CONTROL_KEYS =
            Set.of("name", "doc", "was", "class", "params", "direction", "fine", "examples");
    static final Set<String> CLASS_KEYS = Set.of("name", "doc", "was", "params", "examples");
    private static final Set<String> ENVELOPE_KEYS = Set.of("of", "number", "size", "status", "params");
    private static final long MAX_U32 = 0xffff_ffffL;

    private final SemanticsShapes common;
    private final Shapes shapes;
    private final ExampleDecoder examples;

    MessageDecoder(SemanticsShapes common) {
        this.common = common;
        this.shapes = common.shapes();
        this.examples = new ExampleDecoder(shapes);
    }

    CommandMeaning command(ScalarNode key, KeyedMap map) {
        Optional<EnvelopeMeaning> envelope = map.get("envelope").flatMap(node -> envelope(node, map.what()));
        if (envelope.isPresent()) {
            // Its fields are those of the request.
            map.require("request");
        }
        return new CommandMeaning(
                key.text(),
                was(map),
                common.doc(map),
                common.struct(map, "request"),
                sizeRule(map),
                map.get("reply").flatMap(node -> reply(node, map.what())).orElse(new ReplyMeaning.None()),
                envelope,
                examples.ofCommand(map),
                key.at());
    }

    EventMeaning event(ScalarNode key, KeyedMap map) {
        return new EventMeaning(
                key.text(),
                was(map),
                common.doc(map),
                common.struct(map, "payload"),
                sizeRule(map),
                examples.ofMessage(map),
                key.at());
    }

    ControlMeaning control(ScalarNode key, KeyedMap map) {
        return new ControlMeaning(
                key.text(),
                common.accessorName(map),
                was(map),
                common.doc(map),
                map.get("class")
                        .flatMap(node -> shapes.name(
                                node, map.what() + ": 'class'", Shapes.NUMBER_NAME, SemanticsShapes.NUMBER_LOOKS)),
                common.struct(map, "params"),
                direction(map),
                fine(map),
                examples.ofMessage(map),
                key.at());
    }

    ClassMeaning objectClass(ScalarNode key, KeyedMap map) {
        return new ClassMeaning(
                key.text(),
                common.accessorName(map),
                was(map),
                common.doc(map),
                common.struct(map, "params"),
                examples.ofMessage(map),
                key.at());
    }

    private List<String> was(KeyedMap map) {
        return common.was(map, Shapes.NUMBER_NAME);
    }

    private Optional<ReplyMeaning> reply(Node node, String what) {
        return common.struct(node, what + ": 'reply'").map(name -> switch (name) {
            case "none" -> new ReplyMeaning.None();
            case "empty" -> new ReplyMeaning.Empty();
            default -> new ReplyMeaning.Struct(name);
        });
    }

    private SizeRule sizeRule(KeyedMap map) {
        return map.get("size")
                .flatMap(node -> shapes.word(node, map.what() + ": 'size'", List.of("exact", "at-least")))
                .filter(word -> word.equals("at-least"))
                .map(word -> SizeRule.AT_LEAST)
                .orElse(SizeRule.EXACT);
    }

    private Direction direction(KeyedMap map) {
        return map.get("direction")
                .flatMap(node -> shapes.word(node, map.what() + ": 'direction'", List.of("in", "out", "both")))
                .map(word -> switch (word) {
                    case "in" -> Direction.IN;
                    case "out" -> Direction.OUT;
                    default -> Direction.BOTH;
                })
                .orElse(Direction.BOTH);
    }

    private Map<String, Long> fine(KeyedMap map) {
        Map<String, Long> fine = new LinkedHashMap<>();
        for (Node.Entry entry : common.entries(map, "fine")) {
            String what = map.what() + ": 'fine'";
            Optional<String> name =
                    shapes.checkName(entry.key(), what, Shapes.NUMBER_NAME, SemanticsShapes.NUMBER_LOOKS);
            OptionalLong number = shapes.integer(entry.value(), what, 0L, MAX_U32);
            if (name.isPresent() && number.isPresent()) {
                fine.put(name.get(), number.getAsLong());
            }
        }
        return Collections.unmodifiableMap(fine);
    }

    private Optional<EnvelopeMeaning> envelope(Node node, String command) {
        String what = command + ": 'envelope'";
        return shapes.map(node, what)
                .map(map -> KeyedMap.of(shapes, map, what, ENVELOPE_KEYS))
                .flatMap(map -> {
                    Optional<String> of = map.require("of")
                            .flatMap(word -> shapes.word(word, what + ": 'of'", List.of("control", "class")));
                    Optional<String> number = field(map, "number");
                    Optional<String> size = field(map, "size");
                    Optional<String> status = field(map, "status");
                    Optional<String> params = field(map, "params");
                    return of.isEmpty() || number.isEmpty() || size.isEmpty() || status.isEmpty() || params.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new EnvelopeMeaning(
                                    of.get().equals("control") ? EnvelopeContents.CONTROL : EnvelopeContents.CLASS,
                                    number.get(),
                                    size.get(),
                                    status.get(),
                                    params.get(),
                                    map.node().at()));
                });
    }

    private Optional<String> field(KeyedMap map, String key) {
        return map.require(key).flatMap(node -> common.field(node, map.what() + ": '" + key + "'"));
    }
}
