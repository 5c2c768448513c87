package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has another name in an older release is one thing in Java, under its newest name. */
class RenamesTest {
    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void aFieldIsWhereEachReleaseHasIt() {
        MemorySegment first = arena.allocate(64);
        Lab.call(Lab.call(Lab.type("1.0", "setup"), "view", first), "uhbr", 0x1234L);
        assertThat(first.get(ValueLayout.JAVA_SHORT_UNALIGNED, 6)).isEqualTo((short) 0x1234);
        MemorySegment second = arena.allocate(64);
        Lab.call(Lab.call(Lab.type("2.0", "setup"), "view", second), "uhbr", 0x12345678L);
        assertThat(second.get(ValueLayout.JAVA_INT_UNALIGNED, 8)).isEqualTo(0x12345678);
        assertThat(Lab.call(Lab.type("1.0", "setup"), "offsetOf", "uhbr")).isEqualTo(6L);
    }

    @Test
    void aCountGoesByTheNewestNameToo() {
        for (String release : new String[] {"1.0", "2.0"}) {
            Object renamed = Lab.view(arena, release, "renamed", 16);
            Lab.call(renamed, "amount", 2L);
            assertThat(Lab.call(renamed, "itemsLength")).isEqualTo(2);
            assertThatThrownBy(() -> Lab.call(renamed, "items", 2)).isInstanceOf(IndexOutOfBoundsException.class);
            MemorySegment bad = arena.allocate(16);
            bad.set(ValueLayout.JAVA_INT, 0, 4);
            assertThat(Lab.call(Lab.type(release, "renamed"), "check", bad))
                    .hasToString("renamed.amount at byte 0: expected at most 3, the elements of items, found 4");
        }
    }

    @Test
    void aConstantOfAnEnumKeepsItsNewestName() {
        Object number = Lab.constant("lab.Kind", "NUMBER");
        for (String release : new String[] {"1.0", "2.0"}) {
            Object renamed = Lab.view(arena, release, "renamed", 16);
            assertThat(Lab.call(renamed, "kind")).isEqualTo(Lab.known(number, 0));
        }
        assertThat(number.getClass().getEnumConstants()).hasSize(4);
    }

    @Test
    void aCommandIsFoundUnderItsOlderName() {
        assertThat(Lab.call(Lab.call(Lab.abi("1.0"), "begin"), "number")).isEqualTo(2);
        assertThat(Lab.call(Lab.call(Lab.abi("2.0"), "begin"), "number")).isEqualTo(3);
        assertThat(Lab.call(Lab.abi("1.0"), "functionName", 2)).isEqualTo("BEGIN");
    }

    @Test
    void anEventIsDecodedUnderItsOlderName() {
        MemorySegment payload = arena.allocate(8);
        Object first = Lab.call(Lab.call(Lab.abi("1.0"), "events"), "decode", 20, payload);
        Object second = Lab.call(Lab.call(Lab.abi("2.0"), "events"), "decode", 21, payload);
        assertThat(first.getClass().getSimpleName()).isEqualTo("Alert");
        assertThat(second.getClass()).isEqualTo(first.getClass());
        assertThat(Lab.call(Lab.abi("1.0"), "eventNumber", "ALERT")).isEqualTo(OptionalInt.of(20));
    }

    @Test
    void aControlHasTheNameAndNumberOfTheRelease() {
        Object first = Lab.call(Lab.abi("1.0"), "heat");
        Object second = Lab.call(Lab.abi("2.0"), "heat");
        assertThat(Lab.call(first, "name")).isEqualTo("LAB_CTRL_CMD_INTERNAL_HEAT");
        assertThat(Lab.call(first, "number")).isEqualTo(0x20800a04);
        assertThat(Lab.call(second, "name")).isEqualTo("LAB_CTRL_CMD_HEAT");
        assertThat(Lab.call(second, "number")).isEqualTo(0x20800b04);
        assertThat(Lab.call(Lab.call(first, "params"), "byteSize")).isEqualTo(4L);
        assertThat(Lab.call(Lab.call(second, "params"), "byteSize")).isEqualTo(8L);
        assertThat(Lab.call(first, "fine")).isEqualTo(Map.of(0x56L, "NOT_SUPPORTED", 3L, "TRY_AGAIN"));
    }
}
