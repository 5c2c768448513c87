package org.fwabi.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactCommandTest {
    private static final String DRIVER = """
            package org.example;

            import org.example.abi.Clock;

            final class Driver {
                void run(Clock clock) {
                    clock.speed(3);
                }
            }
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private int impact(String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    "impact",
                    "--specs",
                    folder.resolve("specs").toString(),
                    "--sources",
                    folder.resolve("src").toString()
                },
                0,
                args,
                0,
                5);
        System.arraycopy(more, 0, args, 5, more.length);
        return run(args);
    }

    @BeforeEach
    void driver() throws IOException {
        write("specs/index.yaml", """
                format: 1
                families: [acme-npu]
                """);
        write("specs/acme-npu/family.yaml", """
                format: 1
                family: acme-npu
                title: ACME NPU
                byte-order: little-endian
                entry-point: NpuAbi
                prefixes: { functions: F_ }
                facts: {}
                branches: { "1": ["1.0", "1.1", "1.2"] }
                semantics: [all.yaml]
                """);
        write("specs/acme-npu/semantics/all.yaml", """
                format: 1
                family: acme-npu
                commands:
                  SET_CLOCK: { doc: Sets the clock., request: clock, reply: none }
                """);
        write("specs/acme-npu/1.0.yaml", release("1.0", "", """
                structs:
                  clock: { fields: [{ mode: u32 }, { speed: u32 }] }
                """));
        write("specs/acme-npu/1.1.yaml", "format: 1\nrelease: \"1.1\"\nbase: \"1.0\"\n");
        write("specs/acme-npu/1.2.yaml", """
                format: 1
                release: "1.2"
                base: "1.1"
                structs:
                  clock: { fields: [{ mode: u32 }] }
                """);
        write("src/org/example/abi/package-info.java", """
                @FirmwareAbi(family = "acme-npu", releases = "1.0", messages = "SET_CLOCK")
                package org.example.abi;

                import org.fwabi.annotation.FirmwareAbi;
                """);
        write("src/org/example/Driver.java", DRIVER);
    }

    @Test
    void aReleaseThatBreaksNothing() {
        assertThat(impact("--add", "1.1")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("adding 1.1 breaks nothing: all 2 files compile\n");
    }

    @Test
    void eachLineThatBreaksHasItsReleaseItsFieldAndTheMend() {
        assertThat(impact("--add", "1.2")).as(err.toString()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString())
                .contains("Driver.java:7:14: [FW100] Clock.speed(long) does not exist: 1.2 has no such field")
                .contains("    say what 1.2 gets: speed(long, Absent)")
                .contains("    speed: 1.0.yaml:")
                .contains("adding 1.2 breaks 1 place in 1 of 2 files");
    }

    @Test
    void severalReleasesByOneSelectorAsJson() {
        assertThat(impact("--add", "1.*", "--json")).as(err.toString()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString())
                .contains("\"added\" : [ \"1.*\" ]")
                .contains("\"id\" : \"FW100\"")
                .contains("\"line\" : 7,");
    }

    @Test
    void aPackageThatDoesNotGetTheReleaseDoesNotBreak() {
        assertThat(impact("--add", "1.2", "--abi", "org.other.abi"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void sourcesThatDoNotCompileAsTheyAreHaveNoImpact() throws IOException {
        write("src/org/example/Driver.java", DRIVER.replace("speed(3)", "sped(3)"));
        assertThat(impact("--add", "1.2")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("the sources do not compile as they are")
                .contains("Driver.java:7:14");
    }

    @Test
    void whatCanNotBeAddedOrReadIsAUsageError() {
        assertThat(impact("--add", "1.7")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'1.7'");
        assertThat(run("impact", "--add", "570.144", "--sources", "no/such/folder"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no folder no/such/folder");
    }

    private static String release(String name, String base, String structs) {
        return "format: 1\nrelease: \"" + name + "\"\n" + base
                + "facts: {}\nfunctions: { SET_CLOCK: 1 }\nevents: {}\ncontrols: {}\nclasses: {}\nenums: {}\n"
                + structs;
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
