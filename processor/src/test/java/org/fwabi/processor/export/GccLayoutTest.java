package org.fwabi.processor.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A C compiler judges what the layout stage derives. */
class GccLayoutTest {
    private static final String FAMILY = """
            format: 1
            family: small
            title: Every construct of the format
            byte-order: little-endian
            entry-point: SmallAbi
            branches: { "1": ["1.0"] }
            """;
    private static final String CONSTRUCTS = """
            format: 1
            release: "1.0"
            enums:
              Byte: { size: 1, values: { BYTE_LOW: 0, BYTE_HIGH: 255 } }
              Long: { size: 8, values: { LONG_LOW: -9223372036854775808, LONG_HIGH: 9223372036854775807 } }
            structs:
              Outer: # names what comes later, so the header must reorder
                fields:
                  - lead: u8
                  - scalars: Scalars
                  - matrix: u16[3][5]
                  - packs: Packed[2]
                  - overlay: Overlay
              Scalars:
                fields:
                  - a: u8
                  - b: u16
                  - c: s8
                  - d: u32
                  - e: s16
                  - f: u64
                  - g: s32
                  - h: s64
                  - i: bool8
                  - j: f32
                  - k: char[7]
                  - l: f64
                  - m: handle
                  - n: address
                  - o: pointer
                  - p: Byte
                  - q: Long
              Packed:
                packed: 1
                fields:
                  - a: u8
                  - b: u64
                  - c: Scalars
                  - d: { type: u32, align: 8 }
                  - e: u16
              PackedToFour:
                packed: 4
                fields:
                  - a: u8
                  - b: u64
                  - c: u16
                  - inner:
                      struct:
                        - a: u8
                        - b: u64
                  - d: u8
              PackedBits:
                packed: 2
                fields:
                  - a: u32:7
                  - b: u32:9
                  - c: u16
                  - d: u8
              Aligned:
                align: 128
                fields:
                  - a: u8
                  - b: { type: u16, align: 8 }
                  - c: { type: "u8[3]", align: 4 }
                  - cube: u8[2][3][5] align 32
                  - kinds: Byte[3] align 8
                  - pointers: pointer[2] align 16
                  - scalars: Scalars[2][2] align 64
                  - packed: Packed align 16
                  - flag: bool8 align 2
                  - real: f32 align 8
              Overlay:
                kind: union
                fields:
                  - whole: u64
                  - bytes: u8[9]
                  - half: u16
              Anonymous:
                fields:
                  - kind: u8
                  - union:
                      - number: u64
                      - struct:
                          - low: u8
                          - high: u32
                      - pair:
                          struct:
                            - left: u16
                            - right: u16
                            - union:
                                - deep: u32
                                - deeper: u8[4]
                  - tables: { struct: [{ key: u8 }, { value: u32 }], dims: [2, 3] }
                  - tail: u8
              Bits:
                fields:
                  - a: u32:3
                  - b: u32:29
                  - c: u8:5
                  - d: u8:4
                  - e: u64:33
                  - f: u16
                  - g: u32:1
                  - h: s16:2
              TailInPadding:
                fields:
                  - size: u32
                  - flag: bool8
                  - data: u8[]
              TailOfStructs:
                fields:
                  - count: u8
                  - rows: Overlay[]
              TailOfRows:
                fields:
                  - count: u8
                  - rows: u16[][4]
              TailOfPointers:
                fields:
                  - kind: Byte
                  - addresses: pointer[] align 16
              TailOfUnions:
                fields:
                  - kind: u32:2
                  - count: u32:30
                  - entries:
                      flexible: true
                      dims: [3]
                      union:
                        - wide: u64
                        - half: u32
              EndsOpen:
                fields:
                  - before: u64
                  - last: TailInPadding
            """;

    @TempDir
    private Path folder;

