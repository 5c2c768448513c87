package org.fwabi.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every file below {@code compare} in the test resources; its README says what goes into one. With the environment
 * variable {@code FWABI_UPDATE_CORPUS=1} the expected output is written instead.
 */
class CompareCorpusTest {
    private static final boolean UPDATE = "1".equals(System.getenv("FWABI_UPDATE_CORPUS"));
    private static final String HEADING = "--- ";
    private static final String COMMAND = "--- $ fwabi ";

    private static final String FAMILY = """
            format: 1
            family: acme
            title: Imaginary firmware
            byte-order: little-endian
            entry-point: AcmeAbi
            version-suffix: "_v[0-9]+$"
            prefixes: { functions: ACME_FN_, events: ACME_EV_ }
            """;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "compare"))) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
            assertThat(cases).isNotEmpty();
            return cases.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
        }
    }

    private static void run(Path file) throws IOException {
        String text = Files.readString(file);
        Path folder = Files.createTempDirectory("compare");
        try {
            write(folder, sections(text));
            StringBuilder actual = new StringBuilder();
            boolean answer = false;
            for (String line : text.lines().toList()) {
                answer &= !line.startsWith(HEADING);
                if (!answer) {
                    actual.append(line).append('\n');
                }
                if (line.startsWith(COMMAND)) {
                    answer = true;
                    actual.append(answer(folder, line.substring(COMMAND.length())));
                }
            }
            assertThat(text).as("commands of " + file).contains(COMMAND);
            if (UPDATE) {
                Files.writeString(file, actual);
            }
            assertThat(actual).hasToString(Files.readString(file));
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Everything between a heading and the next, by heading; what comes before the first is a remark. */
    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String heading = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(HEADING)) {
                heading = line.substring(HEADING.length());
                assertThat(sections.put(heading, "")).as(line).isNull();
            } else {
                sections.merge(heading, line + "\n", String::concat);
            }
        }
        return sections;
    }

    private static void write(Path folder, Map<String, String> sections) throws IOException {
        Path family = Files.createDirectories(folder.resolve("acme").resolve("semantics"))
                .getParent();
        Map<Integer, List<String>> branches = new TreeMap<>();
        StringBuilder text = new StringBuilder(FAMILY);
        for (Map.Entry<String, String> section : sections.entrySet()) {
            String name = section.getKey();
            String body = section.getValue();
            if (name.matches("[0-9]+\\.[0-9]+")) {
                int branch = Integer.parseInt(name.substring(0, name.indexOf('.')));
                branches.computeIfAbsent(branch, absent -> new ArrayList<>()).add('"' + name + '"');
                Files.writeString(family.resolve(name + ".yaml"), "format: 1\nrelease: \"" + name + "\"\n" + body);
            } else if (name.equals("semantics")) {
                text.append("semantics: [all.yaml]\n");
                Files.writeString(family.resolve("semantics/all.yaml"), "format: 1\nfamily: acme\n" + body);
            } else if (name.equals("family")) {
                text.append(body);
            } else if (name.endsWith(".uses")) {
                Files.writeString(folder.resolve(name), body);
            }
        }
        text.append("branches:\n");
        branches.forEach((branch, releases) -> text.append("  \"")
                .append(branch)
                .append("\": ")
                .append(releases)
                .append('\n'));
        Files.writeString(family.resolve("family.yaml"), text);
        Files.writeString(folder.resolve("index.yaml"), "format: 1\nfamilies: [acme]\n");
    }

    private static String answer(Path folder, String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> args = new ArrayList<>();
        for (String word : line.split(" ")) {
            args.add(word.endsWith(".uses") ? folder.resolve(word).toString() : word);
        }
        args.add("--specs");
        args.add(folder.toString());
        int exit = Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
        String all = out.toString() + err + "exit " + exit + "\n";
        // What a hash covers is the catalog's matter, and tested there.
        return all.replace(System.lineSeparator(), "\n")
                .replace(folder.toString(), "DIR")
                .replaceAll("(?m)^(layout [0-9]+  [0-9]+ bytes?  )[0-9a-f]{8}", "$1HASH")
                .replaceAll("\"hash\" : \"[0-9a-f]{64}\"", "\"hash\" : \"HASH\"");
    }
}
