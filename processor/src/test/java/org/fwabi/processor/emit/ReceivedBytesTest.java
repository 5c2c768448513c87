package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated code says of bytes from the firmware: the size and counts of structs. */
class ReceivedBytesTest {
    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private static String check(String struct, MemorySegment payload) {
        return String.valueOf(Lab.call(Lab.type("1.0", struct), "check", payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.0"})
    void everyLengthBelowTheSizeIsTooShort(String release) {
        for (String struct : new String[] {"varied", "whole", "fixed", "board", "tail"}) {
            Object type = Lab.type(release, struct);
            long size = (long) Lab.call(type, "byteSize");
            for (long length = 0; length < size; length++) {
                assertThat(String.valueOf(Lab.call(type, "check", arena.allocate(length))))
                        .endsWith(" at byte 0: expected at least %d bytes, found %d bytes".formatted(size, length));
            }
            for (long length = size; length < size + 9; length++) {
                MemorySegment zeroed = arena.allocate(length);
                assertThat(Lab.call(type, "check", zeroed))
                        .as(struct + " of " + length)
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"byU8,1,0xff", "byU16,2,0xffff", "byU32,4,0xffffffff", "byU64,8,0xffffffffffffffff"})
    void aCountOfEveryWidth(String struct, int width, String most) {
        MemorySegment payload = arena.allocate((long) Lab.call(Lab.type("1.0", struct), "byteSize"));
        long[] counts = {0, 3, 4, Long.parseUnsignedLong(most.substring(2), 16), 1L << (8 * width - 1)};
        for (long count : counts) {
            for (int i = 0; i < width; i++) {
                payload.set(ValueLayout.JAVA_BYTE, i, (byte) (count >>> (8 * i)));
            }
            boolean fits = count >= 0 && count <= 3;
            assertThat(check(struct, payload))
                    .isEqualTo(
                            fits
                                    ? "null"
                                    : "by_u%d.n at byte 0: expected at most 3, the elements of items, found %s"
                                            .formatted(8 * width, Long.toUnsignedString(count)));
            // A view of memory that nobody checked does not leave the array all the same.
            Object view = Lab.call(Lab.type("1.0", struct), "view", payload);
            assertThat(Lab.call(view, "itemsLength")).isEqualTo(fits ? (int) count : 3);
        }
    }

    @Test
    void aNegativeCountIsTooLarge() {
        MemorySegment payload = arena.allocate((long) Lab.call(Lab.type("1.0", "byS32"), "byteSize"));
        payload.set(ValueLayout.JAVA_INT_UNALIGNED, 0, -1);
        assertThat(check("byS32", payload)).startsWith("by_s32.n at byte 0: expected at most 3");
    }

    @Test
    void aCountAboveWhatTheTailHolds() {
        assertThat(check("tail", Lab.bytes(arena, 2, 0, 0, 0, 1, 0, 2, 0))).isEqualTo("null");
        assertThat(check("tail", Lab.bytes(arena, 2, 0, 0, 0, 1, 0, 2)))
                .isEqualTo("tail.n at byte 0: expected at most 1, the elements of items, found 2");
        assertThat(check("tail", Lab.bytes(arena, 1, 0, 0, 0)))
                .isEqualTo("tail.n at byte 0: expected at most 0, the elements of items, found 1");
        assertThat(check("tail", Lab.bytes(arena, 0xff, 0xff, 0xff, 0xff, 1, 0)))
                .contains("found 4294967295");
    }

    @Test
    void aNestedCountIsNamedWithPathAndOffset() {
        Object type = Lab.type("1.0", "board");
        MemorySegment payload = arena.allocate((long) Lab.call(type, "byteSize"));
        payload.set(ValueLayout.JAVA_BYTE, 4, (byte) 3);
        // A cell is 6 bytes: used, padding, two values. The cells start at 8.
        payload.set(ValueLayout.JAVA_BYTE, 8 + 2 * 6, (byte) 9);
        assertThat(check("board", payload))
                .isEqualTo("board.cells[2].used at byte 20: expected at most 2, the elements of values, found 9");
        payload.set(ValueLayout.JAVA_BYTE, 4, (byte) 2);
        assertThat(check("board", payload)).as("the third cell is not counted").isEqualTo("null");
        payload.set(ValueLayout.JAVA_BYTE, 26, (byte) 3);
        assertThat(check("board", payload))
                .isEqualTo("board.last.used at byte 26: expected at most 2, the elements of values, found 3");
        payload.set(ValueLayout.JAVA_BYTE, 4, (byte) 4);
        assertThat(check("board", payload))
                .isEqualTo("board.cellCount at byte 4: expected at most 3, the elements of cells, found 4");
    }
}