    @Test
    void everyConstruct() {
        String header = CHeaderWriter.write(constructs());

        assertThat(CCompiler.in(folder).check(header)).isEqualTo(new CCompiler.Outcome(0, ""));
        assertThat(header)
                .contains("offsetof(struct TailInPadding, data) == 5")
                .contains("offsetof(struct Anonymous, pair.deeper) == ")
                .contains("offsetof(struct TailOfUnions, entries) == 8")
                .contains("offsetof(struct TailOfUnions, entries[0][0].half) == 8")
                .contains("offsetof(struct Anonymous, tables[0][0].value) == ");
    }

    @Test
    void aPrefixKeepsItApartFromTheVendorsHeader() {
        String own = CHeaderWriter.write(constructs());
        String both = own + CHeaderWriter.write(constructs(), "fwabi_");

        assertThat(CCompiler.in(folder).check(both)).isEqualTo(new CCompiler.Outcome(0, ""));
        assertThat(CCompiler.in(folder)
                        .check(own + own.replace("_H\n", "_AGAIN_H\n"))
                        .status())
                .as("without a prefix the structs collide, so the check above means something")
                .isNotZero();
    }

    /** {@code offsetof} refuses bitfields, so a program sets each to all ones and looks where they are. */
    @Test
    void bitfields() {
        ReleaseLayout layout = constructs();
        List<String> wanted = new ArrayList<>();
        StringBuilder program = new StringBuilder("#include \"checked.h\"\n#include <stdio.h>\n#include <string.h>\n"
                + "static void show(const char *name, const unsigned char *bytes, int size) {\n"
                + "    int first = -1, count = 0;\n"
                + "    for (int i = 0; i < size * 8; i++)\n"
                + "        if (bytes[i / 8] >> (i % 8) & 1) { if (first < 0) first = i; count++; }\n"
                + "    printf(\"%s %d %d\\n\", name, first, count);\n}\n"
                + "int main(void) {\n");
        for (String struct : List.of("Bits", "PackedBits")) {
            for (FieldLayout field :
                    Objects.requireNonNull(layout.structs().get(struct)).fields()) {
                if (field.bitOffset().isPresent()) {
                    String name = field.spec().name();
                    program.append(
                            "    { struct %1$s v; memset(&v, 0, sizeof v); v.%2$s = -1; show(\"%1$s.%2$s\", (void *) &v, sizeof v); }\n"
                                    .formatted(struct, name));
                    long first = field.offset() * 8 + field.bitOffset().getAsInt();
                    wanted.add("%s.%s %d %d"
                            .formatted(struct, name, first, field.spec().bits().getAsInt()));
                }
            }
        }
        program.append("    return 0;\n}\n");

        assertThat(wanted).hasSize(9);
        assertThat(CCompiler.in(folder).run(CHeaderWriter.write(layout), program.toString()))
                .isEqualTo(new CCompiler.Outcome(0, String.join("\n", wanted) + "\n"));
    }

    @Test
    void refusesAWrongOffset() {
        ReleaseLayout wrong = change(
                constructs(),
                "Scalars",
                struct -> new StructLayout(
                        struct.spec(),
                        struct.size(),
                        struct.align(),
                        struct.fields().stream()
                                .map(field -> field.spec().name().equals("e") ? moved(field, 2) : field)
                                .toList()));

        assertRefused(wrong, "offsetof(struct Scalars, e)");
    }

    @Test
    void refusesAWrongOffsetOfAFlexibleArray() {
        ReleaseLayout wrong = change(
                constructs(),
                "TailInPadding",
                struct -> new StructLayout(
                        struct.spec(),
                        struct.size(),
                        struct.align(),
                        struct.fields().stream()
                                .map(field -> field.spec().flexible() ? moved(field, 3) : field)
                                .toList()));

        assertRefused(wrong, "offsetof(struct TailInPadding, data)");
    }

    @Test
    void refusesAWrongOffsetOfAnAnonymousMember() {
        ReleaseLayout wrong = change(
                constructs(),
                "Anonymous",
                struct -> new StructLayout(
                        struct.spec(),
                        struct.size(),
                        struct.align(),
                        struct.fields().stream()
                                .map(field -> field.spec().anonymous() ? moved(field, 8) : field)
                                .toList()));

        assertRefused(wrong, "offsetof(struct Anonymous, high)");
    }

