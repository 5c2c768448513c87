package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "73, 73",
        "-1, -1",
        "0x0, 0",
        "0x20800a5c, 545262172",
        "0xDC3AAE21371A60B3, 15869187694674993331"
    })
    void readsDecimalAndHex(String text, BigInteger value) {
        assertThat(IntegerText.parse(text)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+1", "010", "00", "0X1F", "0x", "-0x1", "0b1", "0o7", "1_000", "1.0", "1e3", " 1", "\u0661"
            })
    void refusesEverythingElse(String text) {
        assertThat(IntegerText.parse(text)).isEmpty();
        assertThat(IntegerText.reason(text)).isNotEmpty();
    }

    @Test
    void refusesDigitsWithoutEnd() {
        assertThat(IntegerText.parse("9".repeat(65))).isEmpty();
        assertThat(IntegerText.reason("9".repeat(65))).isEqualTo("has 65 characters");
    }
}
