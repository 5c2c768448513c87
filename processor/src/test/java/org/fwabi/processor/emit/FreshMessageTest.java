package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a new message holds before its author writes, and what a write does where the release has no such field. */
class FreshMessageTest {
    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private Object fresh(String release) {
        Object type = Lab.type(release, "setup");
        return Lab.call(type, "fresh", arena.allocate((long) Lab.call(type, "byteSize")));
    }

    @Test
    void presetsAndOwnSizesAreFilledInAlsoOfNestedStructs() {
        for (String release : new String[] {"1.0", "2.0"}) {
            Object setup = fresh(release);
            assertThat(Lab.call(setup, "size")).isEqualTo(Lab.call(Lab.type(release, "setup"), "byteSize"));
            assertThat(((Number) Lab.call(setup, "kind")).longValue()).isEqualTo(7);
            int part = release.equals("1.0") ? 4 : 8;
            assertThat(Lab.call(Lab.call(setup, "part"), "size")).isEqualTo(part);
            assertThat(Lab.call(Lab.call(setup, "part"), "mode")).isEqualTo(3);
            assertThat(Lab.call(Lab.call(setup, "parts", 1), "size")).isEqualTo(part);
            assertThat(Lab.call(Lab.call(setup, "parts", 1), "mode")).isEqualTo(3);
            assertThat(Lab.call(Lab.call(setup, "part"), "spare")).isEqualTo(0);
        }
    }

    @Test
    void membersOfAUnionAreLeftZero() {
        assertThat(Lab.call(Lab.call(fresh("1.0"), "overlay"), "whole")).isEqualTo(0L);
    }

    @Test
    void aViewOfReceivedBytesIsLeftAlone() {
        MemorySegment memory = arena.allocate(64);
        Lab.call(Lab.type("2.0", "setup"), "view", memory);
        assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }

    @Test
    void aRequestOfACommandIsFilledInAsWell() {
        Object begin = Lab.call(Lab.abi("2.0"), "begin");
        Object type = Lab.call(begin, "request");
        Object setup = Lab.call(type, "fresh", arena.allocate(64));
        assertThat(Lab.call(setup, "kind")).isEqualTo(7L);
        assertThat(Lab.call(setup, "depthOr", 0)).isEqualTo(5);
    }

    @Test
    void aPlainSetterDoesWhatTheSpecsSayInAReleaseWithoutTheField() {
        Object old = fresh("1.0");
        assertThatCode(() -> Lab.call(old, "extra", 9L)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Lab.call(old, "need", 9L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("setup.need does not exist in release 1.0");
        assertThatCode(() -> Lab.call(old, "depth", 5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Lab.call(old, "depth", 0)).hasMessage("setup.depth does not exist in release 1.0");
        Object latest = fresh("2.0");
        Lab.call(latest, "extra", 9L);
        Lab.call(latest, "need", 8L);
        Lab.call(latest, "depth", 6);
        assertThat(Lab.call(latest, "extraOr", 0L)).isEqualTo(9L);
        assertThat(Lab.call(latest, "needOr", 0L)).isEqualTo(8L);
        assertThat(Lab.call(latest, "depthOr", 0)).isEqualTo(6);
    }

    @Test
    void aConstantIsDroppedOnlyIfItsNumberIsThePreset() {
        Object old = fresh("1.0");
        assertThatCode(() -> Lab.call(old, "mode", Lab.constant("lab.Mode", "OFF")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Lab.call(old, "mode", Lab.constant("lab.Mode", "MOVED")))
                .hasMessage("setup.mode does not exist in release 1.0");
        assertThatThrownBy(() -> Lab.call(old, "mode", Lab.constant("lab.Mode", "NEW")))
                .hasMessage("setup.mode does not exist in release 1.0");
    }

    @Test
    void theCallerMayAskForThePresetToo() {
        Object preset = Lab.absent("PRESET");
        Object old = Lab.view(arena, "1.0", "varied", 64);
        assertThatCode(() -> Lab.call(old, "added", 0L, preset)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Lab.call(old, "added", 1L, preset))
                .hasMessage("varied.added does not exist in release 1.0");
        assertThatCode(() -> Lab.call(old, "addedName", "", preset)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Lab.call(old, "addedName", "x", preset))
                .hasMessage("varied.addedName does not exist in release 1.0");
    }
}
