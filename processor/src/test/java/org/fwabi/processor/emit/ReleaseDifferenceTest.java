package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fwabi.processor.apt.Javac;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that one release has and another has not, or has in another form; and families of another byte order. */
class ReleaseDifferenceTest {
    private static final int OLD_SIZE = 12;
    private static final int NEW_SIZE = 48;

    private final Arena arena = Arena.ofConfined();
    private MemorySegment memory = MemorySegment.NULL;
    private Object old = "";
    private Object latest = "";

    @BeforeEach
    void open() {
        memory = arena.allocate(OLD_SIZE);
        old = Lab.call(Lab.type("1.0", "varied"), "view", memory);
        latest = Lab.view(arena, "2.0", "varied", NEW_SIZE);
    }

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void theSizesAreAsTheTestsBelowTakeThem() {
        assertThat(Lab.call(Lab.type("1.0", "varied"), "byteSize")).isEqualTo((long) OLD_SIZE);
        assertThat(Lab.call(Lab.type("2.0", "varied"), "byteSize")).isEqualTo((long) NEW_SIZE);
    }

    @Test
    void aValueTooWideForTheNarrowReleaseIsRefused() {
        for (long value : new long[] {0x1_0000_0000L, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lab.call(old, "wide", value))
                    .withMessage("wide: %d is not in 0..4294967295 in release 1.0", value);
            Lab.call(latest, "wide", value);
            assertThat(Lab.call(latest, "wide")).isEqualTo(value);
        }
        assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
        Lab.call(old, "wide", 0xffff_ffffL);
        assertThat(Lab.call(old, "wide")).isEqualTo(0xffff_ffffL);
        Lab.call(old, "signed", -5L);
        assertThat(Lab.call(old, "signed")).isEqualTo(-5L);
        assertThat(memory.get(ValueLayout.JAVA_INT_UNALIGNED, 4)).isEqualTo(-5);
        assertThatIllegalArgumentException().isThrownBy(() -> Lab.call(old, "signed", 0x8000_0000L));
        assertThatIllegalArgumentException().isThrownBy(() -> Lab.call(old, "signed", -0x8000_0001L));
    }

