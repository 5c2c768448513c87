package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An excerpt says what the whole release says, or nothing. */
class ReleaseExcerptTest {
    private static final String FAMILY = """
            format: 1
            family: acme-npu
            title: Acme NPU firmware
            byte-order: little-endian
            entry-point: NpuAbi
            branches:
              "1": ["1.0", "1.1", "2.0"]
            """;
    private static final String FIRST = """
            format: 1
            release: "1.0"
            parts:
              - types.yaml
            structs:
              Outer:
                fields:
                  - kind: Kind
                  - inner: "Inner[2]"
              Gone:
                fields:
                  - a: u8
            """;
    private static final String PART = """
            format: 1
            part-of: "1.0"
            enums:
              Kind:
                size: 4
                values:
                  KIND_A: 0
            structs:
              Inner:
                fields:
                  - a: u8
            """;
    private static final String SECOND = """
            format: 1
            release: "1.1"
            base: "1.0"
            remove:
              structs:
                - Gone
            # Inner grows, and so does Outer.
            structs:
              Inner:
                fields:
                  - a: u64
            """;
    private static final String THIRD = """
            format: 1
            release: "2.0"
            base: "1.1"
            """;

    private final Map<String, String> texts = new HashMap<>();

    @BeforeEach
    void specs() {
        texts.put("index.yaml", "format: 1\nfamilies: [acme-npu]\n");
        texts.put("acme-npu/family.yaml", FAMILY);
        texts.put("acme-npu/1.0.yaml", FIRST);
        texts.put("acme-npu/1.0/types.yaml", PART);
        texts.put("acme-npu/1.1.yaml", SECOND);
        texts.put("acme-npu/2.0.yaml", THIRD);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 8", "1.1, 24", "2.0, 24"})
    void takesTheNewestOfEachType(String release, long size) {
        Release excerpt = excerpt(release, "Outer").orElseThrow();

        assertThat(excerpt.structs().keySet()).containsExactly("Outer", "Inner");
        assertThat(excerpt.enums().keySet()).containsExactly("Kind");
        ReleaseLayout layout = new Layouts(new Diagnostics()).of(excerpt);
        assertThat(layout.structs().get("Outer").size()).isEqualTo(size);
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(SpecSources.texts(texts), diagnostics);
        ReleaseLayout whole = new Layouts(diagnostics, loader)
                .of(loader.loadRelease("acme-npu", release).orElseThrow());
        assertThat(whole.structs().get("Outer")).isEqualTo(layout.structs().get("Outer"));
        assertThat(diagnostics.render()).isEmpty();
    }

    @Test
    void readsAnEditedFileAnew() {
        assertThat(excerpt("2.0", "Inner").orElseThrow().structs().get("Inner").fields())
                .hasSize(1);
        texts.put("acme-npu/2.0.yaml", THIRD + "structs:\n  Inner:\n    fields:\n      - a: u64\n      - b: u8\n");

        assertThat(excerpt("2.0", "Inner").orElseThrow().structs().get("Inner").fields())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gone", "Kind", "Nothing", ""})
    void hasNoStructThatTheReleaseLacks(String name) {
        assertThat(excerpt("2.0", name)).isEmpty();
    }

    @Test
    void hasNoUnknownReleaseOrFamily() {
        assertThat(excerpt("3.0", "Outer")).isEmpty();
        assertThat(ReleaseExcerpt.of(SpecSources.texts(texts), "other", "1.0", "Outer"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format: 2\nrelease: \"2.0\"\nbase: \"1.1\"\n",
                "format: 1\nrelease: \"2.1\"\nbase: \"1.1\"\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"2.0\"\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.2\"\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nparts: [none.yaml]\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nstructs: {}\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nstructs:\n  Inner:\n    fields:\n      - a: u7\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nstructs:\n  Inner:\n    feilds:\n      - a: u8\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nstructs:\n  Inner:\n    fields:\n    - a: u8\n   - b: u8\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nstructs:\n  Inner: &x\n    fields:\n      - a: u8\n",
                "format: 1\nrelease: \"2.0\"\nbase: \"1.1\"\nremove:\n  structs: [Inner]\n",
            })
    void leavesWhatIsWrongToTheLoader(String text) {
        texts.put("acme-npu/2.0.yaml", text);

        assertThat(excerpt("2.0", "Outer")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"515.43.04", "535.113.01", "570.144", "595.45.04"})
    void agreesWithTheLoaderOnTheShippedSpecs(String name) {
        Diagnostics diagnostics = new Diagnostics();
        SpecSource source = SpecSources.classLoader(ReleaseExcerptTest.class.getClassLoader());
        SpecLoader loader = new SpecLoader(source, diagnostics);
        ReleaseLayout whole = new Layouts(diagnostics, loader)
                .of(loader.loadRelease("nvidia-gsp", name).orElseThrow());
        List<String> structs = List.copyOf(whole.structs().keySet());
        assertThat(structs).hasSizeGreaterThan(1_000);

        for (int i = 0; i < structs.size(); i += 150) {
            String struct = structs.get(i);
            Release excerpt =
                    ReleaseExcerpt.of(source, "nvidia-gsp", name, struct).orElseThrow(() -> new AssertionError(struct));
            ReleaseLayout layout = new Layouts(diagnostics).of(excerpt);
            assertThat(layout.structs()).containsKey(struct);
            layout.structs()
                    .forEach((each, found) ->
                            assertThat(found).as(each).isEqualTo(whole.structs().get(each)));
        }
        assertThat(diagnostics.render()).isEmpty();
    }

    private Optional<Release> excerpt(String release, String struct) {
        return ReleaseExcerpt.of(SpecSources.texts(texts), "acme-npu", release, struct);
    }
}
