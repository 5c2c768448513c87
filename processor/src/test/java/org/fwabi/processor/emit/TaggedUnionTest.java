package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A union beside a field that says which member is meant, as a sealed type. */
class TaggedUnionTest {
    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private Object held(String release, int tag) {
        MemorySegment memory = arena.allocate(16);
        memory.set(ValueLayout.JAVA_INT, 0, tag);
        // The union is behind padding where it has a member of eight bytes.
        long at = release.equals("1.0") ? 4 : 8;
        memory.set(ValueLayout.JAVA_INT, at, 0x0002_0001);
        return Lab.call(Lab.call(Lab.type(release, "choice"), "view", memory), "whatCase");
    }

    @Test
    void aTagPicksItsMember() {
        for (String release : new String[] {"1.0", "2.0"}) {
            Object number = held(release, 0);
            assertThat(number.getClass().getSimpleName()).isEqualTo("Number");
            assertThat(Lab.call(number, "value")).isEqualTo(0x0002_0001L);
            Object pair = Lab.call(held(release, 1), "value");
            assertThat(Lab.call(pair, "a")).isEqualTo(1);
            assertThat(Lab.call(pair, "b")).isEqualTo(2);
        }
        assertThat(Lab.call(held("2.0", 4), "value")).isEqualTo(0x0002_0001L);
    }

    @Test
    void aConstantWithoutMemberSaysSo() {
        Object nothing = held("1.0", 2);
        assertThat(nothing.getClass().getSimpleName()).isEqualTo("NoMember");
        assertThat(Lab.call(nothing, "tag")).isEqualTo(Lab.constant("lab.Kind", "NOTHING"));
    }

    @Test
    void aNumberThatTheReleaseHasNoNameForIsKept() {
        for (int tag : new int[] {4, 77, -1}) {
            Object unknown = held("1.0", tag);
            assertThat(unknown.getClass().getSimpleName()).isEqualTo("Unknown");
            assertThat(Lab.call(unknown, "tag")).isEqualTo(Integer.toUnsignedLong(tag));
        }
    }

    @Test
    void theTypeIsSealedAndHasACaseEach() throws ReflectiveOperationException {
        Class<?> sealed = held("1.0", 0).getClass().getEnclosingClass();
        assertThat(sealed.getSimpleName()).isEqualTo("What");
        assertThat(Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder("Number", "Pair", "Wide", "NoMember", "Unknown");
    }
}
