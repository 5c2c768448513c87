package org.fwabi.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {
    private final Clock clock = new FakeFunction(1, 1).clock();

    @Test
    void stopsAsSoonAsDone() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(Poll.until(clock, 10, 1000, () -> asked.incrementAndGet() == 3))
                .isTrue();
        assertThat(clock.nanoTime()).isEqualTo(20);
    }

    @Test
    void givesUpAfterTheBound() {
        assertThat(Poll.until(clock, 10, 1000, () -> false)).isFalse();
        assertThat(clock.nanoTime()).isEqualTo(1000);
    }

    @Test
    void asksAtLeastOnce() {
        assertThat(Poll.until(clock, 10, 0, () -> true)).isTrue();
    }
}