    @Test
    void refusesAWrongSizeAndAlignment() {
        assertRefused(
                change(
                        constructs(),
                        "Outer",
                        struct -> new StructLayout(struct.spec(), struct.size() + 8, struct.align(), struct.fields())),
                "sizeof(struct Outer)");
        assertRefused(
                change(
                        constructs(),
                        "Outer",
                        struct -> new StructLayout(struct.spec(), struct.size(), struct.align() * 2, struct.fields())),
                "_Alignof(struct Outer)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "asm", "linux", "NULL", "offsetof", "_Static_assert", "UINT8_MAX", "__attribute__"})
    void namesThatCHasTaken(String name) {
        String structs = """
                format: 1
                release: "1.0"
                structs:
                  %1$s: { fields: [{ %1$s: u8 }, { %1$s_: u32 }] }
                  Embeds: { fields: [{ union: [{ %1$s: %1$s }, { other: u64 }] }] }
                """.formatted(name);

        assertThat(CCompiler.in(folder).check(CHeaderWriter.write(small(structs))))
                .isEqualTo(new CCompiler.Outcome(0, ""));
    }

    @Test
    void wantsALayoutOfEveryEmbeddedStruct() {
        ReleaseLayout whole = constructs();
        Map<String, StructLayout> structs = new LinkedHashMap<>(whole.structs());
        structs.remove("Overlay");

        assertThatThrownBy(() -> CHeaderWriter.write(new ReleaseLayout(whole.release(), structs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("struct Overlay has no layout");
    }

    @Test
    void assertsEveryFieldOfTheSmallSpec() {
        Matcher assertions = Pattern.compile("_Static_assert\\(offsetof\\(").matcher(CHeaderWriter.write(constructs()));

        assertThat(assertions.results().count())
                .isEqualTo(constructs().structs().values().stream()
                        .mapToLong(GccLayoutTest::offsets)
                        .sum());
    }

    private static long offsets(StructLayout struct) {
        return struct.fields().stream()
                .mapToLong(
                        field -> (field.spec().anonymous() || field.bitOffset().isPresent() ? 0 : 1)
                                + field.inline().map(GccLayoutTest::offsets).orElse(0L))
                .sum();
    }

    private void assertRefused(ReleaseLayout wrong, String expression) {
        CCompiler.Outcome outcome = CCompiler.in(folder).check(CHeaderWriter.write(wrong));

        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).contains(expression + " is not ");
    }

    private static FieldLayout moved(FieldLayout field, long by) {
        return new FieldLayout(
                field.spec(),
                field.offset() + by,
                field.size(),
                field.elementSize(),
                field.bitOffset(),
                field.inline());
    }

    private static ReleaseLayout change(ReleaseLayout layout, String struct, UnaryOperator<StructLayout> change) {
        Map<String, StructLayout> structs = new LinkedHashMap<>(layout.structs());
        assertThat(structs.computeIfPresent(struct, (name, old) -> change.apply(old)))
                .isNotNull();
        return new ReleaseLayout(layout.release(), structs);
    }

    private static ReleaseLayout constructs() {
        return small(CONSTRUCTS);
    }

    private static ReleaseLayout small(String release) {
        SpecSource source = SpecSources.texts(Map.of(
                "index.yaml", "format: 1\nfamilies: [small]\n",
                "small/family.yaml", FAMILY,
                "small/1.0.yaml", release));
        return layout(source, "small", "1.0");
    }

    private static ReleaseLayout layout(SpecSource source, String family, String release) {
        Diagnostics diagnostics = new Diagnostics();
        ReleaseLayout layout = new Layouts(diagnostics)
                .of(new SpecLoader(source, diagnostics)
                        .loadRelease(family, release)
                        .orElseThrow(() -> new AssertionError(diagnostics.render())));
        assertThat(diagnostics.render()).isEmpty();
        return layout;
    }
}
