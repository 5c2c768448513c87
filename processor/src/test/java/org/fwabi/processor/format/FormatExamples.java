package org.fwabi.processor.format;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.format.FormatPage.Block;
import org.fwabi.processor.format.FormatPage.Example;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.source.YamlReader;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.processor.spec.SpecText;

/** Loads the examples of the format's reference as the processor would, and lays out their structs. */
final class FormatExamples {
    private static final String PAGE = "docs/format.md";
    private static final String FAMILY = "acme-npu";
    private static final String RELEASE = FAMILY + "/1.0.yaml";
    private static final List<String> RELEASE_HEAD = List.of("format: 1", "release: \"1.0\"");
    /** The family of examples that show sections of one release and nothing else. */
    private static final Map<String, String> AROUND =
            Map.of("index.yaml", "format: 1\nfamilies: [acme-npu]\n", FAMILY + "/family.yaml", """
            format: 1
            family: acme-npu
            title: Acme NPU firmware
            byte-order: little-endian
            entry-point: NpuAbi
            version-suffix: "_v[0-9]+$"
            branches: { "1": ["1.0"] }
            """);

    private final FormatPage page;
    private final Map<String, Schema> schemas;

    /** @param schemas by kind of file, e.g. {@code release} */
    FormatExamples(FormatPage page, Map<String, Schema> schemas) {
        this.page = page;
        this.schemas = Map.copyOf(schemas);
    }

    /** One run of the loader over some files, and what it found in them. */
    private record Run(Diagnostics diagnostics, List<ReleaseLayout> layouts, Set<String> read) {}

    /** What is wrong with the files of the family that the page builds up, each with its line of the page. */
    List<String> findingsInFamily() {
        Map<String, String> files = page.files();
        List<String> findings = new ArrayList<>();
        files.forEach((path, text) -> findings.addAll(schemaFindings(kind(path), text)));
        Run run = load(files, FAMILY);
        findings.addAll(findings(run, files.keySet()));
        files.keySet().stream()
                .filter(path -> !run.read().contains(path))
                .forEach(path -> findings.add(PAGE + ": no file refers to " + path));
        return findings;
    }

    /** What is wrong with an example that is no file of that family. */
    List<String> findings(Example example) {
        List<String> findings = new ArrayList<>(schemaFindings(example));
        findings.addAll(findings(load(files(example), family(example)), Set.of(own(example))));
        return findings;
    }

    /** What its schema has against an example that is no file of that family. */
    List<String> schemaFindings(Example example) {
        String own = own(example);
        return schemaFindings(kind(own), files(example).getOrDefault(own, ""));
    }

    /** The ids of the findings that an example causes. */
    List<String> ids(Example example) {
        return load(files(example), family(example)).diagnostics().sorted().stream()
                .map(found -> found.id().name())
                .toList();
    }

    /** The layout of a struct in the example that the block follows. */
    StructLayout layout(Block block) {
        Example before = page.examples().stream()
                .filter(example -> example.line() < block.line())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException(PAGE + ":" + block.line() + ": no example before it"));
        Map<String, String> files = before.file() ? page.files() : files(before);
        String release = before.file() ? before.target().split("/", 3)[1].replace(".yaml", "") : "1.0";
        return load(files, FAMILY).layouts().stream()
                .filter(layout -> layout.release().name().equals(release))
                .flatMap(layout -> Optional.ofNullable(layout.structs().get(block.subject())).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(PAGE + ":" + block.line() + ": release " + release
                        + " of the example before has no struct " + block.subject() + " without findings"));
    }

    private static Map<String, String> files(Example example) {
        if (example.target().equals("release")) {
            Map<String, String> files = new HashMap<>(AROUND);
            files.put(RELEASE, example.padded(RELEASE_HEAD));
            return files;
        }
        String name = family(example);
        return Map.of("index.yaml", "format: 1\nfamilies: [" + name + "]\n", own(example), example.padded(List.of()));
    }

    private static String own(Example example) {
        return example.target().equals("release") ? RELEASE : family(example) + "/family.yaml";
    }

    private static String family(Example example) {
        return switch (example.target()) {
            case "release" -> FAMILY;
            case "family" ->
                example.text().stream()
                        .filter(line -> line.startsWith("family: "))
                        .map(line -> line.substring("family: ".length()))
                        .findFirst()
                        .orElse(FAMILY);
            default -> throw new IllegalStateException(PAGE + ":" + example.line() + ": no kind of example");
        };
    }

    private static Run load(Map<String, String> files, String family) {
        Diagnostics diagnostics = new Diagnostics();
        Recording source = new Recording(SpecSources.texts(files));
        SpecLoader loader = new SpecLoader(source, diagnostics);
        List<ReleaseLayout> layouts = new ArrayList<>();
        if (files.keySet().stream().anyMatch(path -> path.matches(".*/[0-9.]+\\.yaml"))) {
            Layouts calculator = new Layouts(diagnostics, loader);
            loader.checkFamily(family).forEach(release -> layouts.add(calculator.of(release)));
        } else {
            loader.loadFamily(family);
        }
        loader.loadImportProfile(family);
        return new Run(diagnostics, layouts, source.read);
    }

    private static List<String> findings(Run run, Set<String> own) {
        List<String> findings = new ArrayList<>();
        for (Diagnostic found : run.diagnostics().sorted()) {
            String place = found.at()
                    .map(at -> (own.contains(at.file()) ? PAGE : at.file()) + ":" + at.line() + ":" + at.column())
                    .orElse(PAGE);
            findings.add(place + ": " + found.id() + ": " + found.message());
        }
        return findings;
    }

    private List<String> schemaFindings(String kind, String text) {
        Schema schema = Optional.ofNullable(schemas.get(kind)).orElseThrow();
        Optional<Node> root = new YamlReader(new Diagnostics()).read(PAGE, text);
        return schema.validate(text, InputFormat.YAML).stream()
                .map(error -> {
                    String pointer = String.valueOf(error.getInstanceLocation());
                    int line = root.map(node -> place(node, pointer).line()).orElse(0);
                    return PAGE + ":" + line + ": " + kind + ".schema.json: " + pointer + ": " + error.getMessage();
                })
                .toList();
    }

    private static String kind(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "index.yaml" -> "index";
            case "family.yaml" -> "family";
            case "import.yaml" -> "import";
            default -> path.contains("/semantics/") ? "semantics" : "release";
        };
    }

    /** Where the value of a JSON pointer stands, or the nearest value around it. */
    private static SourcePos place(Node root, String pointer) {
        Node node = root;
        for (String escaped : pointer.split("/")) {
            String step = escaped.replace("~1", "/").replace("~0", "~");
            Optional<Node> next = switch (node) {
                case Node.MapNode map -> map.get(step);
                case Node.ListNode list
                when step.matches("[0-9]+") ->
                    list.items().stream().skip(Long.parseLong(step)).findFirst();
                default -> Optional.empty();
            };
            if (next.isPresent()) {
                node = next.get();
            }
        }
        return node.at();
    }

    /** Remembers which files were asked for. */
    private static final class Recording implements SpecSource {
        private final SpecSource source;
        private final Set<String> read = new LinkedHashSet<>();

        Recording(SpecSource source) {
            this.source = source;
        }

        @Override
        public Optional<SpecText> read(String path) throws IOException {
            read.add(path);
            // A whole path for a name: two files of the page may end alike.
            return source.read(path).map(found -> new SpecText(path, found.text()));
        }

        @Override
        public List<String> places() {
            return source.places();
        }
    }
}
