package org.fwabi.processor.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tables of the keys that one JSON Schema knows, with the schema's own descriptions. */
final class SchemaTables {
    /** Below these the schema says when keys go together, not what keys there are. */
    private static final Set<String> CONDITIONS = Set.of("if", "then", "else", "not", "dependentSchemas");

    private final JsonNode schema;
    private final Set<String> tables;
    private final Set<JsonNode> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> open = new ArrayList<>();

    /**
     * @param schema its root
     * @param tables definitions that have a table of their own; the keys of others stand where they are used
     */
    SchemaTables(JsonNode schema, Set<String> tables) {
        this.schema = schema;
        this.tables = Set.copyOf(tables);
    }

    /** The table of a definition, or of the file itself if {@code definition} is empty. */
    List<String> table(String definition) {
        JsonNode node = definition.isEmpty() ? schema : schema.path("$defs").path(definition);
        if (node.isMissingNode()) {
            return List.of("The schema has no definition " + definition + ".");
        }
        List<String> rows = new ArrayList<>();
        rows.add("| key | needed | value | meaning |");
        rows.add("|---|---|---|---|");
        rows(node, "", rows);
        return rows;
    }

    /** Keys of the schema that no table so far has shown, as pointers. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        collectMissing(schema, "", missing);
        return missing;
    }

    private void collectMissing(JsonNode node, String pointer, List<String> missing) {
        node.path("properties").properties().stream()
                .filter(property -> !shown.contains(property.getValue()))
                .forEach(property -> missing.add(pointer + "/" + property.getKey()));
        node.properties().stream()
                .filter(child -> !CONDITIONS.contains(child.getKey()))
                .forEach(child -> collectMissing(child.getValue(), pointer + "/" + child.getKey(), missing));
        if (node.isArray()) {
            node.forEach(item -> collectMissing(item, pointer, missing));
        }
    }

    private void rows(JsonNode object, String prefix, List<String> rows) {
        Set<String> required = texts(object.path("required"));
        Set<String> alternatives = new LinkedHashSet<>();
        object.path("oneOf").forEach(branch -> alternatives.addAll(texts(branch.path("required"))));
        object.path("properties").properties().forEach(property -> {
            String key = property.getKey();
            JsonNode value = property.getValue();
            shown.add(value);
            String needed = required.contains(key) ? "yes" : alternatives.contains(key) ? "one of these" : "";
            rows.add("| `" + prefix + key + "` | " + needed + " | " + value(value) + " | " + description(value) + " |");
            below(value, prefix + key, rows);
        });
    }

    /** The keys of objects that a property holds, where they have no table of their own. */
    private void below(JsonNode node, String path, List<String> rows) {
        String definition = definition(node);
        if (!definition.isEmpty()) {
            if (!tables.contains(definition) && !open.contains(definition)) {
                open.add(definition);
                below(schema.path("$defs").path(definition), path, rows);
                open.removeLast();
            }
            return;
        }
        if (node.has("properties")) {
            rows(node, path + ".", rows);
        }
        if (node.path("additionalProperties").isObject()) {
            below(node.path("additionalProperties"), path + ".*", rows);
        }
        if (node.has("items")) {
            below(node.path("items"), path + "[]", rows);
        }
        node.path("oneOf").forEach(branch -> below(branch, path, rows));
        node.path("allOf").forEach(branch -> below(branch, path, rows));
    }

    private String description(JsonNode node) {
        String own = node.path("description").asText();
        String definition = definition(node);
        if (own.isEmpty() && !definition.isEmpty()) {
            own = schema.path("$defs").path(definition).path("description").asText();
        }
        if (own.isEmpty()) {
            throw new IllegalStateException(
                    "a key of " + schema.path("title").asText() + " has no description: " + node);
        }
        return own.replace("|", "\\|");
    }

    private String value(JsonNode node) {
        String definition = definition(node);
        if (!definition.isEmpty()) {
            JsonNode meant = schema.path("$defs").path(definition);
            return tables.contains(definition) ? "*" + definition + "*" : value(meant);
        }
        String text = plain(node);
        return node.has("default") ? text + ", else " + word(node.path("default")) : text;
    }

    /** What a value looks like; the particulars of texts and numbers are in the prose. */
    private String plain(JsonNode node) {
        if (node.has("const")) {
            return word(node.path("const"));
        }
        if (node.has("enum")) {
            return String.join(
                    ", ", each(node.path("enum")).map(SchemaTables::word).toList());
        }
        if (node.has("oneOf") && !node.has("properties")) {
            return String.join(" or ", each(node.path("oneOf")).map(this::value).toList());
        }
        if (node.has("allOf")) {
            return value(node.path("allOf").path(0));
        }
        return switch (node.path("type").asText()) {
            case "string" -> "text";
            case "integer" -> "number";
            case "boolean" -> "`true`/`false`";
            case "array" -> "list: " + value(node.path("items"));
            case "object" -> node.has("properties") ? "map" : "map to " + value(node.path("additionalProperties"));
            default -> throw new IllegalStateException("a value of no type: " + node);
        };
    }

    private static String definition(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#/$defs/") ? reference.substring("#/$defs/".length()) : "";
    }

    private static String word(JsonNode value) {
        return "`" + value.asText() + "`";
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
