package org.fwabi.message.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnumNumbersTest {
    private enum Speed {
        SLOW,
        FAST,
        SWIFT,
        BELOW,
        LATER
    }

    private static final EnumNumbers<Speed> TABLE = EnumNumbers.of(Speed.class, "FAST 2\nSWIFT 2\nSLOW 0\nBELOW -1\n");

    @Test
    void findsConstantsOfNumbers() {
        assertThat(TABLE.find(0)).isEqualTo(Speed.SLOW);
        assertThat(TABLE.of(-1)).contains(Speed.BELOW);
        assertThat(TABLE.find(1)).isNull();
        assertThat(TABLE.of(1)).isEmpty();
        assertThat(TABLE.find(0x1_0000_0000L)).as("not cut to 32 bits").isNull();
    }

    @Test
    void findsNumbersOfConstants() {
        assertThat(TABLE.number(Speed.SLOW)).hasValue(0);
        assertThat(TABLE.number(Speed.BELOW)).hasValue(-1);
        assertThat(TABLE.number(Speed.LATER)).isEmpty();
    }

    @Test
    void ofTwoConstantsOfOneNumberTheFirstIsFoundAndBothHaveIt() {
        assertThat(TABLE.find(2)).isEqualTo(Speed.FAST);
        assertThat(TABLE.number(Speed.SWIFT)).hasValue(2);
    }

    @Test
    void aConstantThatTheReleaseLacksIsRefusedByFieldAndName() {
        assertThat(TABLE.require(Speed.FAST, "speed")).isEqualTo(2);
        assertThatThrownBy(() -> TABLE.require(Speed.LATER, "speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed: the release in use has no LATER");
    }
}
