package org.fwabi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class BadMessageTest {
    @Test
    void namesTheFieldWithItsPath() {
        assertThat(new BadMessage("configure_v1", "ports[2].count", 44, "at most 3", "7"))
                .hasToString("configure_v1.ports[2].count at byte 44: expected at most 3, found 7");
    }

    @Test
    void namesTheMessageAloneWhereItIsWrongAsAWhole() {
        assertThat(new BadMessage("configure_v1", "", 0, "at least 12 bytes", "11 bytes"))
                .hasToString("configure_v1 at byte 0: expected at least 12 bytes, found 11 bytes");
    }

    @Test
    void anEmptyPayloadIsNeverBadAndHasNoFields() {
        try (Arena arena = Arena.ofConfined()) {
            assertThat(Empty.TYPE.check(arena.allocate(16))).isNull();
            assertThat(Empty.TYPE.view(arena.allocate(0))).isSameAs(Empty.EMPTY);
        }
        assertThat(Empty.TYPE.byteSize()).isZero();
    }

    @Test
    void anAbsentFieldIsNamedWithStructAndRelease() {
        assertThat(new AbsentFieldException("configure_v1", "mtu", "1.0"))
                .hasMessage("configure_v1.mtu does not exist in release 1.0");
    }
}
