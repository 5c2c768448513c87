package org.fwabi.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesCommandTest {
    private static final String SEMANTICS = """
            format: 1
            family: acme-npu
            # The loader.
            commands:
              LOAD:
                doc: Loads a program.
                request: load
                reply: none
                examples:
                  - name: two cores
                    fields: { cores: 2, mode: 1 }
                    bytes:
                      "1.*": "02000000 01000000"
                      "2.*": "02000000 01 00*11"
                  # The most there can be.
                  - name: all cores
                    fields: { cores: -1 }

              # No example yet.
              STOP: { doc: Stops it., reply: none }
            """;

    private static final String WRITTEN = SEMANTICS.replace("""
                    fields: { cores: -1 }
            """, """
                    fields: { cores: -1 }
                    bytes:
                      "1.*": "ffffffff 00000000"
                      "2.*": "ffffffff 00*12"
            """);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int examples(String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] args = new String[3 + more.length];
        System.arraycopy(new String[] {"examples", "--specs", folder.toString()}, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @BeforeEach
    void specs() throws IOException {
        write("index.yaml", "format: 1\nfamilies: [acme-npu]\n");
        write("acme-npu/family.yaml", """
                format: 1
                family: acme-npu
                title: ACME NPU
                byte-order: little-endian
                entry-point: NpuAbi
                prefixes: { functions: F_ }
                facts: {}
                branches: { "1": ["1.0", "1.1"], "2": ["2.0"] }
                semantics: [all.yaml]
                """);
        write("acme-npu/1.0.yaml", """
                format: 1
                release: "1.0"
                facts: {}
                functions: { LOAD: 1, STOP: 2 }
                events: {}
                controls: {}
                classes: {}
                enums: {}
                structs:
                  load: { fields: [{ cores: u32 }, { mode: u32 }] }
                """);
        write("acme-npu/1.1.yaml", "format: 1\nrelease: \"1.1\"\nbase: \"1.0\"\n");
        write("acme-npu/2.0.yaml", """
                format: 1
                release: "2.0"
                base: "1.1"
                structs:
                  load: { fields: [{ cores: u32 }, { mode: u32 }, { address: u64 }] }
                """);
        semantics(SEMANTICS);
    }

    @Test
    void eachDistinctLayoutIsALineWithItsState() {
        assertThat(examples()).as(err.toString()).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                command LOAD: example 'two cores'  semantics/all.yaml:10:9
                  1.*    right      8  02000000 01000000
                  2.*    right     16  02000000 01 00*11
                command LOAD: example 'all cores'  semantics/all.yaml:16:9
                  1.*  missing      8  ffffffff 00000000
                  2.*  missing     16  ffffffff 00*12
                examples: 2, not right: 1
                """);
    }

    @Test
    void allRightIsNoFailure() throws IOException {
        semantics(WRITTEN);
        assertThat(examples("LOAD")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .doesNotContain("missing", "wrong")
                .endsWith("examples: 2, not right: 0" + System.lineSeparator());
    }

    @Test
    void bytesOfAnotherLayoutAreWrongAndStay() throws IOException {
        String wrong = WRITTEN.replace("\"2.*\": \"02000000 01 00*11\"", "\"2.*\": \"02000000 01 00*7\"");
        semantics(wrong);
        assertThat(examples()).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("  1.*    right      8  02000000 01000000")
                .contains("  2.*    wrong     16  02000000 01 00*11")
                .contains("examples: 2, not right: 1");
        assertThat(semantics()).isEqualTo(wrong);
    }

    @Test
    void aMessageWithoutExamplesIsAUsageError() {
        assertThat(examples("LOADD")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no message 'LOADD' has an example; did you mean 'LOAD'?");
        assertThat(examples("LOAD", "STOP")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no message 'STOP' has an example");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void writingAddsAndMendsBytesAndTouchesNoOtherLine() throws IOException {
        semantics(SEMANTICS.replace("\"02000000 01000000\"", "\"03000000 01000000\""));
        assertThat(examples("--write")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("all.yaml, 2 examples")
                .contains("examples: 2, written: 2, can't be written: 0");
        assertThat(semantics()).isEqualTo(WRITTEN);
        assertThat(examples()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writingWhatIsRightWritesNothing() throws IOException {
        semantics(WRITTEN);
        assertThat(examples("--write")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("examples: 2, written: 0, can't be written: 0\n");
        assertThat(semantics()).isEqualTo(WRITTEN);
    }

    @Test
    void longBytesGetLinesOfTheirOwn() throws IOException {
        write("acme-npu/2.0.yaml", """
                format: 1
                release: "2.0"
                base: "1.1"
                structs:
                  load: { fields: [{ cores: u32 }, { mode: u32 }, { text: "u8[96]" }] }
                """);
        semantics(SEMANTICS.replace(
                "fields: { cores: -1 }",
                "fields: { cores: -1, text: ["
                        + IntStream.rangeClosed(1, 96)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", "))
                        + "] }"));
        assertThat(examples("--write")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(semantics())
                .contains("          \"2.*\": >-\n            ffffffff 00000000 01020304 05060708 ")
                .contains(" 5d5e5f60\n\n  # No example yet.\n");
        assertThat(semantics().lines().filter(line -> !line.contains("fields:")))
                .allMatch(line -> line.length() <= 120);
        assertThat(examples()).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatAReleaseCanNotHoldIsSaidAndTheRestIsWritten() throws IOException {
        semantics(SEMANTICS.replace("cores: 2, mode: 1", "cores: 0x100000000, mode: 1"));
        assertThat(examples()).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("error[FW111]: command LOAD: example 'two cores' can't be written in 1.* .. 2.*:"
                        + " 'cores' has 32 bits, and 4294967296 has more")
                .contains("examples: 2, not right: 2");

        assertThat(examples("--write")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("examples: 2, written: 1, can't be written: 1");
        assertThat(semantics()).isEqualTo(WRITTEN.replace("cores: 2, mode: 1", "cores: 0x100000000, mode: 1"));
    }

    @Test
    void anExampleBetweenBracesHasNoPlaceForLines() throws IOException {
        String braces = SEMANTICS.replace("""
                  - name: all cores
                    fields: { cores: -1 }
            """, """
                  - { name: all cores, fields: { cores: -1 } }
            """);
        semantics(braces);
        assertThat(examples("--write")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("semantics/all.yaml:16:9: this example is written between braces");
        assertThat(semantics()).isEqualTo(braces);
    }

    @Test
    void jsonHasTheSame() {
        assertThat(examples("--json")).as(err.toString()).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                {
                  "examples" : [ {
                    "family" : "acme-npu",
                    "space" : "functions",
                    "message" : "LOAD",
                    "reply" : false,
                    "name" : "two cores",
                    "file" : "semantics/all.yaml",
                    "line" : 10,
                    "bytes" : [ {
                      "releases" : "1.*",
                      "state" : "right",
                      "size" : 8,
                      "hex" : "02000000 01000000"
                    }, {
                      "releases" : "2.*",
                      "state" : "right",
                      "size" : 16,
                      "hex" : "02000000 01 00*11"
                    } ],
                    "failures" : { }
                  }, {
                    "family" : "acme-npu",
                    "space" : "functions",
                    "message" : "LOAD",
                    "reply" : false,
                    "name" : "all cores",
                    "file" : "semantics/all.yaml",
                    "line" : 16,
                    "bytes" : [ {
                      "releases" : "1.*",
                      "state" : "missing",
                      "size" : 8,
                      "hex" : "ffffffff 00000000"
                    }, {
                      "releases" : "2.*",
                      "state" : "missing",
                      "size" : 16,
                      "hex" : "ffffffff 00*12"
                    } ],
                    "failures" : { }
                  } ]
                }
                """);
    }

    @Test
    void jsonSaysWhyAReleaseHasNoBytes() throws IOException {
        semantics(SEMANTICS.replace("cores: 2, mode: 1", "cores: 0x100000000, mode: 1"));
        assertThat(examples("--json")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("\"bytes\" : [ ]")
                .contains("\"1.1\" : \"'cores' has 32 bits, and 4294967296 has more\"");
    }

    private void semantics(String text) throws IOException {
        write("acme-npu/semantics/all.yaml", text);
    }

    private String semantics() throws IOException {
        return Files.readString(folder.resolve("acme-npu/semantics/all.yaml"));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
