package org.fwabi.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.SyntheticFirmware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void bootsEveryReleaseAndShowsWhatDiffersUnderneath() {
        assertThat(run("demo")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("535.113.01  GA102", "595.45.04  GA102")
                .doesNotContain("570.144  GA102")
                .contains("→ GSP_SET_SYSTEM_INFO             72     664 B  seq 0")
                .contains("→ GSP_SET_SYSTEM_INFO             72     944 B  seq 0")
                .contains("← GSP_RUN_CPU_SEQUENCER        1002h")
                .contains("← GSP_LOAD_EXEC_HS_BINARY      1027h")
                .contains("← GSP_INIT_DONE                1001h       0 B  seq 1")
                .contains("NVIDIA GeForce RTX 3080, 10240 MiB, 3 regions")
                .containsPattern("535.113.01 +good +\\d+ +664 B +2168 B +1820\\n")
                .containsPattern("570.144 +good +\\d+ +928 B +1656 B +1260\\n")
                .containsPattern("595.45.04 +good +\\d+ +944 B +1592 B +1352\\n");
        assertThat(out.toString().lines().filter(line -> line.contains(" good ")))
                .hasSize(11);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsEveryBootInFullWhenAsked() {
        assertThat(run("demo", "--all")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().filter(line -> line.endsWith("GA102  simulated")))
                .hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({
        "tu102, NVIDIA GeForce RTX 2080 Ti",
        "GA102, NVIDIA GeForce RTX 3080",
        "ad102, NVIDIA GeForce RTX 4090",
        "gh100, NVIDIA H100 80GB HBM3"
    })
    void bootsEachChip(String chip, String name) {
        assertThat(run("demo", "--chip", chip, "--release", "570.144")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains(name).doesNotContain("535.113.01");
    }

    @Test
    void aDriverThatFindsOutMoreHasItsReportPrinted() {
        assertThat(run("demo", "--sample", "nouveau-tables", "--release", "570.144"))
                .as(out.toString())
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .containsPattern("engines +GR0 COPY0-19 NVDEC0-3 NVENC0-3 NVJPEG0-3 OFA0-1 SEC2")
                .containsPattern("clusters +GPC0: 6 TPCs, GPC1: 5 TPCs, GPC3: 5 TPCs")
                .containsPattern("channels +COPY0 to COPY19, 20 of them");
    }

    @Test
    void everyReleaseHasAReportAndLongListsOfMessagesAreCutShort() {
        assertThat(run("demo", "--sample", "nouveau-tables")).as(out.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().filter(line -> line.startsWith("    clusters")))
                .hasSize(11)
                .containsOnly("    clusters         GPC0: 6 TPCs, GPC1: 5 TPCs, GPC3: 5 TPCs");
        assertThat(out.toString()).containsPattern("… and \\d+ more; --trace writes them all");
    }

    @Test
    void theReportIsInTheJsonToo() {
        assertThat(run("demo", "--sample", "nouveau-tables", "--release", "535.113.01", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("\"report\" : [", "\"subject\" : \"channels\"", "\"text\" : \"COPY0 to COPY9, 10 of them\"");
    }

    @Test
    void jsonIsOneObjectThatParses() throws IOException {
        assertThat(run("demo", "--json", "--release", "570.144")).isEqualTo(ExitCode.OK);
        int objects = 0;
        int depth = 0;
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            while (json.nextToken() != null) {
                depth += json.currentToken().isStructStart()
                        ? 1
                        : json.currentToken().isStructEnd() ? -1 : 0;
                objects += depth == 0 ? 1 : 0;
            }
        }
        assertThat(objects).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"booted\" : true", "\"imageSha256\"", "\"message\" : \"GET_GSP_STATIC_INFO\"");
    }

    @Test
    void traceIsOneObjectALine(@TempDir Path folder) throws IOException {
        Path trace = folder.resolve("trace.jsonl");
        assertThat(run("demo", "--release", "535.113.01", "--trace", trace.toString()))
                .isEqualTo(ExitCode.OK);
        List<String> lines = Files.readAllLines(trace);
        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            try (JsonParser json = new JsonFactory().createParser(line)) {
                assertThat(json.nextToken().isStructStart()).isTrue();
                json.skipChildren();
                assertThat(json.nextToken()).isNull();
            }
        });
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"message\":\"GSP_SET_SYSTEM_INFO\"", "\"number\":72", "\"bytes\":664"));
    }

    @Test
    void readsTheReleaseFromAnImageFile(@TempDir Path folder) throws IOException {
        Path file = write(folder, "535.113.01");
        assertThat(run("demo", "--firmware", file.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("535.113.01  GA102", "gsp.bin, 535.113.01, signature ga10x")
                .contains("sha256 " + firmware().imageSha256());
    }

    @Test
    void anImageOfAnUnknownReleaseFailsWithTheNearestKnown(@TempDir Path folder) throws IOException {
        Path file = write(folder, "535.309.01");
        assertThat(run("demo", "--firmware", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("no bindings for nvidia-gsp 535.309.01; nearest of its branch: 535.113.01.")
                .doesNotContain("load-firmware");
    }

    @Test
    void anImageWithoutTheChipsSignatureIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gsp.bin");
        byte[] bytes = new String(image(), StandardCharsets.ISO_8859_1)
                .replace(".fwsignature_ga10x", ".fwsignature_gx10x")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        assertThat(run("demo", "--firmware", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("gsp.bin", "has no section .fwsignature_ga10x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--chip=gb202",
                "--release=535.309.01",
                "--sample=nouveau",
                "--firmware=/no/such/file",
                "--trace=/no/such/folder/trace.jsonl",
                "--nonsense"
            })
    void wrongOptionsAreUsageErrors(String option) {
        assertThat(run("demo", option)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).isNotEmpty();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void firmwareAndReleaseExcludeEachOther(@TempDir Path folder) throws IOException {
        Path file = write(folder, "535.113.01");
        assertThat(run("demo", "--firmware", file.toString(), "--release", "570.144"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void helpShowsExamplesAndExitCodes() {
        assertThat(run("demo", "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Examples:", "Exit code:", "--firmware=FILE");
    }

    private static SyntheticFirmware firmware() {
        return new SyntheticFirmware(SimReleases.find("535.113.01").orElseThrow(), SimChip.GA102, 64 << 10, 7);
    }

    private static byte[] image() {
        MemorySegment image = firmware().files().get("nvidia/ga102/gsp/gsp-535.113.01.bin");
        return image.toArray(ValueLayout.JAVA_BYTE);
    }

    /** An image whose {@code .fwversion} says this, which has to be as long as the true one. */
    private static Path write(Path folder, String release) throws IOException {
        byte[] bytes = image();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] version = release.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(version, 0, bytes, text.indexOf("535.113.01\0"), version.length);
        Path file = folder.resolve("gsp.bin");
        Files.write(file, bytes);
        return file;
    }
}
