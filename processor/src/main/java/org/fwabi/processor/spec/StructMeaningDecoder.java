package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.spec.Semantics.AbsentRule;
import org.fwabi.processor.spec.Semantics.Count;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.Semantics.Tag;

/** What structs, their fields and enums mean. */
final class StructMeaningDecoder {
    static final Set<String> STRUCT_KEYS = Set.of("name", "doc", "was", "counts", "tags", "fields");
    static final Set<String> ENUM_KEYS = Set.of("name", "doc", "prefix", "was");
    private static final Set<String> FIELD_KEYS =
            Set.of("name", "doc", "was", "enum", "text", "text-at", "self-size", "default", "absent");
    private static final Set<String> TAG_KEYS = Set.of("by", "members");
    private static final String C_LOOKS = "a C identifier";

    private final SemanticsShapes common;
    private final Shapes shapes;

    StructMeaningDecoder(SemanticsShapes common) {
        this.common = common;
        this.shapes = common.shapes();
    }

    StructMeaning struct(ScalarNode key, KeyedMap map) {
        common.neutral(key, map.what());
        return new StructMeaning(
                key.text(),
                common.typeName(map),
                common.formerStructs(map),
                common.doc(map),
                counts(map),
                tags(map),
                fields(map),
                key.at());
    }

    private Map<String, Count> counts(KeyedMap map) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (Node.Entry entry : common.entries(map, "counts")) {
            String array = entry.key().text();
            common.field(entry.value(), map.what() + ": count of '" + array + "'")
                    .ifPresent(field ->
                            counts.put(array, new Count(field, entry.key().at())));
        }
        return Collections.unmodifiableMap(counts);
    }

    private Map<String, Tag> tags(KeyedMap map) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        for (Node.Entry entry : common.entries(map, "tags")) {
            String what = map.what() + ": tag of '" + entry.key().text() + "'";
            shapes.map(entry.value(), what)
                    .map(value -> KeyedMap.of(shapes, value, what, TAG_KEYS))
                    .flatMap(value -> {
                        value.require("members");
                        Map<String, String> members = common.names(value, "members", Shapes.C_NAME, C_LOOKS);
                        return value.require("by")
                                .flatMap(node -> common.field(node, what + ": 'by'"))
                                .map(field ->
                                        new Tag(field, members, entry.key().at()));
                    })
                    .ifPresent(tag -> tags.put(entry.key().text(), tag));
        }
        return Collections.unmodifiableMap(tags);
    }

    private Map<String, FieldMeaning> fields(KeyedMap map) {
        Map<String, FieldMeaning> fields = new LinkedHashMap<>();
        for (Node.Entry entry : common.entries(map, "fields")) {
            String what = map.what() + ": field '" + entry.key().text() + "'";
            shapes.map(entry.value(), what)
                    .map(value -> KeyedMap.of(shapes, value, what, FIELD_KEYS))
                    .ifPresent(value -> fields.put(entry.key().text(), field(entry.key(), value)));
        }
        return Collections.unmodifiableMap(fields);
    }

    private FieldMeaning field(ScalarNode key, KeyedMap map) {
        return new FieldMeaning(
                key.text(),
                common.accessorName(map),
                common.was(map, Shapes.C_NAME),
                common.doc(map),
                map.get("enum").flatMap(node -> shapes.name(node, map.what() + ": 'enum'", Shapes.C_NAME, C_LOOKS)),
                common.truth(map, "text"),
                common.truth(map, "text-at"),
                common.truth(map, "self-size"),
                map.get("default").flatMap(node -> shapes.wide(node, map.what() + ": 'default'")),
                absent(map),
                key.at());
    }

    private Optional<AbsentRule> absent(KeyedMap map) {
        return map.get("absent")
                .flatMap(node -> shapes.word(node, map.what() + ": 'absent'", List.of("skip", "refuse", "default")))
                .map(word -> switch (word) {
                    case "skip" -> AbsentRule.SKIP;
                    case "refuse" -> AbsentRule.REFUSE;
                    default -> AbsentRule.PRESET;
                });
    }

    EnumMeaning enumeration(ScalarNode key, KeyedMap map) {
        Optional<String> prefix = map.get("prefix")
                .flatMap(node ->
                        shapes.name(node, map.what() + ": 'prefix'", Shapes.C_NAME, "the start of a C identifier"));
        Map<String, List<String>> was = new LinkedHashMap<>();
        for (Node.Entry entry : common.entries(map, "was")) {
            String what = map.what() + ": 'was'";
            shapes.checkName(entry.key(), what, Shapes.C_NAME, C_LOOKS)
                    .ifPresent(constant -> was.put(constant, common.former(entry.value(), what, Shapes.C_NAME)));
        }
        return new EnumMeaning(
                key.text(),
                common.typeName(map),
                common.doc(map),
                prefix.orElse(""),
                Collections.unmodifiableMap(was),
                key.at());
    }
}
