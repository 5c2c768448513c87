package org.fwabi.processor.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.junit.jupiter.api.Test;

/** Every construct of the format against offsets worked out by hand from the ABI. */
class SystemVLayoutTest {
    private static final String FAMILY = """
            format: 1
            family: acme-npu
            title: Acme NPU firmware
            byte-order: little-endian
            entry-point: NpuAbi
            branches:
              "1": ["1.0"]
            """;

    private static StructLayout layout(String structs, String name) {
        String release = "format: 1\nrelease: \"1.0\"\nstructs:\n" + structs.indent(2);
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(
                SpecSources.texts(Map.of(
                        "index.yaml",
                        "format: 1\nfamilies: [acme-npu]\n",
                        "acme-npu/family.yaml",
                        FAMILY,
                        "acme-npu/1.0.yaml",
                        release)),
                diagnostics);
        Optional<Release> loaded = loader.loadRelease("acme-npu", "1.0");
        assertThat(diagnostics.render()).isEmpty();
        StructLayout layout =
                new Layouts(diagnostics).of(loaded.orElseThrow()).structs().get(name);
        assertThat(diagnostics.render()).isEmpty();
        return layout;
    }

    private static FieldLayout field(StructLayout layout, String name) {
        return layout.fields().stream()
                .filter(field -> field.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void padsToNaturalAlignment() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u8
                    - b: u32
                    - c: u16
                    - d: u64
                    - e: bool8
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 4L, 8L, 16L, 24L);
        assertThat(layout.size()).isEqualTo(32);
        assertThat(layout.align()).isEqualTo(8);
    }

    @Test
    void startsFlexibleArrayInTailPadding() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u64
                    - flag: u8
                    - tail: u8[]
                """, "S");

        assertThat(field(layout, "tail").offset()).isEqualTo(9);
        assertThat(field(layout, "tail").size()).isZero();
        assertThat(layout.size()).isEqualTo(16);
    }

    @Test
    void putsBitfieldInNextUnitRatherThanAcrossTwo() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u32:20
                    - b: u32:12
                    - c: u32:1
                    - d: u8
                    - e: u32:24
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 0L, 4L, 5L, 8L);
        assertThat(layout.fields().stream()
                        .filter(field -> field.bitOffset().isPresent())
                        .map(field -> field.bitOffset().getAsInt()))
                .containsExactly(0, 20, 0, 0);
        assertThat(layout.size()).isEqualTo(12);
    }
}
