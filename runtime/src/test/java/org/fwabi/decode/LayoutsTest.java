package org.fwabi.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fwabi.decode.Tables.offset;
import static org.fwabi.decode.Tables.struct;

import org.junit.jupiter.api.Test;

/** Sizes and offsets here were checked with gcc 14 on x86-64. */
class LayoutsTest {
    @Test
    void padsToNaturalAlignment() throws Exception {
        StructType s = struct(
                "struct S struct", "field a u8", "field b u32", "field c u8", "field d u64", "field e u16", "end");

        assertThat(offset(s, "b")).isEqualTo(4);
        assertThat(offset(s, "c")).isEqualTo(8);
        assertThat(offset(s, "d")).isEqualTo(16);
        assertThat(offset(s, "e")).isEqualTo(24);
        assertThat(s.size()).isEqualTo(32);
        assertThat(s.alignment()).isEqualTo(8);
    }

    @Test
    void everyScalarHasItsSize() throws Exception {
        for (ScalarKind kind : ScalarKind.values()) {
            StructType s = struct("struct S struct", "field a u8", "field b " + kind.token(), "end");
            assertThat(offset(s, "b")).as(kind.token()).isEqualTo(kind.size());
            assertThat(s.size()).as(kind.token()).isEqualTo(2L * kind.size());
        }
    }

    @Test
    void packedRemovesPadding() throws Exception {
        StructType s = struct("struct S struct packed=1", "field a u8", "field b u32", "field c u64", "end");

        assertThat(offset(s, "b")).isEqualTo(1);
        assertThat(offset(s, "c")).isEqualTo(5);
        assertThat(s.size()).isEqualTo(13);
        assertThat(s.alignment()).isEqualTo(1);
    }

    @Test
    void packedTwoCapsAlignment() throws Exception {
        StructType s = struct("struct S struct packed=2", "field a u8", "field b u32", "field c u8", "end");

        assertThat(offset(s, "b")).isEqualTo(2);
        assertThat(s.size()).isEqualTo(8);
    }

    @Test
    void alignOfMemberAndOfStruct() throws Exception {
        StructType member = struct("struct S struct", "field a u8", "field b u32 align=16", "field c u8", "end");
        StructType whole = struct("struct S struct align=32", "field a u8", "end");

        assertThat(offset(member, "b")).isEqualTo(16);
        assertThat(member.size()).isEqualTo(32);
        assertThat(whole.size()).isEqualTo(32);
    }

    @Test
    void unionOverlaysAndTakesTheLargest() throws Exception {
        StructType s = struct("struct S union", "field a u8 dims=5", "field b u32", "end");

        assertThat(offset(s, "a")).isZero();
        assertThat(offset(s, "b")).isZero();
        assertThat(s.size()).isEqualTo(8);
    }

    @Test
    void anonymousMembersNest() throws Exception {
        StructType s = struct(
                "struct S struct",
                "field tag u32",
                "inline - union",
                "field wide u64",
                "inline - struct",
                "field low u32",
                "field high u32",
                "end",
                "end",
                "inline named struct dims=2",
                "field x u8",
                "field y u16",
                "end",
                "end");

        assertThat(offset(s, "wide")).isEqualTo(8);
        assertThat(offset(s, "high")).isEqualTo(12);
        assertThat(offset(s, "named")).isEqualTo(16);
        assertThat(s.size()).isEqualTo(24);
    }

    @Test
    void flexibleMemberOfAnInlineType() throws Exception {
        StructType s = struct(
                "struct S struct",
                "field count u32",
                "inline entries union flexible dims=2",
                "field wide u64",
                "field narrow u8",
                "end",
                "end");

        assertThat(offset(s, "entries")).isEqualTo(8);
        assertThat(s.size()).isEqualTo(8);
        assertThat(s.flexibleTail().orElseThrow().dimensions()).containsExactly(2);
    }

    @Test
    void structsMayBeDeclaredInAnyOrder() throws Exception {
        StructType s = struct(
                "struct S struct", "field a u8", "field inner T", "end", "struct T struct", "field x u64", "end");

        assertThat(offset(s, "inner")).isEqualTo(8);
        assertThat(s.size()).isEqualTo(16);
    }

    @Test
    void enumHasItsSize() throws Exception {
        StructType s = struct("enum E 2", "value A 0", "struct S struct", "field a u8", "field e E", "end");

        assertThat(offset(s, "e")).isEqualTo(2);
        assertThat(s.size()).isEqualTo(4);
    }

    @Test
    void flexibleArrayStartsInsideTailPadding() throws Exception {
        StructType s = struct(
                "struct S struct", "field a u64", "field n u32", "field flag u8", "field data u8 flexible", "end");

        assertThat(offset(s, "data")).isEqualTo(13);
        assertThat(s.size()).isEqualTo(16);
        assertThat(s.flexibleTail()).isPresent();
    }

    @Test
    void flexibleArrayOfWiderTypeIsAligned() throws Exception {
        StructType s = struct("struct S struct", "field n u8", "field data u32 flexible dims=2", "end");

        assertThat(offset(s, "data")).isEqualTo(4);
        assertThat(s.size()).isEqualTo(4);
    }

    @Test
    void bitfieldsShareAUnitUntilTheyWouldCrossIt() throws Exception {
        StructType s = struct(
                "struct S struct",
                "field a u32 bits=20",
                "field b u32 bits=12",
                "field c u32 bits=1",
                "field d u8 bits=8",
                "field e u8",
                "end");

        assertThat(s.find("b").orElseThrow().member().bitOffset()).isEqualTo(20);
        assertThat(offset(s, "b")).isZero();
        assertThat(offset(s, "c")).isEqualTo(4);
        // One bit of byte 4 is taken, so eight bits of u8 go to byte 5.
        assertThat(offset(s, "d")).isEqualTo(5);
        assertThat(offset(s, "e")).isEqualTo(6);
        assertThat(s.size()).isEqualTo(8);
    }

    @Test
    void bitfieldAfterAByteUsesTheRestOfTheUnit() throws Exception {
        StructType s = struct("struct S struct", "field a u8", "field b u32 bits=10", "end");

        assertThat(offset(s, "b")).isZero();
        assertThat(s.find("b").orElseThrow().member().bitOffset()).isEqualTo(8);
        assertThat(s.size()).isEqualTo(4);
    }

    @Test
    void packedBitfieldsMayCross() throws Exception {
        StructType s =
                struct("struct S struct packed=1", "field a u8 bits=5", "field b u8 bits=6", "field c u8", "end");

        assertThat(offset(s, "c")).isEqualTo(2);
        assertThat(s.size()).isEqualTo(3);
    }

    @Test
    void emptyStructHasNoSize() throws Exception {
        assertThat(struct("struct S struct", "end").size()).isZero();
    }
}
