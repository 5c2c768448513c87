package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events by release, and the entry point that picks one. */
class EventDecodingTest {
    private static final int[] NOTHING = {};
    private static final int[] EIGHT = {5, 0, 0, 0, 1, 0, 0, 0};

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private Object decode(String release, int number, int... bytes) {
        return Lab.call(Lab.call(Lab.abi(release), "events"), "decode", number, Lab.bytes(arena, bytes));
    }

    private static String name(Object event) {
        return event.getClass().getSimpleName();
    }

    @Test
    void aNumberMeansWhatItsReleaseSays() {
        assertThat(name(decode("1.0", 11, EIGHT))).isEqualTo("Fixed");
        assertThat(name(decode("2.0", 11, EIGHT))).isEqualTo("Swapped");
        assertThat(name(decode("1.0", 14, EIGHT))).isEqualTo("Swapped");
        assertThat(name(decode("2.0", 14, EIGHT))).isEqualTo("Fixed");
        assertThat(Lab.call(Lab.call(decode("2.0", 14, EIGHT), "message"), "code"))
                .isEqualTo(5L);
        assertThat(Lab.call(Lab.call(decode("2.0", 11, EIGHT), "message"), "code"))
                .isEqualTo(5);
    }

    @Test
    void anEventOfOneReleaseIsNotTheOthers() {
        assertThat(name(decode("1.0", 13, EIGHT))).isEqualTo("OnlyOld");
        assertThat(name(decode("2.0", 13, 1, 0))).isEqualTo("OnlyNew");
        assertThat(Lab.call(Lab.abi("1.0"), "eventName", 13)).isEqualTo("ONLY_OLD");
        assertThat(Lab.call(Lab.abi("2.0"), "eventNumber", "ONLY_OLD")).isEqualTo(OptionalInt.empty());
        assertThat(Lab.call(Lab.abi("2.0"), "eventNumber", "SWAPPED")).isEqualTo(OptionalInt.of(11));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 0x1234, -1, Integer.MIN_VALUE})
    void anUnknownNumberKeepsItsBytes(int number) {
        MemorySegment payload = Lab.bytes(arena, EIGHT);
        Object event = Lab.call(Lab.call(Lab.abi("1.0"), "events"), "decode", number, payload);
        assertThat(name(event)).isEqualTo("Unknown");
        assertThat(Lab.call(event, "number")).isEqualTo(number);
        assertThat(Lab.call(event, "bytes")).isEqualTo(payload);
        assertThat(Lab.call(Lab.abi("1.0"), "eventName", number)).isEqualTo("0x" + Integer.toHexString(number));
    }

    @Test
    void anExactEventWithAnotherSizeIsMalformed() {
        Object longer = decode("1.0", 11, 5, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(name(longer)).isEqualTo("Malformed");
        assertThat(Lab.call(longer, "number")).isEqualTo(11);
        assertThat(Lab.call(longer, "reason")).hasToString("fixed at byte 0: expected exactly 8 bytes, found 9 bytes");
        assertThat(((MemorySegment) Lab.call(longer, "bytes")).byteSize()).isEqualTo(9);
        Object shorter = decode("1.0", 11, 5, 0, 0, 0, 1, 0, 0);
        assertThat(name(shorter)).isEqualTo("Malformed");
        assertThat(Lab.call(shorter, "reason"))
                .hasToString("fixed at byte 0: expected at least 8 bytes, found 7 bytes");
    }

    @Test
    void anEventThatMayGrowTakesMoreButChecksItsCount() {
        Object event = decode("1.0", 12, 1, 0, 0, 0, 7, 0, 9, 9, 9);
        assertThat(name(event)).isEqualTo("Grows");
        Object message = Lab.call(event, "message");
        assertThat(Lab.call(message, "itemsLength")).isEqualTo(1);
        assertThat(Lab.call(message, "items", 0)).isEqualTo(7);
        assertThatThrownBy(() -> Lab.call(message, "items", 1)).isInstanceOf(IndexOutOfBoundsException.class);
        Object bad = decode("1.0", 12, 3, 0, 0, 0, 7, 0, 9, 9);
        assertThat(name(bad)).isEqualTo("Malformed");
        assertThat(Lab.call(bad, "reason"))
                .hasToString("tail.n at byte 0: expected at most 2, the elements of items, found 3");
    }

    @Test
    void anEventWithoutPayloadIgnoresBytes() {
        assertThat(name(decode("1.0", 10, NOTHING))).isEqualTo("Ready");
        assertThat(name(decode("2.0", 10, EIGHT))).isEqualTo("Ready");
    }

    @Test
    void theEntryPointNamesTheNearestOfAnUnknownRelease() {
        assertThatThrownBy(() -> Lab.abi("2.1"))
                .cause()
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo("UnsupportedReleaseException"))
                .hasMessageStartingWith("no bindings for acme-lab 2.1; nearest of its branch: 2.0.");
        assertThatThrownBy(() -> Lab.abi("3.0"))
                .cause()
                .hasMessageContaining("none of its branch is known, only 1.0, 2.0");
        assertThat(Lab.call(Lab.abi("2.0"), "release")).isEqualTo("2.0");
        assertThat(Lab.call(Lab.abi("2.0"), "releases")).isEqualTo(List.of("1.0", "2.0"));
    }
}
