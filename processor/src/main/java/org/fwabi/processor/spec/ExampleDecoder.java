package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.spec.Semantics.Example;
import org.fwabi.processor.spec.Semantics.ExampleValue;

/** The examples of a message. */
final class ExampleDecoder {
    private static final Set<String> KEYS = Set.of("name", "releases", "fields", "bytes");
    private static final Set<String> COMMAND_KEYS = Set.of("name", "of", "releases", "fields", "bytes");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\[[0-9]{1,6}])*(\\.[A-Za-z_][A-Za-z0-9_]*(\\[[0-9]{1,6}])*)*");
    private static final int MAX_DIMENSIONS = 2;
    private static final Pattern DIGIT = Pattern.compile("-?[0-9].*", Pattern.DOTALL);

    private final Shapes shapes;

    ExampleDecoder(Shapes shapes) {
        this.shapes = shapes;
    }

    /** The examples of an event, a control or a class, whose message is one struct. */
    List<Example> ofMessage(KeyedMap message) {
        return examples(message, KEYS);
    }

    /** The examples of a command, each of the request or the reply. */
    List<Example> ofCommand(KeyedMap command) {
        return examples(command, COMMAND_KEYS);
    }

    private List<Example> examples(KeyedMap message, Set<String> keys) {
        List<Example> examples = new ArrayList<>();
        List<Node> items = message.get("examples")
                .flatMap(node -> shapes.list(node, message.what() + ": 'examples'"))
                .map(ListNode::items)
                .orElse(List.of());
        for (Node item : items) {
            String what = message.what() + ": an example";
            shapes.map(item, what)
                    .map(map -> KeyedMap.of(shapes, map, what, keys))
                    .flatMap(this::example)
                    .ifPresent(example -> {
                        examples.stream()
                                .filter(other -> other.name().equals(example.name()))
                                .findFirst()
                                .ifPresent(other -> shapes.twice(
                                        message.what() + ": example", example.name(), example.at(), other.at()));
                        examples.add(example);
                    });
        }
        return List.copyOf(examples);
    }

    private Optional<Example> example(KeyedMap map) {
        return map.require("name")
                .flatMap(node -> shapes.doc(node, map.what() + ": 'name'"))
                .map(name -> example(name, new KeyedMap(shapes, map.node(), map.what() + " '" + name + "'")));
    }

    private Example example(String name, KeyedMap map) {
        boolean reply = map.get("of")
                .flatMap(node -> shapes.word(node, map.what() + ": 'of'", List.of("request", "reply")))
                .filter("reply"::equals)
                .isPresent();
        return new Example(
                name, reply, releases(map), fields(map), bytes(map), map.node().at());
    }

    private List<String> releases(KeyedMap map) {
        List<String> selectors = new ArrayList<>();
        List<Node> items = map.get("releases")
                .flatMap(node -> shapes.list(node, map.what() + ": 'releases'"))
                .map(ListNode::items)
                .orElse(List.of());
        for (Node item : items) {
            shapes.selector(item, map.what() + ": 'releases'")
                    .filter(selector -> shapes.once(selectors, selector, "selector", item.at()))
                    .ifPresent(selectors::add);
        }
        return List.copyOf(selectors);
    }

    private Map<String, ExampleValue> fields(KeyedMap map) {
        Map<String, ExampleValue> fields = new LinkedHashMap<>();
        for (Node.Entry entry : entries(map, "fields")) {
            String path = entry.key().text();
            shapes.checkName(entry.key(), map.what() + ": field", PATH, "a path of C names, such as entries[0].type")
                    .flatMap(checked -> value(entry.value(), map.what() + ": field '" + path + "'", 0))
                    .ifPresent(value -> fields.put(path, value));
        }
        return Collections.unmodifiableMap(fields);
    }

    private Optional<ExampleValue> value(Node node, String what, int depth) {
        if (node instanceof ListNode list && depth < MAX_DIMENSIONS) {
            List<ExampleValue> values = new ArrayList<>();
            list.items().forEach(item -> value(item, what, depth + 1).ifPresent(values::add));
            return Optional.of(new ExampleValue.Many(List.copyOf(values)));
        }
        if (node instanceof ScalarNode scalar && scalar.quoted()) {
            return Optional.of(new ExampleValue.Text(scalar.text()));
        }
        return shapes.scalar(node, what, "a number, true, false, text or a list of them")
                .flatMap(scalar -> switch (scalar.text()) {
                    case "true" -> Optional.of(new ExampleValue.Truth(true));
                    case "false" -> Optional.of(new ExampleValue.Truth(false));
                    default ->
                        DIGIT.matcher(scalar.text()).matches()
                                ? number(scalar, what)
                                : Optional.of(new ExampleValue.Text(scalar.text()));
                });
    }

    private Optional<ExampleValue> number(ScalarNode scalar, String what) {
        Optional<BigInteger> value = shapes.wide(scalar, what);
        return value.map(ExampleValue.Whole::new);
    }

    private Map<String, String> bytes(KeyedMap map) {
        Map<String, String> bytes = new LinkedHashMap<>();
        for (Node.Entry entry : entries(map, "bytes")) {
            String what = map.what() + ": 'bytes'";
            Optional<String> selector = shapes.selector(entry.key(), what);
            shapes.scalar(entry.value(), what, "hex digits")
                    .filter(this::hex)
                    .ifPresent(text -> selector.ifPresent(checked -> bytes.put(checked, text.text())));
        }
        return Collections.unmodifiableMap(bytes);
    }

    private boolean hex(ScalarNode text) {
        Optional<String> problem = ExampleBytes.problem(text.text());
        problem.ifPresent(
                reason -> shapes.error(DiagnosticId.FW054, text.at(), "these are no bytes in hex: " + reason));
        return problem.isEmpty();
    }

    private List<Node.Entry> entries(KeyedMap map, String key) {
        return map.get(key)
                .flatMap(node -> shapes.map(node, map.what() + ": '" + key + "'"))
                .map(MapNode::entries)
                .orElse(List.of());
    }
}