    @Test
    void theBoundOfAnArrayIsTheReleases() {
        assertThat(Lab.call(old, "slotsLength")).isEqualTo(2);
        assertThat(Lab.call(latest, "slotsLength")).isEqualTo(4);
        Lab.call(latest, "slots", 3, 9);
        assertThat(Lab.call(latest, "slots", 3)).isEqualTo(9);
        assertThatThrownBy(() -> Lab.call(old, "slots", 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Lab.call(old, "slots", 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Lab.call(latest, "slots", 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** As {@code linkBwTbl} of NVIDIA's DP_CONFIG_STREAM, whose elements grew. */
    @Test
    void elementsThatGrewTakeWhatTheReleaseHasRoomFor() {
        MemorySegment bytes = arena.allocate(8 + 25 * 4 + 8);
        Object narrow = Lab.call(Lab.type("1.0", "bandwidth"), "view", bytes);
        Object wide = Lab.view(arena, "2.0", "bandwidth", 16 + 26 * 4 + 12);
        assertThat(Lab.call(narrow, "linkBwTblLength")).isEqualTo(8);
        Lab.call(narrow, "linkBwTbl", 7, 0xff);
        assertThat(bytes.get(ValueLayout.JAVA_BYTE, 7)).isEqualTo((byte) 0xff);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lab.call(narrow, "linkBwTbl", 6, 0x100))
                .withMessage("linkBwTbl: 256 is not in 0..255 in release 1.0");
        assertThat(bytes.get(ValueLayout.JAVA_BYTE, 6)).isZero();
        Lab.call(wide, "linkBwTbl", 7, 0xffff);
        assertThat(Lab.call(wide, "linkBwTbl", 7)).isEqualTo(0xffff);
        assertThat(Lab.call(wide, "linkBwTbl", 6)).isEqualTo(0);
        assertThatIllegalArgumentException().isThrownBy(() -> Lab.call(wide, "linkBwTbl", 6, 0x1_0000));
    }

    @Test
    void anArrayThatGrewByOneHasTheReleasesLength() {
        Object small = Lab.view(arena, "1.0", "bandwidth", 8 + 26 * 4 + 8);
        Object large = Lab.view(arena, "2.0", "bandwidth", 16 + 26 * 4 + 12);
        assertThat(Lab.call(small, "slotsLength")).isEqualTo(25);
        assertThat(Lab.call(large, "slotsLength")).isEqualTo(26);
        Lab.call(large, "slots", 25, 1L);
        assertThatThrownBy(() -> Lab.call(small, "slots", 25, 1L)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Lab.call(small, "slots", 25)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** As {@code ecidInfo} of NVIDIA's static info, which was an array of two until 560. */
    @Test
    void aSingleValueIsTheOnlyElementOfAnArray() {
        int old = 8 + 25 * 4;
        MemorySegment first = arena.allocate(old + 8);
        MemorySegment second = arena.allocate(16 + 26 * 4 + 12);
        Object two = Lab.call(Lab.type("1.0", "bandwidth"), "view", first);
        Object one = Lab.call(Lab.type("2.0", "bandwidth"), "view", second);
        assertThat(Lab.call(two, "masksLength")).isEqualTo(2);
        assertThat(Lab.call(one, "masksLength")).isEqualTo(1);
        Lab.call(two, "masks", 1, 7);
        assertThat(first.get(ValueLayout.JAVA_SHORT, old + 2)).isEqualTo((short) 7);
        Lab.call(one, "masks", 0, 9);
        assertThat(second.get(ValueLayout.JAVA_SHORT, 16 + 26 * 4)).isEqualTo((short) 9);
        assertThatThrownBy(() -> Lab.call(one, "masks", 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat((List<?>) Lab.call(two, "pairs")).hasSize(1);
        assertThat((List<?>) Lab.call(one, "pairs")).hasSize(2);
        Lab.call(Lab.call(two, "pairs", 0), "b", 3);
        assertThat(first.get(ValueLayout.JAVA_SHORT, old + 6)).isEqualTo((short) 3);
    }

    @Test
    void whatIsAbsentReadsAsAbsent() {
        assertThat(Lab.call(old, "hasAdded")).isEqualTo(false);
        assertThat(Lab.call(old, "added")).isEqualTo(OptionalLong.empty());
        assertThat(Lab.call(old, "addedOr", 77L)).isEqualTo(77L);
        assertThat(Lab.call(old, "addedMode")).isEqualTo(Optional.empty());
        assertThat(Lab.call(old, "addedName")).isEqualTo(Optional.empty());
        assertThat(Lab.call(old, "addedNameOr", "none")).isEqualTo("none");
        assertThat(Lab.call(latest, "hasAdded")).isEqualTo(true);
        assertThat(Lab.call(latest, "added")).isEqualTo(OptionalLong.of(0));
        assertThat(Lab.call(latest, "addedOr", 77L)).isEqualTo(0L);
        assertThat(Lab.call(latest, "addedMode")).isEqualTo(Optional.of(Lab.known(Lab.constant("lab.Mode", "OFF"), 0)));
    }

    @Test
    void anAbsentTailHasNoElements() {
        MemorySegment large = arena.allocate(256);
        Object view = Lab.call(Lab.type("1.0", "varied"), "view", large);
        assertThat(Lab.call(view, "hasAddedTail")).isEqualTo(false);
        assertThat(Lab.call(view, "addedTailLength")).isEqualTo(0);
        assertThat(Lab.call(view, "addedTail", 0)).isEqualTo(OptionalInt.empty());
        Object there = Lab.view(arena, "2.0", "varied", NEW_SIZE + 4);
        int length = (int) Lab.call(there, "addedTailLength");
        assertThat(length).isPositive();
        assertThat(Lab.call(there, "addedTail", length - 1)).isEqualTo(OptionalInt.of(0));
        assertThatThrownBy(() -> Lab.call(there, "addedTail", length)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void skipWritesNothing() {
        memory.fill((byte) 0x5a);
        byte[] before = memory.toArray(ValueLayout.JAVA_BYTE);
        Object skip = Lab.absent("SKIP");
        Lab.call(old, "added", 0xdead_beefL, skip);
        Lab.call(old, "addedName", "text", skip);
        Lab.call(old, "addedMode", Lab.constant("lab.Mode", "NEW"), skip);
        Lab.call(old, "addedTail", 0, 7, skip);
        assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(before);
        Lab.call(latest, "added", 0xdead_beefL, skip);
        assertThat(Lab.call(latest, "addedOr", 0L)).isEqualTo(0xdead_beefL);
    }

    @Test
    void refuseNamesStructFieldAndRelease() {
        Object refuse = Lab.absent("REFUSE");
        assertThatThrownBy(() -> Lab.call(old, "added", 1L, refuse))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("varied.added does not exist in release 1.0");
        assertThatThrownBy(() -> Lab.call(old, "addedMode", Lab.constant("lab.Mode", "OFF"), refuse))
                .hasMessage("varied.addedMode does not exist in release 1.0");
        Lab.call(latest, "added", 1L, refuse);
        assertThat(Lab.call(latest, "added")).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void aBigEndianFamilyPutsTheHighByteFirst() throws ReflectiveOperationException {
        Compilation compilation = Javac.compile(
                Javac.ACME, Javac.request("big", "family = \"acme-be\"", "releases = \"1\"", "structs = \"header\""));
        Class<?> type = Javac.load(compilation).loadClass("big.Header");
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        MemorySegment bytes = arena.allocate(16);
        Object header = constructor.newInstance(bytes, 0L);
        Lab.call(header, "magic", 0x0102_0304L);
        Lab.call(header, "kind", 0x0506);
        Lab.call(header, "size", 0x1112_1314_1516_1718L);
        assertThat(bytes.asSlice(0, 6).toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(bytes.asSlice(8, 8).toArray(ValueLayout.JAVA_BYTE))
                .containsExactly(0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18);
        assertThat(Lab.call(header, "magic")).isEqualTo(0x0102_0304L);
        assertThat(Lab.call(header, "size")).isEqualTo(0x1112_1314_1516_1718L);
        assertThatIllegalArgumentException().isThrownBy(() -> Lab.call(header, "kind", 0x1_0000));
    }
}
