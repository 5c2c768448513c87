package org.fwabi.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecodedTest {
    private static final String[] LINES = {
        "enum Color 4",
        "value RED 0",
        "value BLUE 7",
        "struct Inner struct",
        "field base u64",
        "field flags u8 dims=2,3",
        "end",
        "struct S struct",
        "field count u32",
        "field color Color",
        "field name char dims=8",
        "inline - union",
        "field wide s64",
        "field low u32",
        "end",
        "field inner Inner dims=2",
        "field a u32 bits=3",
        "field b s32 bits=5",
        "field handle handle",
        "field ok bool8",
        "field tail u16 flexible",
        "end",
        "count S tail count",
    };

    private static Decoded view(long size) throws TableFormatException {
        return Tables.read(LINES).view("S", Arena.ofAuto().allocate(size, 8));
    }

    @Test
    void readsAndWritesByPath() throws Exception {
        Decoded s = view(96);
        s.setLong("inner[1].base", 0x1122334455667788L);
        s.setLong("inner[1].flags[1][2]", 0xab);
        s.setString("name", "gpu");
        s.setBoolean("ok", true);

        assertThat(s.getLong("inner[1].base")).isEqualTo(0x1122334455667788L);
        assertThat(s.offset("inner[1].base")).isEqualTo(40);
        assertThat(s.getLong("inner[1].flags[1][2]")).isEqualTo(0xab);
        assertThat(s.offset("inner[1].flags[1][2]")).isEqualTo(53);
        assertThat(s.getString("name")).isEqualTo("gpu");
        assertThat(s.getBoolean("ok")).isTrue();
        assertThat(s.getBytes("inner[0].flags[1]")).hasSize(3);
        assertThat(s.at("inner[1]").getLong("base")).isEqualTo(0x1122334455667788L);
    }

    @Test
    void anonymousMembersAreReachedDirectlyAndOverlap() throws Exception {
        Decoded s = view(80);
        s.setLong("wide", -2);

        assertThat(s.getLong("wide")).isEqualTo(-2);
        assertThat(s.getLong("low")).isEqualTo(0xfffffffeL);
    }

    @Test
    void signsFollowTheType() throws Exception {
        Decoded s = view(80);
        s.setLong("b", 0x1f);
        s.setLong("a", 0xff);
        s.setLong("count", -1);

        assertThat(s.getLong("b")).isEqualTo(-1);
        assertThat(s.getLong("a")).isEqualTo(7);
        assertThat(s.getLong("count")).isEqualTo(0xffffffffL);
    }

    @Test
    void aBitfieldLeavesItsNeighboursAlone() throws Exception {
        Decoded s = view(80);
        s.setLong("a", 5);
        s.setLong("b", -3);
        s.setLong("a", 2);

        assertThat(s.getLong("a")).isEqualTo(2);
        assertThat(s.getLong("b")).isEqualTo(-3);
    }

    @Test
    void flexibleArrayHasWhatTheMemoryHolds() throws Exception {
        Decoded s = view(80);
        assertThat(s.offset("tail")).isEqualTo(66);
        assertThat(s.length("tail")).isEqualTo(7);
        assertThat(s.bytes("tail").byteSize()).isEqualTo(14);
        s.setLong("tail[6]", 9);
        assertThat(s.getLong("tail[6]")).isEqualTo(9);
        assertThatThrownBy(() -> s.getLong("tail[7]")).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pathsThatDoNotFitAreRefused() throws Exception {
        Decoded s = view(80);
        for (String path : List.of(
                "", "nope", "inner[0].nope", "inner.base", "name.x", "count[0]", "inner[x]", "inner[0", "a..b")) {
            assertThatThrownBy(() -> s.getLong(path)).as(path).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> s.getLong("inner[2].base")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> s.getLong("inner[-1].base")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(s.has("inner[0].base")).isTrue();
        assertThat(s.has("low")).isTrue();
        assertThat(s.has("inner[0].nope")).isFalse();
    }

    @Test
    void shortMemoryIsRefused() {
        assertThatThrownBy(() -> view(71)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textMustLeaveRoomForItsEnd() throws Exception {
        Decoded s = view(80);
        s.setString("name", "1234567");
        assertThat(s.getString("name")).isEqualTo("1234567");
        assertThatThrownBy(() -> s.setString("name", "12345678")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesCoverEveryValueOnce() throws Exception {
        Decoded s = view(72);
        List<String> paths = new ArrayList<>();
        s.forEachLeaf(leaf -> paths.add(leaf.path()));

        assertThat(paths)
                .startsWith("count", "color", "name", "wide", "low", "inner[0].base", "inner[0].flags[0][0]")
                .contains("inner[1].flags[1][2]", "a", "b", "handle", "ok", "tail[2]")
                .doesNotContain("tail[3]")
                .doesNotHaveDuplicates();
        assertThat(s.leaves()).hasSize(paths.size());
    }

    @Test
    void everyLeafKeepsARandomValue() throws Exception {
        Random random = new Random(20261121);
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            MemorySegment memory = Arena.ofAuto().allocate(96, 8);
            Decoded s = new Decoded(Tables.read(LINES).struct("S"), memory, order);
            for (Leaf leaf : s.leaves()) {
                if (leaf.text()) {
                    continue;
                }
                long value = random.nextLong();
                s.setLong(leaf.path(), value);
                int bits = leaf.bits() == 0 ? (int) leaf.size() * 8 : leaf.bits();
                long mask = bits == 64 ? -1 : (1L << bits) - 1;
                assertThat(s.getLong(leaf.path()) & mask).as(leaf.path()).isEqualTo(value & mask);
                assertThat(s.value(leaf)).isEqualTo(s.getLong(leaf.path()));
            }
        }
    }

    @Test
    void byteOrderIsTheFamilys() throws Exception {
        MemorySegment memory = Arena.ofAuto().allocate(96, 8);
        Decoded s = new Decoded(Tables.read(LINES).struct("S"), memory, ByteOrder.BIG_ENDIAN);
        s.setLong("count", 1);
        assertThat(s.getBytes("count")).containsExactly(0, 0, 0, 1);
    }

    @Test
    void textNamesValues() throws Exception {
        Decoded s = view(72);
        s.setLong("color", 7);
        s.setString("name", "a\"b");
        s.setLong("handle", 0xc1d00002L);
        s.setLong("wide", -5);
        s.setBoolean("ok", true);

        assertThat(s.toText())
                .contains("color = BLUE\n", "name = \"a\\\"b\"\n", "handle = c1d00002\n", "wide = -5\n", "ok = true\n");
        s.setLong("color", 9);
        assertThat(s.toText()).contains("color = 0x9\n");
    }
}
