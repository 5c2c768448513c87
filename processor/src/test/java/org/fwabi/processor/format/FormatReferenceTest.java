package org.fwabi.processor.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.format.FormatPage.Block;
import org.fwabi.processor.format.FormatPage.Example;
import org.fwabi.processor.spec.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds {@code docs/format.md} to the schemas and the loader: its tables of keys and of layouts are generated, and its
 * examples load. With the environment variable {@code FWABI_UPDATE_DOCS=1} the tables are written instead.
 */
class FormatReferenceTest {
    private static final boolean UPDATE = "1".equals(System.getenv("FWABI_UPDATE_DOCS"));
    private static final Path FILE = Path.of("..", "docs", "format.md");
    private static final Path GUIDE = Path.of("..", "firmware-specs", "README.md");
    private static final Path SCHEMAS = Path.of("..", "firmware-specs", "src", "main", "resources", "fwabi", "schema");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(#[^)]*)?\\)");
    private static final Pattern SCALAR_ROW = Pattern.compile("\\| (`[a-z0-9`, ]+`) \\| ([0-9]) \\| .*");

    private final Map<String, Schema> schemas = schemas();
    private final FormatPage page = page();
    private final FormatExamples examples = new FormatExamples(page, schemas);

    @Test
    void tablesAreThoseOfTheSchemasAndLayouts() throws IOException {
        Map<String, SchemaTables> tables = tables(page);
        if (UPDATE) {
            Files.write(FILE, page.with(block -> generate(block, tables)).lines());
            return;
        }
        for (Block block : page.blocks()) {
            assertThat(block.text())
                    .as(
                            "docs/format.md:%d: %s %s (FWABI_UPDATE_DOCS=1 writes it)",
                            block.line(), block.kind(), block.subject())
                    .isEqualTo(generate(block, tables).text());
        }
    }

    @Test
    void everyKeyOfEverySchemaIsInTable() {
        Map<String, SchemaTables> tables = tables(page);
        page.with(block -> generate(block, tables));

        tables.forEach((kind, shown) -> assertThat(shown.missing()).as(kind).isEmpty());
    }

    @Test
    void filesOfTheFamilyLoadAndFitTheirSchemas() {
        assertThat(page.files()).hasSizeGreaterThan(5);
        assertThat(examples.findingsInFamily()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> otherExamples() {
        return page.examples().stream()
                .filter(example -> !example.file())
                .map(example -> DynamicTest.dynamicTest("line " + example.line(), () -> check(example)));
    }

    private void check(Example example) {
        if (example.refused().isEmpty()) {
            assertThat(examples.findings(example)).isEmpty();
        } else {
            assertThat(examples.ids(example)).containsOnly(example.refused());
        }
    }

    @Test
    void everyScalarTypeIsInTableWithItsSize() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String line : page.lines()) {
            Matcher row = SCALAR_ROW.matcher(line);
            if (row.matches()) {
                Stream.of(row.group(1).split(", "))
                        .forEach(type -> sizes.put(type.replace("`", ""), Integer.parseInt(row.group(2))));
            }
        }

        assertThat(sizes)
                .isEqualTo(Stream.of(ScalarType.values()).collect(Collectors.toMap(ScalarType::key, ScalarType::size)));
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path file : List.of(FILE, GUIDE)) {
            for (String line : Files.readAllLines(file)) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    Path target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
                    assertThat(target).exists();
                    if (link.group(2) != null) {
                        assertThat(anchors(target)).as("%s: %s", file, line).contains(link.group(2));
                    }
                }
            }
        }
    }

    @Test
    void mistakeInExampleIsFoundWithItsLine() {
        List<String> lines = new ArrayList<>(page.lines());
        int line = lines.indexOf("byte-order: little-endian");
        lines.set(line, "byte-order: middle-endian");
        FormatExamples broken = new FormatExamples(new FormatPage(lines), schemas);

        assertThat(broken.findingsInFamily())
                .anyMatch(found -> found.startsWith("docs/format.md:" + (line + 1) + ":") && found.contains("FW027"))
                .anyMatch(found -> found.startsWith("docs/format.md:" + (line + 1) + ": family.schema.json"));
    }

    @Test
    void keyWithoutTableIsFound() {
        SchemaTables release = new SchemaTables(
                schemas.getOrDefault("release", schemas.values().iterator().next())
                        .getSchemaNode(),
                Set.of("struct"));
        release.table("");

        assertThat(release.missing()).contains("/$defs/struct/packed").doesNotContain("/release", "/remove/facts");
    }

    private List<String> anchors(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .map(anchor -> "#" + anchor)
                .toList();
    }

    private Block generate(Block block, Map<String, SchemaTables> tables) {
        List<String> text = new ArrayList<>();
        if (block.kind().equals("layout")) {
            text.addAll(LayoutTable.of(examples.layout(block)));
        } else {
            String[] subject = block.subject().split(" ", 2);
            SchemaTables schema = tables.get(subject[0]);
            assertThat(schema).as("schema of the table in line " + block.line()).isNotNull();
            text.addAll(schema.table(subject.length > 1 ? subject[1] : ""));
        }
        return new Block(block.kind(), block.subject(), block.line(), text);
    }

    private Map<String, SchemaTables> tables(FormatPage of) {
        Map<String, SchemaTables> tables = new TreeMap<>();
        schemas.forEach((kind, schema) -> {
            Set<String> own = new HashSet<>();
            of.blocks().stream()
                    .filter(block -> block.kind().equals("keys"))
                    .map(block -> block.subject().split(" ", 2))
                    .filter(subject -> subject.length > 1 && subject[0].equals(kind))
                    .forEach(subject -> own.add(subject[1]));
            tables.put(kind, new SchemaTables(schema.getSchemaNode(), own));
        });
        return tables;
    }

    private static FormatPage page() {
        try {
            return FormatPage.read(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schemas by kind of file. */
    static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            for (Path file : files.toList()) {
                schemas.put(
                        file.getFileName().toString().replace(".schema.json", ""),
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }
}
