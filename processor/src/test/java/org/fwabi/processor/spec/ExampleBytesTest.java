package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleBytesTest {
    @Test
    void readsGroupsAndRepeats() {
        assertThat(ExampleBytes.parse("0200d0C1 ff*3\n  0102*2"))
                .containsExactly(0x02, 0x00, 0xd0, 0xc1, 0xff, 0xff, 0xff, 0x01, 0x02, 0x02);
    }

    @ParameterizedTest
    @CsvSource({
        "000, odd number of digits",
        "00*0, neither hex digits",
        "00*2ff, neither hex digits",
        "*2, neither hex digits",
        "0x00, neither hex digits",
        "00 zz, neither hex digits",
        "'', neither hex digits",
        "00*16777216 00, more than 16777216"
    })
    void refusesWhatIsNoBytes(String text, String problem) {
        assertThat(ExampleBytes.problem(text).orElseThrow()).contains(problem);
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleBytes.parse(text));
    }
}
