package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped spec file fits the schema that it names, and the schemas refuse what the format does not have. */
class ShippedSchemaTest {
    private static final Map<String, String> FILES = ShippedFiles.all();
    private static final Pattern MODELINE = Pattern.compile("\\A# yaml-language-server: \\$schema=(\\S+)\n");

    static List<String> yamlFiles() {
        return FILES.keySet().stream().filter(path -> path.endsWith(".yaml")).toList();
    }

    static List<String> schemaFiles() {
        return FILES.keySet().stream()
                .filter(path -> path.endsWith(".schema.json"))
                .toList();
    }

    @Test
    void thereAreFilesOfEachKind() {
        assertThat(schemaFiles())
                .containsExactly(
                        "schema/family.schema.json",
                        "schema/import.schema.json",
                        "schema/index.schema.json",
                        "schema/release.schema.json",
                        "schema/semantics.schema.json");
        assertThat(yamlFiles())
                .contains("index.yaml", "nvidia-gsp/family.yaml")
                .contains("nvidia-gsp/535.113.01.yaml", "nvidia-gsp/570.144.yaml");
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void fitsTheSchemaItNames(String path) {
        String text = FILES.get(path);
        Matcher modeline = MODELINE.matcher(text);
        String schema = schemaOf(path);
        // Imported files have no line to spare; those that people write name their schema for the editor.
        if (modeline.find()) {
            assertThat(Path.of(path).resolveSibling(modeline.group(1)).normalize())
                    .hasToString(schema);
        }
        assertThat(FILES).containsKey(schema);
        assertThat(schema(schema).validate(text, InputFormat.YAML)).isEmpty();
    }

    private static String schemaOf(String path) {
        String kind = switch (Path.of(path).getFileName().toString()) {
            case "index.yaml" -> "index";
            case "family.yaml" -> "family";
            case "import.yaml" -> "import";
            default -> path.contains("/semantics/") ? "semantics" : "release";
        };
        return "schema/" + kind + ".schema.json";
    }

    @ParameterizedTest
    @MethodSource("schemaFiles")
    void schemaIsItselfValid(String path) {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(FILES.get(path), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemaFiles")
    void everyObjectIsClosedOrAMapOfOneKind(String path) {
        List<String> open = new ArrayList<>();
        collectOpenObjects(schema(path).getSchemaNode(), "", open);

        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    release   | {format: 1, release: 570.10}                                     | a release number must be quoted
                    release   | {format: 1, release: "1", part-of: "1"}                          | a file is a release or a part
                    release   | {format: 1, part-of: "1", base: "0"}                             | a part has no base
                    release   | {format: 1}                                                      | neither release nor part
                    release   | {format: 2, release: "1"}                                        | another format
                    release   | {format: 1, release: "1", struct: {}}                            | a misspelt section
                    release   | {format: 1, release: "1", functions: {A: -1}}                    | a negative number
                    release   | {format: 1, release: "1", functions: {A: 4294967296}}            | a number over 32 bits
                    release   | {format: 1, release: "1", remove: {struct: [A]}}                 | a misspelt space
                    release   | {format: 1, release: "1", structs: {A: {size: 4}}}               | a struct without fields
                    release   | {format: 1, release: "1", structs: {A: {fields: [{a: "u8["}]}}}  | a broken type
                    release   | {format: 1, release: "1", structs: {A: {fields: [{a: "u8[0]"}]}}} | an empty array
                    release   | {format: 1, release: "1", structs: {A: {fields: [{a: u8, b: u8}]}}} | two fields in one entry
                    release   | {format: 1, release: "1", structs: {A: {fields: [{a: {type: u8, dims: [2]}}]}}} | dims on a named type
                    release   | {format: 1, release: "1", structs: {A: {fields: [{a: {type: u8, flexible: true}}]}}} | flexible on a named type
                    release   | {format: 1, release: "1", structs: {A: {fields: [{a: {align: 8}}]}}} | a field without a type
                    release   | {format: 1, release: "1", structs: {A: {fields: [], offset: 4}}} | an unknown key
                    release   | {format: 1, release: "1", enums: {A: {size: 3, values: {B: 0}}}} | an odd size
                    family    | {format: 1, family: f, title: t, byte-order: little, entry-point: FAbi, branches: {"1": ["1"]}} | a byte order
                    family    | {format: 1, family: f, title: t, byte-order: big-endian, entry-point: F, branches: {"1": ["1"]}} | an entry point
                    family    | {format: 1, family: f, title: t, byte-order: big-endian, entry-point: FAbi, branches: {"1": [570.144]}} | a number in a branch
                    family    | {format: 1, family: f, title: t, byte-order: big-endian, entry-point: FAbi, branches: {"1": ["1"]}, facts: {a: {type: choice, doc: d}}} | a choice of nothing
                    family    | {format: 1, family: f, title: t, byte-order: big-endian, entry-point: FAbi, branches: {"1": ["1"]}, facts: {a: {type: u32, of: [x], doc: d}}} | words for a number
                    semantics | {format: 1, family: f, commands: {A: {doc: d, reply: empty, size: about}}} | a size rule
                    semantics | {format: 1, family: f, events: {A: {doc: d, reply: empty}}}      | an event with a reply
                    semantics | {format: 1, family: f, structs: {A: {fields: {a: {nam: b}}}}}    | a misspelt key
                    index     | {format: 1, families: f}                                         | no list
                    """)
    void refuses(String schema, String yaml, String why) {
        assertThat(schema("schema/" + schema + ".schema.json").validate(yaml, InputFormat.YAML))
                .as(why)
                .isNotEmpty();
    }

    private static Schema schema(String path) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(FILES.get(path));
    }

    private static void collectOpenObjects(JsonNode node, String path, List<String> open) {
        boolean isObject = node.path("type").asText().equals("object");
        JsonNode others = node.path("additionalProperties");
        if (isObject && (others.isMissingNode() || (others.isBoolean() && others.asBoolean()))) {
            open.add(path);
        }
        node.properties().forEach(entry -> collectOpenObjects(entry.getValue(), path + "/" + entry.getKey(), open));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectOpenObjects(node.get(i), path + "/" + i, open);
            }
        }
    }
}
