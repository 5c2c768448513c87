package org.fwabi.benchmarks.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.fwabi.benchmarks.abi.all.GspAbi;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    @Test
    void aClassAReleaseWritesAndReadsWhatTheBindingsDo() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Messages messages = new Messages(arena, 11);
            for (int release = 0; release < GspAbi.releases().size(); release++) {
                assertThat(messages.agree(release, 9))
                        .as(GspAbi.releases().get(release))
                        .isTrue();
            }
        }
    }
}
