package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Getters and setters of fields that all releases have alike, at the ends of what they take. */
class AccessorTest {
    private final Arena arena = Arena.ofConfined();
    private MemorySegment memory = MemorySegment.NULL;
    private Object whole = "";

    @BeforeEach
    void open() {
        Object type = Lab.type("1.0", "whole");
        memory = arena.allocate((long) Lab.call(type, "byteSize"));
        whole = Lab.call(type, "view", memory);
    }

    @AfterEach
    void close() {
        arena.close();
    }

    private static long offset(String field) {
        return (long) Lab.call(Lab.type("1.0", "whole"), "offsetOf", field);
    }

    private static void outside(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "n8,0,255,false",
        "i8,-128,127,false",
        "n16,0,65535,false",
        "i16,-32768,32767,false",
        "n32,0,4294967295,true",
        "low,0,7,false",
        "middle,-16,15,false",
        "high,0,16777215,false"
    })
    void theEndsOfARangeAreTakenAndNothingBeyond(String field, long least, long most, boolean wide) {
        for (long value : new long[] {least, most}) {
            Lab.call(whole, field, number(value, wide));
            assertThat(((Number) Lab.call(whole, field)).longValue()).isEqualTo(value);
        }
        byte[] before = memory.toArray(ValueLayout.JAVA_BYTE);
        for (long value : new long[] {least - 1, most + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lab.call(whole, field, number(value, wide)))
                    .withMessage("%s: %d is not in %d..%d", field, value, least, most);
        }
        assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(before);
    }

    private static Object number(long value, boolean wide) {
        return wide ? (Object) value : (Object) (int) value;
    }

    /** As gcc does it, the first two share the last byte of a word whose first three hold the end of the array. */
    @Test
    void aBitfieldLeavesItsNeighboursAlone() {
        assertThat(offset("low")).isEqualTo(offset("blob") + 2);
        memory.asSlice(offset("blob"), 5).fill((byte) 0x5a);
        Lab.call(whole, "low", 5);
        Lab.call(whole, "high", 0xabcdef);
        Lab.call(whole, "middle", -1);
        assertThat(memory.asSlice(offset("blob"), 10).toArray(ValueLayout.JAVA_BYTE))
                .containsExactly(0x5a, 0x5a, 0x5a, 0x5a, 0x5a, 0xfd, 0xef, 0xcd, 0xab, 0);
        Lab.call(whole, "middle", 0);
        assertThat(Lab.call(whole, "low")).isEqualTo(5);
        assertThat(Lab.call(whole, "high")).isEqualTo(0xabcdef);
    }

    @Test
    void aBooleanIsTrueForWhateverIsNotZeroAndWrittenAsOne() {
        memory.set(ValueLayout.JAVA_BYTE, offset("flag"), (byte) 2);
        assertThat(Lab.call(whole, "flag")).isEqualTo(true);
        Lab.call(whole, "flag", true);
        assertThat(memory.get(ValueLayout.JAVA_BYTE, offset("flag"))).isEqualTo((byte) 1);
    }

    @Test
    void textEndsAtTheFirstNulOrWithTheArray() {
        assertThat(Lab.call(whole, "name")).isEqualTo("");
        MemorySegment bytes = (MemorySegment) Lab.call(whole, "nameBytes");
        assertThat(bytes.byteSize()).isEqualTo(8);
        bytes.fill((byte) 'x');
        assertThat(Lab.call(whole, "name")).isEqualTo("xxxxxxxx");
        bytes.set(ValueLayout.JAVA_BYTE, 3, (byte) 0);
        assertThat(Lab.call(whole, "name")).isEqualTo("xxx");
        bytes.fill((byte) 0xff);
        assertThat((String) Lab.call(whole, "name")).hasSize(8).containsOnlyOnce("\ufffd".repeat(8));
    }

    @Test
    void textIsWrittenWithZerosBehindIt() {
        MemorySegment bytes = (MemorySegment) Lab.call(whole, "nameBytes");
        bytes.fill((byte) 'x');
        Lab.call(whole, "name", "h\u00e9\u20ac");
        assertThat(bytes.toArray(ValueLayout.JAVA_BYTE)).containsExactly('h', 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0, 0);
        assertThat(Lab.call(whole, "name")).isEqualTo("h\u00e9\u20ac");
        Lab.call(whole, "name", "");
        assertThat(bytes.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }

    @Test
    void textThatDoesNotFitIsRefusedAndNothingWritten() {
        Lab.call(whole, "name", "seven 7");
        for (String text : List.of("eight  8", "\u20ac\u20ac\u20ac", "a\0b", "much too long a text")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lab.call(whole, "name", text))
                    .withMessageStartingWith("name: ");
        }
        assertThat(Lab.call(whole, "name")).isEqualTo("seven 7");
        assertThat(Lab.call(whole, "grid", 0, 0)).as("behind the text").isEqualTo(0);
    }

    @Test
    void anArrayOfTwoDimensionsLiesOutermostFirst() {
        assertThat(Lab.call(whole, "gridLength")).isEqualTo(2);
        assertThat(Lab.call(whole, "gridLength", 1)).isEqualTo(3);
        Lab.call(whole, "grid", 1, 2, 0xbeef);
        assertThat(memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset("grid") + 2 * (1 * 3 + 2)))
                .isEqualTo((short) 0xbeef);
        assertThat(Lab.call(whole, "grid", 1, 2)).isEqualTo(0xbeef);
        outside(() -> Lab.call(whole, "grid", 0, 3));
        outside(() -> Lab.call(whole, "grid", 2, 0));
        outside(() -> Lab.call(whole, "grid", -1, 0));
        outside(() -> Lab.call(whole, "grid", 0, -1, 7));
        outside(() -> Lab.call(whole, "gridLength", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Lab.call(whole, "grid", 0, 0, 0x10000));
    }

    @Test
    void bytesAreASliceOfTheField() {
        MemorySegment slice = (MemorySegment) Lab.call(whole, "blobBytes");
        assertThat(slice.byteSize()).isEqualTo(5);
        assertThat(slice.address()).isEqualTo(memory.address() + offset("blob"));
        slice.set(ValueLayout.JAVA_BYTE, 4, (byte) 0x80);
        assertThat(Lab.call(whole, "blob", 4)).isEqualTo(0x80);
        outside(() -> Lab.call(whole, "blob", 5));
    }

    @Test
    void structsInAnArrayAreAListAsLongAsTheirCount() {
        Object board = Lab.view(arena, "1.0", "board", 64);
        Lab.call(board, "cellCount", 2L);
        Lab.call(Lab.call(board, "cells", 1), "used", 2);
        List<?> cells = (List<?>) Lab.call(board, "cells");
        assertThat(cells).hasSize(2);
        assertThat(Lab.call(cells.get(1), "used")).isEqualTo(2);
        assertThat(Lab.call(cells.get(0), "used")).isEqualTo(0);
        outside(() -> cells.get(2));
        outside(() -> cells.get(-1));
    }

    @Test
    void aLateAccessFailsAndTouchesNothing() {
        Arena owner = Arena.ofConfined();
        Object board = Lab.view(owner, "1.0", "board", 64);
        Lab.call(board, "cellCount", 3L);
        owner.close();
        assertThatThrownBy(() -> Lab.call(board, "cellCount")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Lab.call(board, "cellCount", 4L)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void elementsBehindTheCountCanBeFilledBeforeItIsSet() {
        Object board = Lab.view(arena, "1.0", "board", 64);
        Lab.call(Lab.call(board, "cells", 2), "used", 3);
        assertThat((List<?>) Lab.call(board, "cells")).isEmpty();
        Lab.call(board, "cellCount", 3L);
        assertThat(Lab.call(((List<?>) Lab.call(board, "cells")).get(2), "used"))
                .isEqualTo(3);
        outside(() -> Lab.call(board, "cells", 64));
        outside(() -> Lab.call(board, "cells", -1));
    }

    @Test
    void anEnumIsReadByTheReleaseAndUnknownNumbersStay() {
        Object off = Lab.constant("lab.Mode", "OFF");
        Object moved = Lab.constant("lab.Mode", "MOVED");
        Object first = Lab.view(arena, "1.0", "fixed", 8);
        Object second = Lab.view(arena, "2.0", "fixed", 8);
        Lab.call(first, "mode", moved);
        Lab.call(second, "mode", moved);
        assertThat(Lab.call(first, "modeRaw")).isEqualTo(2L);
        assertThat(Lab.call(second, "modeRaw")).isEqualTo(1L);
        assertThat(Lab.call(second, "mode")).isEqualTo(Lab.known(moved, 1));
        assertThat(Lab.call(second, "mode")).as("allocates nothing").isSameAs(Lab.call(second, "mode"));
        Lab.call(first, "modeRaw", 0xffff_ffffL);
        assertThat(Lab.call(first, "mode")).isEqualTo(Lab.unknown(0xffff_ffffL));
        assertThat(Lab.call(first, "modeRaw")).isEqualTo(0xffff_ffffL);
        Lab.call(first, "mode", off);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lab.call(first, "mode", Lab.constant("lab.Mode", "NEW")))
                .withMessage("mode: the release in use has no NEW");
        assertThat(Lab.call(first, "mode")).isEqualTo(Lab.known(off, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lab.call(second, "mode", Lab.constant("lab.Mode", "OLD")));
    }

    @Test
    void aConstantThatTheReleaseLacksIsSkippedOrRefusedAsTheCallerSays() {
        Object added = Lab.constant("lab.Mode", "NEW");
        Object first = Lab.view(arena, "1.0", "fixed", 8);
        Lab.call(first, "modeRaw", 2L);
        Lab.call(first, "mode", added, Lab.absent("SKIP"));
        assertThat(Lab.call(first, "modeRaw")).isEqualTo(2L);
        for (String wish : List.of("REFUSE", "PRESET")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lab.call(first, "mode", added, Lab.absent(wish)))
                    .withMessage("mode: the release in use has no NEW");
        }
        Object second = Lab.view(arena, "2.0", "fixed", 8);
        Lab.call(second, "mode", added, Lab.absent("SKIP"));
        assertThat(Lab.call(second, "modeRaw")).isEqualTo(3L);
    }

    @Test
    void aViewOfTheHeapIsRefused() {
        for (String struct : List.of("whole", "varied")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lab.call(Lab.type("1.0", struct), "view", MemorySegment.ofArray(new byte[256])))
                    .withMessageContaining("native memory");
        }
    }
}
