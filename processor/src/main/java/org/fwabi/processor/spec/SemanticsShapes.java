package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;

/** What the parts of a semantics file have in common. */
record SemanticsShapes(Shapes shapes, Family family) {
    static final String NUMBER_LOOKS = "letters, digits and '_'";
    private static final String FIELD_LOOKS = "the C name of a field";
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern ACCESSOR_NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    Optional<String> doc(KeyedMap map) {
        return map.get("doc").flatMap(node -> shapes.doc(node, map.what() + ": 'doc'"));
    }

    /** The Java name of a type. */
    Optional<String> typeName(KeyedMap map) {
        return map.get("name")
                .flatMap(node -> shapes.name(
                        node,
                        map.what() + ": 'name'",
                        TYPE_NAME,
                        "letters and digits, of which the first is a capital"));
    }

    /** The Java name of an accessor. */
    Optional<String> accessorName(KeyedMap map) {
        return map.get("name")
                .flatMap(node -> shapes.name(
                        node,
                        map.what() + ": 'name'",
                        ACCESSOR_NAME,
                        "letters and digits, of which the first is a small letter"));
    }

    /** A struct by its neutral name. */
    Optional<String> struct(KeyedMap map, String key) {
        return map.get(key).flatMap(node -> struct(node, map.what() + ": '" + key + "'"));
    }

    /** A struct by its neutral name. */
    Optional<String> struct(Node node, String what) {
        return shapes.name(node, what, Shapes.C_NAME, "the neutral name of a struct")
                .map(name -> {
                    neutral((ScalarNode) node, what);
                    return family.neutralName(name);
                });
    }

    /** A versioned name does not identify a layout, so it must not be a key of what holds for all releases. */
    void neutral(ScalarNode name, String what) {
        String neutral = family.neutralName(name.text());
        if (!neutral.equals(name.text())) {
            shapes.error(
                    DiagnosticId.FW045,
                    name.at(),
                    what + ": '" + name.text() + "' carries a version; write '" + neutral + "'");
        }
    }

    /** A field by its C name. */
    Optional<String> field(Node node, String what) {
        return shapes.name(node, what, Shapes.C_NAME, FIELD_LOOKS);
    }

    /** The names under {@code was}. */
    List<String> was(KeyedMap map, Pattern pattern) {
        return map.get("was")
                .map(node -> former(node, map.what() + ": 'was'", pattern))
                .orElse(List.of());
    }

    /** The neutral names of a struct under {@code was}. */
    List<String> formerStructs(KeyedMap map) {
        String what = map.what() + ": 'was'";
        map.get("was").ifPresent(node -> {
            if (node instanceof ListNode list) {
                list.items().stream()
                        .filter(ScalarNode.class::isInstance)
                        .forEach(item -> neutral((ScalarNode) item, what));
            }
        });
        return was(map, Shapes.C_NAME).stream().map(family::neutralName).toList();
    }

    /** A list of former names, each once. */
    List<String> former(Node node, String what, Pattern pattern) {
        List<String> names = new ArrayList<>();
        for (Node item : shapes.list(node, what).map(ListNode::items).orElse(List.of())) {
            shapes.name(item, what, pattern, NUMBER_LOOKS)
                    .filter(name -> shapes.once(names, name, "name", item.at()))
                    .ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    /** {@code true} or {@code false}; {@code false} if the key is not there. */
    boolean truth(KeyedMap map, String key) {
        String what = map.what() + ": '" + key + "'";
        return map.get(key)
                .flatMap(node -> shapes.plainWord(node, what, List.of("true", "false")))
                .filter("true"::equals)
                .isPresent();
    }

    List<Node.Entry> entries(KeyedMap map, String key) {
        return map.get(key)
                .flatMap(node -> shapes.map(node, map.what() + ": '" + key + "'"))
                .map(MapNode::entries)
                .orElse(List.of());
    }

    /** A map of names to names. */
    Map<String, String> names(KeyedMap map, String key, Pattern keys, String keyLooks) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Node.Entry entry : entries(map, key)) {
            String what = map.what() + ": '" + key + "'";
            shapes.checkName(entry.key(), what, keys, keyLooks)
                    .flatMap(name -> field(entry.value(), what + " of '" + name + "'"))
                    .ifPresent(value -> names.put(entry.key().text(), value));
        }
        return Collections.unmodifiableMap(names);
    }

    /** Reads each entry of a section: a name and a map. */
    void each(KeyedMap file, String section, String noun, Set<String> keys, BiConsumer<ScalarNode, KeyedMap> action) {
        Optional<MapNode> map = file.get(section).flatMap(node -> shapes.map(node, "'" + section + "'"));
        for (Node.Entry entry : map.map(MapNode::entries).orElse(List.of())) {
            String what = noun + " " + entry.key().text();
            shapes.checkName(entry.key(), noun, Shapes.NUMBER_NAME, NUMBER_LOOKS)
                    .flatMap(name -> shapes.map(entry.value(), what))
                    .ifPresent(value -> action.accept(entry.key(), KeyedMap.of(shapes, value, what, keys)));
        }
    }
}
