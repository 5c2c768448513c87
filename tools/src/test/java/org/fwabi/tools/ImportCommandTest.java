package org.fwabi.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.tools.importer.ImportTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fwabi import}, as a person runs it, on headers of ours. */
class ImportCommandTest {
    @TempDir
    private Path folder;

    private ImportTree tree;
    private String out = "";
    private String err = "";

    @BeforeEach
    void copyTree() throws IOException {
        tree = ImportTree.in(folder);
    }

    private int run(String... args) {
        StringWriter printed = new StringWriter();
        StringWriter complained = new StringWriter();
        int code = Main.run(new PrintWriter(printed), new PrintWriter(complained), args);
        out = printed.toString();
        err = complained.toString();
        return code;
    }

    private int importing(String release, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "import",
                "--specs",
                tree.specs().toString(),
                "--headers",
                tree.headers().toString(),
                "--release",
                release));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private String spec(String file) throws IOException {
        return Files.readString(tree.spec(file));
    }

    @Test
    void everyConstructComesThrough() throws IOException {
        assertThat(importing("1.0")).as(err).isEqualTo(ExitCode.OK);

        Path expected = ImportTree.resources().resolve("expected/1.0.yaml");
        if (System.getenv("FWABI_UPDATE_CORPUS") != null) {
            Files.writeString(Path.of("src/test/resources/import/expected/1.0.yaml"), spec("1.0.yaml"));
            Files.writeString(Path.of("src/test/resources/import/expected/1.0.txt"), masked(out));
            return;
        }
        assertThat(spec("1.0.yaml")).isEqualTo(Files.readString(expected));
        assertThat(masked(out)).isEqualTo(Files.readString(expected.resolveSibling("1.0.txt")));
        assertThat(run("check", tree.specs().toString())).as(out).isEqualTo(ExitCode.OK);
    }

    /** The report without what differs from run to run. */
    private String masked(String report) {
        return report.replace(folder.toString(), "FOLDER").replaceAll("[0-9.]+ s\\n", "TIME\n");
    }

    @Test
    void aReleaseThatEqualsItsBaseIsThreeLines() throws IOException {
        importing("1.0");
        tree.release("1.1");
        assertThat(importing("1.1")).as(err).isEqualTo(ExitCode.OK);
        assertThat(spec("1.1.yaml")).isEqualTo("format: 1\nrelease: \"1.1\"\nbase: \"1.0\"\n");
        assertThat(out).contains("1 file, 3 lines");
        assertThat(spec("family.yaml"))
                .contains("branches:\n  \"1\": [\"1.0\", \"1.1\"]\n\n# What stands after")
                .contains("format: 1\nfamily: acme-npu\n");
    }

    @Test
    void onlyDifferencesAreWrittenAndReported() throws IOException {
        importing("1.0");
        tree.release("1.1")
                .replace("npu_structs.h", "    u8 c;\n} NpuPadded;", "    u32 c;\n} NpuPadded;")
                .replace("npu_structs.h", "typedef struct NpuEmpty {\n} NpuEmpty;", "")
                .replace("npu_numbers.h", "NPU_FN_STORE, ", "NPU_FN_FETCH, NPU_FN_STORE, ")
                .replace("npu_numbers.h", "(1u << 6)", "128")
                .replace("mixed.h", "typedef NpuLoad_v2 NpuLoad_v;", "typedef NpuLoad_v1 NpuLoad_v;");
        assertThat(importing("1.1")).as(err).isEqualTo(ExitCode.OK);
        assertThat(spec("1.1.yaml")).isEqualTo("""
                format: 1
                release: "1.1"
                base: "1.0"

                remove:
                  structs:
                    - NpuEmpty

                facts:
                  ring.slots: 128

                functions:
                  FETCH: 5
                  STORE: 6

                structs:
                  NpuPadded:
                    size: 12
                    fields:
                      - a: u8
                      - b: u32
                      - c: u32

                current:
                  NpuLoad: NpuLoad_v1
                """);
        String before = spec("1.1.yaml");
        assertThat(out)
                .contains("NpuPadded", "NpuEmpty")
                .containsPattern("reused +5 +FETCH, was STORE")
                .containsPattern("moved +5 -> 6 +STORE")
                .containsPattern("ring.slots +64 -> 128");

        assertThat(importing("1.1", "--force")).as(err).isEqualTo(ExitCode.OK);
        assertThat(spec("1.1.yaml")).as("imported again").isEqualTo(before);
    }

    @Test
    void aNewBranchStartsFromTheReleaseWithTheFewestDifferences() throws IOException {
        importing("1.0");
        tree.release("1.1").replace("npu_numbers.h", "NPU_FN_STORE, ", "NPU_FN_FETCH, NPU_FN_STORE, ");
        importing("1.1");
        tree.release("1.2").replace("npu_numbers.h", "NPU_FN_FETCH, ", "");
        importing("1.2");
        tree.release("2.0").replace("npu_numbers.h", "NPU_FN_STORE, ", "NPU_FN_FETCH, NPU_FN_STORE, ");
        assertThat(importing("2.0")).as(err).isEqualTo(ExitCode.OK);
        assertThat(spec("2.0.yaml")).isEqualTo("format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\n");
        tree.release("1.5.1");
        importing("acme-npu@1.5.1");
        assertThat(spec("family.yaml"))
                .contains("  \"1\": [\"1.0\", \"1.1\", \"1.2\"]\n  \"1.5\": [\"1.5.1\"]\n  \"2\": [\"2.0\"]\n");
    }

    @Test
    void theBaseCanBeChosen() throws IOException {
        importing("1.0");
        tree.release("1.1");
        importing("1.1");
        tree.release("1.2");
        assertThat(importing("1.2", "--base", "1.0")).as(err).isEqualTo(ExitCode.OK);
        assertThat(spec("1.2.yaml")).contains("base: \"1.0\"");
        tree.release("1.3");
        assertThat(importing("1.3", "--base", "0.9")).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("the base 0.9 is not a release of family acme-npu");
    }

    @Test
    void replacingAReleaseKeepsWhatBuildsOnIt() throws IOException {
        importing("1.0");
        tree.release("1.1");
        importing("1.1");
        assertThat(run("layout", "1.1", "NpuPadded", "--specs", tree.specs().toString()))
                .isZero();
        String before = out;

        tree.release("1.0").replace("npu_structs.h", "    u8 c;\n} NpuPadded;", "    u32 c;\n} NpuPadded;");
        assertThat(importing("1.0")).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("release 1.0 is there already", "--force");
        assertThat(importing("1.0", "--force")).as(err).isEqualTo(ExitCode.OK);
        assertThat(out).contains("written anew, with the same contents  1\n  1.1\n");
        assertThat(spec("1.0.yaml")).contains("      - c: u32\n");
        run("layout", "1.1", "NpuPadded", "--specs", tree.specs().toString());
        assertThat(out).isEqualTo(before);
    }

    @Test
    void factsThatHeadersDoNotStateAreKept() throws IOException {
        importing("1.0");
        assertThat(out).contains("not stated  1\n  fact ring.order\n");
        tree.replace(tree.spec("1.0.yaml"), "  ring.slots: 64\n", "  ring.slots: 64\n  ring.order: fifo\n");
        assertThat(importing("1.0", "--force")).as(err).isEqualTo(ExitCode.OK);
        assertThat(spec("1.0.yaml")).contains("  ring.order: fifo\n");
        tree.release("1.1").replace("npu_numbers.h", "#define NPU_RING_SLOTS (1u << 6)\n", "");
        importing("1.1");
        assertThat(spec("1.1.yaml")).isEqualTo("format: 1\nrelease: \"1.1\"\nbase: \"1.0\"\n");
        assertThat(out).contains("kept, the headers do not state it  1\n  fact ring.slots\n");
    }

    @Test
    void headersOfAnotherReleaseAreRefused() throws IOException {
        assertThat(importing("1.1")).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("are of release 1.0, not of 1.1");
        Files.writeString(tree.headers().resolve("VERSION"), "something else\n");
        assertThat(importing("1.1")).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("the headers do not say which release they are of");
        assertThat(tree.files()).containsExactly("family.yaml", "import.yaml");
    }

    @Test
    void headersThatDoNotCompileShowTheFirstError() throws IOException {
        tree.replace("npu_structs.h", "    u8 c;\n} NpuPadded;", "    u24 c;\n} NpuPadded;");
        assertThat(importing("1.0")).isEqualTo(ExitCode.FAILED);
        assertThat(err).containsPattern("npu_structs\\.h:\\d+:\\d+: error: unknown type name .u24.");
        assertThat(tree.files()).containsExactly("family.yaml", "import.yaml");
    }

    @Test
    void missingToolsAreNamed() {
        assertThat(importing("1.0", "--cc", "no-such-compiler")).isEqualTo(ExitCode.FAILED);
        assertThat(err).contains("no-such-compiler");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertThat(run("import", "--specs", tree.specs().toString(), "--headers", "nowhere", "--release", "1.0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("no folder nowhere");
        assertThat(run(
                        "import",
                        "--specs",
                        tree.specs().toString(),
                        "--headers",
                        tree.specs().toString(),
                        "--release",
                        "1.0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("is one of family acme-npu; its import.yaml looks for include/npu_*.h");
        Files.delete(tree.spec("import.yaml"));
        assertThat(importing("1.0")).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("family acme-npu cannot be imported: it has no acme-npu/import.yaml");
    }

    @Test
    void aMistakeInTheProfileIsAFinding() throws IOException {
        tree.replace(tree.spec("import.yaml"), "current:", "curent:");
        assertThat(importing("1.0")).isEqualTo(ExitCode.FAILED);
        assertThat(err)
                .containsPattern("import.yaml:\\d+:1: error\\[FW021\\]: an import profile has no key 'curent'"
                        + "; did you mean 'current'\\?");
    }

    @Test
    void tagsAreImportedWithoutTouchingTheWorkTree() throws IOException, InterruptedException {
        git("init", "--quiet");
        commit("1.0");
        tree.release("1.1").replace("npu_numbers.h", "(1u << 6)", "128");
        commit("1.1");
        tree.release("1.5.2");
        commit("1.5.2");
        git("tag", "nightly");
        Files.writeString(tree.headers().resolve("VERSION"), "npu unfinished\n");

        assertThat(run(
                        "import",
                        "--specs",
                        tree.specs().toString(),
                        "--headers",
                        tree.headers().toString(),
                        "--tags"))
                .as(err)
                .isEqualTo(ExitCode.OK);
        assertThat(out.lines().map(line -> line.replaceAll("  +.*", "")))
                .filteredOn(line -> !line.startsWith("left out") && !line.isBlank())
                .contains("1.0", "1.1", "1.5.2");
        assertThat(tree.files()).containsExactly("1.0.yaml", "1.1.yaml", "1.5.2.yaml", "family.yaml", "import.yaml");
        assertThat(spec("1.5.2.yaml")).isEqualTo("format: 1\nrelease: \"1.5.2\"\nbase: \"1.1\"\n");
        assertThat(Files.readString(tree.headers().resolve("VERSION"))).isEqualTo("npu unfinished\n");

        String before = spec("1.1.yaml");
        tree.replace(tree.spec("1.1.yaml"), "ring.slots: 128", "ring.slots: 1");
        assertThat(run(
                        "import",
                        "--specs",
                        tree.specs().toString(),
                        "--headers",
                        tree.headers().toString(),
                        "--tags",
                        "--force"))
                .as(err)
                .isEqualTo(ExitCode.OK);
        assertThat(out.lines().filter(line -> line.startsWith("1."))).hasSize(3);
        assertThat(spec("1.1.yaml")).isEqualTo(before);
        assertThat(run(
                        "import",
                        "--specs",
                        tree.specs().toString(),
                        "--headers",
                        tree.headers().toString(),
                        "--tags",
                        "--release",
                        "9.9"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("9.9");
    }

    private void commit(String tag) throws IOException, InterruptedException {
        git("add", "--all");
        git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", tag);
        git("tag", tag);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(tree.headers().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
    }

    @Test
    void jsonHasWhatTheTextHas() {
        assertThat(importing("1.0", "--json")).as(err).isEqualTo(ExitCode.OK);
        assertThat(out)
                .contains("\"release\" : \"1.0\"", "\"host_only\" : 3", "\"facts_not_stated\" : [ \"ring.order\" ]");
    }
}
