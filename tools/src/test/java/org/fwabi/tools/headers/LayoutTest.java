package org.fwabi.tools.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types of {@code layout.h}, against what the compiler says of them elsewhere: {@code sizeof} and {@code offsetof}. */
class LayoutTest {
    private static final String SOURCE = "#include \"layout.h\"\n";

    private static CUnit unit(String compiler) throws Exception {
        return Headers.compiler(compiler).types(Headers.unit(SOURCE));
    }

    private static CRecord record(CUnit unit, String name) {
        return unit.records().stream()
                .filter(record -> record.name().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    private static CMember member(CRecord record, String name) {
        return record.members().stream()
                .filter(member -> member.name().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void sizesAndOffsetsAreThoseOfSizeofAndOffsetof(String compiler) throws Exception {
        Map<String, BigInteger> expected = new LinkedHashMap<>();
        for (CRecord record : unit(compiler).records()) {
            if (record.name().isEmpty()) {
                continue;
            }
            String type = record.names().isEmpty()
                    ? record.toString()
                    : record.names().getFirst();
            expected.put(
                    "sizeof(" + type + ")", BigInteger.valueOf(record.size().orElseThrow()));
            for (CMember member : record.members()) {
                if (member.name().isPresent() && member.bits().isEmpty()) {
                    String path = type + ", " + member.name().get();
                    expected.put("__builtin_offsetof(" + path + ")", BigInteger.valueOf(member.offset()));
                    member.type()
                            .size()
                            .ifPresent(size -> expected.put(
                                    "sizeof(((" + type + " *)0)->"
                                            + member.name().get() + ")",
                                    BigInteger.valueOf(size)));
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(Headers.compiler(compiler).evaluate(Headers.unit(SOURCE), expected.keySet()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void explicitAlignmentIsThatOfMembersTypedefsAndRecords(String compiler) throws Exception {
        CUnit unit = unit(compiler);
        Map<String, OptionalInt> alignments = record(unit, "aligned_members").members().stream()
                .collect(Collectors.toMap(m -> m.name().orElseThrow(), CMember::alignment));
        assertThat(alignments)
                .isEqualTo(Map.of(
                        "head", OptionalInt.empty(),
                        "member", OptionalInt.of(8),
                        "by_type", OptionalInt.of(8),
                        "array", OptionalInt.of(8),
                        "pointer", OptionalInt.of(16),
                        "plain", OptionalInt.empty(),
                        "wide", OptionalInt.of(8),
                        "alignas_member", OptionalInt.of(16)));
        assertThat(record(unit, "aligned_whole").alignment()).hasValue(16);
        assertThat(record(unit, "inner").alignment()).isEmpty();
        assertThat(unit.typedefs())
                .filteredOn(typedef -> typedef.name().equals("u64_aligned"))
                .singleElement()
                .returns(OptionalInt.of(8), CTypedef::alignment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void arraysKeepTheirDimensions(String compiler) throws Exception {
        CUnit unit = unit(compiler);
        CRecord arrays = record(unit, "arrays");
        Function<String, String> shape =
                name -> member(arrays, name).type().resolved().toString();
        assertThat(shape.apply("two")).isEqualTo("u16[2][3]");
        assertThat(shape.apply("three")).isEqualTo("u32[2][3][4]");
        assertThat(shape.apply("by_typedef")).isEqualTo("u32[4]");
        assertThat(shape.apply("of_typedefs")).isEqualTo("u32[3][4]");
        assertThat(shape.apply("of_grids")).isEqualTo("u32[2][2][4]");
        assertThat(shape.apply("structs")).isEqualTo("struct inner[2][2]");
        assertThat(member(record(unit, "flexible"), "data").type()).hasToString("u16[]");
        assertThat(member(record(unit, "flexible"), "data").offset()).isEqualTo(10);
        assertThat(member(record(unit, "flexible_by_typedef"), "data").type().resolved())
                .hasToString("u32[]");
        assertThat(member(record(unit, "zero"), "data").type()).hasToString("u32[0]");
        assertThat(member(record(unit, "zero"), "rows").type()).hasToString("u32[0][4]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void bitfieldsSayWhereTheyLie(String compiler) throws Exception {
        CRecord bits = record(unit(compiler), "bits");
        assertThat(member(bits, "low").bits()).contains(new CBits(8, 3));
        assertThat(member(bits, "wide").bits()).contains(new CBits(32, 30));
        assertThat(member(bits, "sign").bits()).contains(new CBits(64, 1));
        assertThat(member(bits, "long_one").bits()).contains(new CBits(65, 40));
        assertThat(member(bits, "after").bits()).isEmpty();
        assertThat(bits.members()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void anonymousMembersHaveNoName(String compiler) throws Exception {
        CUnit unit = unit(compiler);
        List<CMember> members = record(unit, "nested").members();
        assertThat(members)
                .extracting(CMember::name)
                .containsExactly(
                        Optional.of("head"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("named"),
                        Optional.of("several"),
                        Optional.of("elsewhere"));
        CRecord union = (CRecord) members.get(1).type();
        assertThat(union.kind()).isEqualTo(CRecord.Kind.UNION);
        assertThat(union.name()).isEmpty();
        assertThat(union.members()).extracting(CMember::offset).containsOnly(0L);
        assertThat(unit.records()).contains(union);
        assertThat(members.get(1).offset()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void scalarsHaveTheirEncoding(String compiler) throws Exception {
        CUnit unit = unit(compiler);
        CRecord scalars = record(unit, "scalars");
        Function<String, CBase.Encoding> encoding =
                name -> ((CBase) member(scalars, name).type().resolved()).encoding();
        assertThat(encoding.apply("flag")).isEqualTo(CBase.Encoding.BOOLEAN);
        assertThat(encoding.apply("small")).isEqualTo(CBase.Encoding.SIGNED_CHAR);
        assertThat(encoding.apply("byte")).isEqualTo(CBase.Encoding.UNSIGNED_CHAR);
        assertThat(encoding.apply("i")).isEqualTo(CBase.Encoding.SIGNED);
        assertThat(encoding.apply("ull")).isEqualTo(CBase.Encoding.UNSIGNED);
        assertThat(encoding.apply("f")).isEqualTo(CBase.Encoding.FLOAT);
        CRecord odd = record(unit, "odd");
        assertThat(member(odd, "vector").type().resolved())
                .isInstanceOf(COther.class)
                .returns(OptionalLong.of(16), CType::size);
        assertThat(member(odd, "complex").type()).isInstanceOf(COther.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void enumsHaveSizeSignAndConstants(String compiler) throws Exception {
        Map<String, CEnum> enums = unit(compiler).enums().stream()
                .collect(Collectors.toMap(e -> e.name().orElseThrow(), e -> e));
        CEnum negative = enums.get("negative");
        assertThat(negative).isNotNull();
        assertThat(negative.signed()).isTrue();
        assertThat(negative.constants().toString()).isEqualTo("{MINUS=-1, ZERO=0, FIVE=5}");
        CEnum packed = enums.get("packed_enum");
        assertThat(packed).isNotNull();
        assertThat(packed.bytes()).isEqualTo(1);
        assertThat(packed.signed()).isFalse();
        assertThat(packed.constants().toString()).isEqualTo("{PACKED_A=0, PACKED_B=200}");
        CEnum wide = enums.get("wide_enum");
        assertThat(wide).isNotNull();
        assertThat(wide.constants().toString()).isEqualTo("{WIDE_TOP=18446744073709551615, WIDE_ONE=1}");
        CEnum plain = enums.get("plain_enum");
        assertThat(plain).isNotNull();
        assertThat(plain.names()).containsExactly("plain_enum", "plain_enum_too");
        assertThat(plain.constants()).containsEntry("PLAIN_A", BigInteger.valueOf(0x80000000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void pointersCyclesAndForwardDeclarations(String compiler) throws Exception {
        CUnit unit = unit(compiler);
        CRecord pointers = record(unit, "pointers");
        Function<String, CPointer> pointer =
                name -> (CPointer) member(pointers, name).type();
        assertThat(pointer.apply("nothing").target()).isEmpty();
        assertThat(pointer.apply("number").target().orElseThrow()).hasToString("u32");
        assertThat(pointer.apply("function").target().orElseThrow()).hasToString("function");
        CRecord forward = (CRecord) pointer.apply("forward").target().orElseThrow();
        assertThat(forward.size()).isEmpty();
        assertThat(forward.tag()).contains("forward");
        assertThat(unit.records()).doesNotContain(forward);
        CRecord later = record(unit, "later_t");
        assertThat(later.names()).containsExactly("later_t", "later_too");
        CPointer self = (CPointer) member(later, "self").type();
        assertThat(self.target().orElseThrow().resolved()).isSameAs(later);
        assertThat(unit.records()).noneMatch(record -> record.tag().equals(Optional.of("local")));
        assertThat(record(unit, "nothing_in_it").size()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void originsNameFileAndLine(String compiler) throws Exception {
        CUnit unit = Headers.compiler(compiler).types(Headers.unit(SOURCE + "struct here { int a; };\n"));
        assertThat(record(unit, "here").origin()).isEqualTo(new COrigin("<stdin>", 2));
        assertThat(record(unit, "inner").origin())
                .isEqualTo(new COrigin(Headers.folder().resolve("layout.h").toString(), 4));
        assertThat(unit.typedefs().getFirst().origin())
                .isEqualTo(new COrigin(Headers.folder().resolve("base.h").toString(), 2));
    }
}
