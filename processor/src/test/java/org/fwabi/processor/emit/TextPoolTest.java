package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that a field points to by offset. */
class TextPoolTest {
    private static final long HEADER = 8;
    private static final long ENTRIES = 16;
    private static final long SIZE = HEADER + ENTRIES + 10;

    private final Arena arena = Arena.ofConfined();
    private MemorySegment message = MemorySegment.NULL;
    private Object catalogue = "";
    private Object pool = "";

    @BeforeEach
    void open() throws ReflectiveOperationException {
        message = arena.allocate(SIZE);
        catalogue = Lab.call(Lab.type("1.0", "catalogue"), "view", message);
        Lab.call(catalogue, "count", 2L);
        pool = catalogue
                .getClass()
                .getClassLoader()
                .loadClass("org.fwabi.message.TextPool")
                .getConstructor(MemorySegment.class, long.class, long.class)
                .newInstance(message.asSlice(HEADER), HEADER, ENTRIES);
    }

    @AfterEach
    void close() {
        arena.close();
    }

    private Object entry(int index) {
        return Lab.call(catalogue, "entries", index);
    }

    @Test
    void textsLieBehindTheEntriesAndAreReadBack() {
        Lab.call(entry(0), "nameText", pool, "one");
        Lab.call(entry(1), "nameText", pool, "\u00e9");
        assertThat(Lab.call(entry(0), "nameOffset")).isEqualTo(HEADER + ENTRIES);
        assertThat(Lab.call(entry(1), "nameOffset")).isEqualTo(HEADER + ENTRIES + 4);
        assertThat(Lab.call(entry(0), "nameText")).isEqualTo(Optional.of("one"));
        assertThat(Lab.call(entry(1), "nameText")).isEqualTo(Optional.of("\u00e9"));
        assertThat(message.asSlice(HEADER + ENTRIES).toArray(ValueLayout.JAVA_BYTE))
                .containsExactly('o', 'n', 'e', 0, 0xc3, 0xa9, 0, 0, 0, 0);
    }

    @Test
    void anOffsetOutsideTheMessageOrATextWithoutEndIsEmpty() {
        for (long offset : new long[] {SIZE, 0xffff_ffffL}) {
            Lab.call(entry(0), "nameOffset", offset);
            assertThat(Lab.call(entry(0), "nameText")).isEqualTo(Optional.empty());
        }
        message.asSlice(SIZE - 2).fill((byte) 'x');
        Lab.call(entry(0), "nameOffset", SIZE - 2);
        assertThat(Lab.call(entry(0), "nameText")).isEqualTo(Optional.empty());
        message.set(ValueLayout.JAVA_BYTE, SIZE - 1, (byte) 0);
        assertThat(Lab.call(entry(0), "nameText")).isEqualTo(Optional.of("x"));
    }

    @Test
    void aTextThatDoesNotFitIsRefusedAndNothingWritten() {
        Lab.call(entry(0), "nameText", pool, "12345");
        byte[] before = message.toArray(ValueLayout.JAVA_BYTE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lab.call(entry(1), "nameText", pool, "1234"))
                .withMessage("4 bytes of text do not fit the 4 that are left with a NUL");
        assertThatIllegalArgumentException().isThrownBy(() -> Lab.call(entry(1), "nameText", pool, "a\0b"));
        assertThat(message.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(before);
        Lab.call(entry(1), "nameText", pool, "123");
        assertThat(Lab.call(entry(1), "nameText")).isEqualTo(Optional.of("123"));
    }
}
