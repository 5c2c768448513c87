package org.fwabi.processor.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.AcmeSpecs;
import org.junit.jupiter.api.Test;

/** Every construct of the format against offsets worked out by hand from the ABI. */
class SystemVLayoutTest {
    private static StructLayout layout(String structs, String name) {
        return new AcmeSpecs()
                .release("1.0", "enums:\n  MODE: { size: 2, values: { MODE_A: 0 } }\nstructs:\n" + structs.indent(2))
                .layouts()
                .getFirst()
                .structs()
                .get(name);
    }

    private static FieldLayout field(StructLayout layout, String name) {
        return layout.fields().stream()
                .filter(field -> field.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> bitOffsets(StructLayout layout) {
        return layout.fields().stream()
                .map(field -> field.bitOffset().orElse(-1))
                .toList();
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
    void givesEveryScalarItsSize() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: s8
                    - b: s16
                    - c: s32
                    - d: s64
                    - e: char
                    - f: f32
                    - g: f64
                    - h: handle
                    - i: address
                    - j: pointer
                    - k: MODE
                """, "S");

        assertThat(layout.fields())
                .extracting(FieldLayout::offset)
                .containsExactly(0L, 2L, 4L, 8L, 16L, 20L, 24L, 32L, 40L, 48L, 56L);
        assertThat(layout.size()).isEqualTo(64);
        assertThat(layout.align()).isEqualTo(8);
    }

    @Test
    void takesTheUnionsLargestMember() {
        StructLayout layout = layout("""
                S:
                  kind: union
                  fields:
                    - a: u8[9]
                    - b: u32
                    - c: u16
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 0L, 0L);
        assertThat(layout.size()).isEqualTo(12);
        assertThat(layout.align()).isEqualTo(4);
    }

    @Test
    void embedsStructsWithTheirTailPadding() {
        StructLayout layout = layout("""
                Inner: { fields: [ a: u64, b: u8 ] }
                S:
                  fields:
                    - x: u8
                    - inner: Inner
                    - y: u8
                    - list: Inner[3]
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 8L, 24L, 32L);
        assertThat(layout.size()).isEqualTo(80);
        assertThat(layout.align()).isEqualTo(8);
        assertThat(field(layout, "list").elementSize()).isEqualTo(16);
        assertThat(field(layout, "list").size()).isEqualTo(48);
    }

    @Test
    void laysOutTypesWrittenInPlace() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - tag: u8
                    - named: { union: [ { a: u32 }, { b: "u8[6]" } ], dims: [2] }
                    - struct:
                        - c: u8
                        - d: u16
                    - e: u8
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 4L, 20L, 24L);
        assertThat(layout.size()).isEqualTo(28);
        assertThat(layout.align()).isEqualTo(4);
        assertThat(field(layout, "named").size()).isEqualTo(16);
        assertThat(field(layout, "").inline().orElseThrow().fields())
                .extracting(FieldLayout::offset)
                .containsExactly(0L, 2L);
    }

    @Test
    void multipliesDimensions() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u8
                    - grid: u16[4][8]
                    - b: u8
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 2L, 66L);
        assertThat(layout.size()).isEqualTo(68);
        assertThat(layout.align()).isEqualTo(2);
        assertThat(field(layout, "grid").elementSize()).isEqualTo(2);
        assertThat(field(layout, "grid").size()).isEqualTo(64);
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

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 8L, 9L);
        assertThat(layout.size()).isEqualTo(16);
        assertThat(layout.align()).isEqualTo(8);
        assertThat(field(layout, "tail").size()).isZero();
    }

    @Test
    void alignsFlexibleArrayAndCountsItsAlignment() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - flag: u8
                    - tail: u32[][2]
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 4L);
        assertThat(layout.size()).isEqualTo(4);
        assertThat(layout.align()).isEqualTo(4);
        assertThat(field(layout, "tail").elementSize()).isEqualTo(4);
    }

    @Test
    void countsTheAlignmentOfFlexibleArrayOfUnionWithOpenMember() {
        StructLayout layout = layout("""
                Open: { fields: [ n: u64, data: "u8[]" ] }
                Any: { kind: union, fields: [ open: Open, a: u32 ] }
                S:
                  fields:
                    - length: u32
                    - message: "Any[]"
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 8L);
        assertThat(layout.size()).isEqualTo(8);
        assertThat(layout.align()).isEqualTo(8);
    }

    @Test
    void placesFlexibleArrayOfUnionWrittenInPlace() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - length: u16
                    - entries:
                        flexible: true
                        union:
                          - narrow: u32
                          - wide: u64
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 8L);
        assertThat(layout.size()).isEqualTo(8);
        assertThat(field(layout, "entries").elementSize()).isEqualTo(8);
    }

    @Test
    void takesAlignmentBehindTypeLikeTheLongForm() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u8
                    - b: u32 align 8
                    - c: "u16[3] align 4"
                    - d: { type: u8, align: 4 }
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 8L, 12L, 20L);
        assertThat(layout.align()).isEqualTo(8);
    }

    @Test
    void letsLastMemberEndInFlexibleArray() {
        StructLayout layout = layout("""
                Open: { fields: [ n: u16, data: "u8[]" ] }
                S:
                  fields:
                    - a: u32
                    - open: Open
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 4L);
        assertThat(layout.size()).isEqualTo(8);
        assertThat(layout.align()).isEqualTo(4);
    }

    @Test
    void obeysAlignmentOfField() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u8
                    - b: { type: u32, align: 16 }
                    - c: u8
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 16L, 20L);
        assertThat(layout.size()).isEqualTo(32);
        assertThat(layout.align()).isEqualTo(16);
    }

    @Test
    void obeysAlignmentOfStruct() {
        StructLayout layout = layout("""
                S:
                  align: 64
                  fields:
                    - a: u8
                    - b: u32
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 4L);
        assertThat(layout.size()).isEqualTo(64);
        assertThat(layout.align()).isEqualTo(64);
    }

    @Test
    void closesGapsOfPackedStruct() {
        StructLayout layout = layout("""
                S:
                  packed: 1
                  fields:
                    - a: u8
                    - b: u64
                    - c: u16
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 1L, 9L);
        assertThat(layout.size()).isEqualTo(11);
        assertThat(layout.align()).isEqualTo(1);
    }

    @Test
    void capsAlignmentOfPackedStruct() {
        StructLayout layout = layout("""
                S:
                  packed: 2
                  fields:
                    - a: u8
                    - b: u64
                    - c: u8
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 2L, 10L);
        assertThat(layout.size()).isEqualTo(12);
        assertThat(layout.align()).isEqualTo(2);
    }

    @Test
    void keepsLayoutOfStructInsidePackedOne() {
        StructLayout layout = layout("""
                Inner: { fields: [ a: u8, b: u32 ] }
                S:
                  packed: 1
                  fields:
                    - x: u8
                    - inner: Inner
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 1L);
        assertThat(layout.size()).isEqualTo(9);
        assertThat(layout.align()).isEqualTo(1);
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
        assertThat(layout.size()).isEqualTo(12);
        assertThat(layout.align()).isEqualTo(4);
        assertThat(bitOffsets(layout)).containsExactly(0, 20, 0, -1, 0);
    }

    @Test
    void sharesBytesBetweenBitfieldsOfDifferentTypes() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u8:3
                    - b: u16:10
                    - c: s8:2
                    - d: u64:40
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 0L, 1L, 0L);
        assertThat(layout.size()).isEqualTo(8);
        assertThat(layout.align()).isEqualTo(8);
        assertThat(bitOffsets(layout)).containsExactly(0, 3, 5, 15);
    }

    @Test
    void startsBitfieldRightBehindOrdinaryField() {
        StructLayout layout = layout("""
                S:
                  fields:
                    - a: u8
                    - b: u32:8
                    - c: u32:17
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 0L, 4L);
        assertThat(layout.size()).isEqualTo(8);
        assertThat(layout.align()).isEqualTo(4);
        assertThat(bitOffsets(layout)).containsExactly(-1, 8, 0);
    }

    @Test
    void startsEveryBitfieldOfUnionAtItsFirstBit() {
        StructLayout layout = layout("""
                S:
                  kind: union
                  fields:
                    - a: u32:5
                    - b: u16:9
                """, "S");

        assertThat(layout.fields()).extracting(FieldLayout::offset).containsExactly(0L, 0L);
        assertThat(layout.size()).isEqualTo(4);
        assertThat(layout.align()).isEqualTo(4);
        assertThat(bitOffsets(layout)).containsExactly(0, 0);
    }

    @Test
    void givesEmptyStructNoSize() {
        StructLayout layout = layout("S: { fields: [] }", "S");

        assertThat(layout.size()).isZero();
        assertThat(layout.align()).isEqualTo(1);
    }

    @Test
    void acceptsStatedSizeThatFits() {
        assertThat(layout("S: { size: 12, fields: [ a: u64, b: u32 ], packed: 4 }", "S")
                        .size())
                .isEqualTo(12);
    }

    @Test
    void laysOutOnceWhatReleasesShare() {
        List<ReleaseLayout> layouts = new AcmeSpecs()
                .structs("1.0", """
                        Leaf: { fields: [ a: u32 ] }
                        Node: { fields: [ leaf: Leaf ] }
                        Other: { fields: [ a: u8 ] }
                        """)
                .release("2.0", "base: \"1.0\"\nstructs:\n  Leaf: { fields: [ a: u64 ] }\n")
                .layouts();

        assertThat(layouts.get(1).structs().get("Other"))
                .isSameAs(layouts.get(0).structs().get("Other"));
        assertThat(layouts.get(1).structs().get("Node").size()).isEqualTo(8);
        assertThat(layouts.get(0).structs().get("Node").size()).isEqualTo(4);
    }

    @Test
    void refusesChainOfStructsThatIsDeeperThanAnyStack() {
        StringBuilder structs = new StringBuilder("structs:\n  S0: { fields: [ a: u8 ] }\n");
        for (int i = 20_000; i > 0; i--) {
            structs.append("  S" + i + ": { fields: [ a: S" + (i - 1) + " ] }\n");
        }
        Diagnostics diagnostics = new Diagnostics();
        new AcmeSpecs()
                .release("1.0", structs.toString())
                .loader(diagnostics)
                .loadRelease("acme-npu", "1.0")
                .ifPresent(new Layouts(diagnostics)::of);

        assertThat(diagnostics.render()).contains("structs are nested deeper than 200 levels");
    }
}
