package org.fwabi.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceStackTest {
    private final List<Integer> undone = new ArrayList<>();

    private final ResourceStack stack = new ResourceStack();

    @Test
    void undoesInReverseOrderOnce() {
        stack.push(() -> undone.add(1));
        stack.push(() -> undone.add(2));
        stack.close();
        stack.close();
        assertThat(undone).containsExactly(2, 1);
    }

    @Test
    void handsOverWhatIsDismissed() {
        stack.push(() -> undone.add(1));
        stack.push(() -> undone.add(2));
        ResourceStack heir = stack.dismiss();
        stack.close();
        assertThat(undone).isEmpty();
        heir.close();
        assertThat(undone).containsExactly(2, 1);
    }

    @Test
    void forgetsWhatWasClosedEarlier() {
        ResourceStack.Undo first = () -> undone.add(1);
        stack.push(first);
        stack.push(() -> undone.add(2));
        stack.forget(first);
        stack.forget(first);
        assertThat(stack.size()).isOne();
        stack.close();
        assertThat(undone).containsExactly(2);
    }

    @Test
    void runsAllEvenIfSomeFail() {
        stack.push(() -> undone.add(1));
        stack.push(() -> fail("b"));
        stack.push(() -> undone.add(2));
        stack.push(() -> fail("a"));

        assertThatThrownBy(stack::close)
                .hasMessage("a")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(s -> assertThat(s).hasMessage("b")));
        assertThat(undone).containsExactly(2, 1);
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }
}
