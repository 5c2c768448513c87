package org.fwabi.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.SyntheticFirmware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecCommandsTest {
    private static final String MIXED = """
            format: 1
            release: "1.0"
            functions: { GO: 0x10 }
            enums:
              MODE: { size: 2, values: { MODE_ON: 1 } }
            structs:
              inner:
                fields:
                  - a: u8
                  - b: u32
              outer:
                packed: 4
                fields:
                  - low: u32:3
                  - high: u32:6
                  - wide: u64
                  - union:
                      - x: u16
                      - y: u8
                  - grid: inner[2][3]
                  - mode: MODE
                  - tail: u8[]
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void releasesHaveBranchesAndBases() {
        assertThat(run("releases")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).containsPattern("(?m)^ +570\\.144 +570\\.133\\.20( +equal to its base)?$");
    }

    @Test
    void selectorsPrintWhatTheySelect() {
        assertThat(run("releases", "535.43.11 .. 535.43.13", "nvidia-gsp@570.144"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        // Only the first release of a branch has its branch before it.
        assertThat(out.toString().lines().skip(2).map(line -> line.replaceFirst("^ +(535\\.43|570)? +", "")))
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly("535.43.11", "535.43.13", "570.144");
    }

    @ParameterizedTest
    @CsvSource({
        "571.*, '571.*' selects no release",
        "570.145, there is no release '570.145'; did you mean '570.144'?",
        ">=570, '>=570' is no selector",
        "535.* .. 565, '565' is the start of releases' names; for all of them write '565.*'"
    })
    void aSelectorThatSelectsNothingIsAnError(String selector, String problem) {
        assertThat(run("releases", selector)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(problem);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aReleaseThatIsEqualToItsBaseSaysSo(@TempDir Path folder) throws IOException {
        specs(folder, MIXED);
        assertThat(run("releases", "--specs", folder.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .containsPattern("(?m)^  1 +1\\.0 +-$")
                .containsPattern("(?m)^ +1\\.1 +1\\.0 +equal to its base$");
    }

    @ParameterizedTest
    @CsvSource({"535.113.01, 664, 1820", "nvidia-gsp@570.144, 928, 1260"})
    void layoutAsJsonHasTheKnownSizesAndOffsets(String release, int systemInfo, int name) throws IOException {
        assertThat(run("layout", release, "--json")).as(err.toString()).isEqualTo(ExitCode.OK);
        Map<?, ?> all = json();
        assertThat(all.keySet().stream().map(Object::toString))
                .containsExactly("release", "structs", "functions", "events", "controls", "classes", "enums");
        assertThat(at(all, "release")).isEqualTo(release.substring(release.indexOf('@') + 1));
        assertThat(at(all, "structs", "GspSystemInfo", "size")).isEqualTo(systemInfo);
        assertThat(at(field(all, "GspStaticConfigInfo", "gpuNameString"), "offset"))
                .isEqualTo(name);
        assertThat(at(all, "functions", "NV_VGPU_MSG_FUNCTION_GSP_SET_SYSTEM_INFO"))
                .isEqualTo(72);
        assertThat(at(all, "events", "NV_VGPU_MSG_EVENT_GSP_INIT_DONE")).isEqualTo(0x1001);
    }

    @Test
    void aFlexibleArrayLiesInTheTailPadding() throws IOException {
        assertThat(run("layout", "570.144", "rpc_post_event", "--json")).isEqualTo(ExitCode.OK);
        Map<?, ?> all = json();
        String struct =
                ((Map<?, ?>) at(all, "structs")).keySet().iterator().next().toString();
        assertThat(at(all, "structs", struct, "size")).isEqualTo(32);
        Object data = field(all, struct, "eventData");
        assertThat(at(data, "offset")).isEqualTo(29);
        assertThat(at(data, "count")).isEqualTo(List.of(0));
    }

    @Test
    void jsonNamesWhatIsWrittenInPlaceAndCountsBits(@TempDir Path folder) throws IOException {
        specs(folder, MIXED);
        assertThat(run("layout", "1.0", "--json", "--specs", folder.toString())).isEqualTo(ExitCode.OK);
        Map<?, ?> all = json();
        assertThat(at(all, "structs", "outer", "packed")).isEqualTo(4);
        assertThat(at(field(all, "outer", "high"), "bit_offset")).isEqualTo(3);
        assertThat(at(field(all, "outer", "high"), "bit_size")).isEqualTo(6);
        assertThat(at(field(all, "outer", ""), "type")).isEqualTo("outer::anon3");
        assertThat(at(all, "structs", "outer::anon3", "kind")).isEqualTo("union");
        assertThat(at(field(all, "outer", "grid"), "count")).isEqualTo(List.of(2, 3));
        assertThat(at(all, "enums", "MODE", "values", "MODE_ON")).isEqualTo(1);
        assertThat(at(all, "functions", "GO")).isEqualTo(16);
    }

    @Test
    void textShowsHolesPaddingAndNestedTypes(@TempDir Path folder) throws IOException {
        specs(folder, MIXED);
        assertThat(run("layout", "1.0", "outer", "--expand", "--specs", folder.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "0:3 0x0 6 bits u32:6 high",
                        "1:1 0x1 23 bits (hole)",
                        "4 0x4 8 u64 wide",
                        "12 0xc 2 union",
                        "16 0x10 48 inner[2][3] grid",
                        "17 0x11 3 (hole)",
                        "20 0x14 4 u32 b",
                        "66 0x42 2 (tail padding)");
    }

    @ParameterizedTest
    @CsvSource({"1, high", "12, x", "12, y", "17, grid[0][0]", "0x34, grid[1][1].b", "66, tail[0]", "0x46, tail[4]"})
    void tellsWhatIsAtAByte(String at, String path, @TempDir Path folder) throws IOException {
        specs(folder, MIXED);
        assertThat(run("layout", "1.0", "outer", "--at", at, "--specs", folder.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("  " + path + "  ");
    }

    @Test
    void diffOfTheShippedReleasesHasTheKnownChanges() {
        assertThat(run("diff", "535.113.01", "570.144")).as(err.toString()).isEqualTo(ExitCode.INCOMPATIBLE);
        assertThat(out.toString())
                .containsPattern("(?m)^  resized +664 +928  GspSystemInfo ")
                .containsPattern("(?m)^  resized +20 +48  rpc_rc_triggered_v17_02 ")
                .containsPattern("(?m)^  moved +256 +256  GspFwWprMeta ")
                .containsPattern("(?m)^  reused +0x101b  NVLINK_FAULT_UP, was GSP_SEND_USER_SHARED_DATA$")
                .containsPattern("(?m)^  moved +0x101c -> 0x101b  NVLINK_FAULT_UP$")
                .containsPattern("(?m)^  wpr.heap-os-libos3 +0x1400000 -> 0x1600000$");
    }

    @Test
    void exportIsAHeaderWithAssertions(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gsp.h");
        assertThat(run("export", "570.144", "--c", "-o", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).contains("_Static_assert", "GspSystemInfo", "928");
        assertThat(run("export", "570.144", "--c")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void theShippedSpecsAreClean() {
        assertThat(run("check")).as(out.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("findings: 0");
    }

    @Test
    void aMistakeIsPrintedWithItsPlace(@TempDir Path folder) throws IOException {
        specs(folder, MIXED.replace("- a: u8", "- a: u7"));
        assertThat(run("check", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("1.0.yaml:9:", "error[FW060]", "unknown type 'u7'");
        assertThat(run("layout", "1.0", "--specs", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("error[FW060]");
    }

    @Test
    void checkAsJsonHasEachFinding(@TempDir Path folder) throws IOException {
        specs(folder, MIXED.replace("- a: u8", "- a: u7"));
        assertThat(run("check", "--json", folder.toString())).isEqualTo(ExitCode.FAILED);
        Object first = ((List<?>) at(json(), "findings")).getFirst();
        assertThat(at(first, "id")).isEqualTo("FW060");
        assertThat(at(first, "line")).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"535.113.01, 0, nvidia-gsp@535.113.01", "535.309.01, 1, 535.288.01"})
    void firmwareNamesItsReleaseAndTheNearest(String release, int exit, String last, @TempDir Path folder)
            throws IOException {
        SyntheticFirmware made =
                new SyntheticFirmware(SimReleases.find("535.113.01").orElseThrow(), SimChip.GA102, 64 << 10, 7);
        byte[] bytes = made.files().get("nvidia/ga102/gsp/gsp-535.113.01.bin").toArray(ValueLayout.JAVA_BYTE);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] version = release.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(version, 0, bytes, text.indexOf("535.113.01\0"), version.length);
        Path file = folder.resolve("gsp.bin");
        Files.write(file, bytes);
        assertThat(run("firmware", file.toString())).isEqualTo(exit);
        assertThat(out.toString())
                .contains(release, "65536 bytes", made.imageSha256(), "ga10x")
                .endsWith("  " + last + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layout",
                "layout 570.145",
                "layout nvidia-gps@570.144",
                "layout 570.144 GspSystemInfos",
                "layout 570.144 GspSystemInfo --at 928",
                "layout 570.144 GspSystemInfo --at x",
                "layout 570.144 --expand",
                "diff 570.144",
                "diff 570.144 570.145",
                "diff 535.113.01 570.144 NoSuchStruct",
                "diff 535.113.01 570.144 --uses /no/such/file",
                "history",
                "history NoSuchStruct",
                "find",
                "export 570.144",
                "export 570.144 --c -o /no/such/folder/x.h",
                "releases --specs /no/such/folder",
                "check /no/such/folder",
                "firmware /no/such/file",
                "firmware"
            })
    void wrongArgumentsAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("fwabi: ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"570.145, 570.144", "nvidia-gps@570.144, nvidia-gsp"})
    void anUnknownReleaseComesWithASuggestion(String release, String meant) {
        assertThat(run("layout", release)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"releases", "layout", "diff", "history", "find", "check", "export", "firmware"})
    void helpShowsAnExampleAndExitCodes(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("  fwabi " + command, "Example", "Exit code: 0", "--json");
    }

    private static void specs(Path folder, String first) throws IOException {
        Path family = Files.createDirectories(folder.resolve("acme"));
        Files.writeString(folder.resolve("index.yaml"), "format: 1\nfamilies: [acme]\n");
        Files.writeString(family.resolve("family.yaml"), """
                format: 1
                family: acme
                title: Imaginary firmware
                byte-order: little-endian
                entry-point: AcmeAbi
                branches:
                  "1": ["1.0", "1.1"]
                """);
        Files.writeString(family.resolve("1.0.yaml"), first);
        Files.writeString(family.resolve("1.1.yaml"), "format: 1\nrelease: \"1.1\"\nbase: \"1.0\"\n");
    }

    private static Object field(Object all, String struct, String name) {
        return ((List<?>) at(all, "structs", struct, "fields"))
                .stream()
                        .filter(field -> at(field, "name").equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static Object at(Object value, String... path) {
        Object inner = value;
        for (String key : path) {
            inner = ((Map<?, ?>) inner).get(key);
            assertThat(inner).as(key).isNotNull();
        }
        return inner;
    }

    private Map<?, ?> json() throws IOException {
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            json.nextToken();
            Map<?, ?> whole = (Map<?, ?>) value(json);
            assertThat(json.nextToken()).isNull();
            return whole;
        }
    }

    private static Object value(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    assertThat(map.put(name, value(json))).as(name).isNull();
                }
                return map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                return list;
            }
            case VALUE_NUMBER_INT -> {
                long number = json.getLongValue();
                return (int) number == number ? (Object) (int) number : (Object) number;
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return json.getBooleanValue();
            }
            default -> {
                return json.getText();
            }
        }
    }
}
