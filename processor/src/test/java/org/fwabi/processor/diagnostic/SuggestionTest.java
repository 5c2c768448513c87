package org.fwabi.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "abcd, acbd, 1",
        "'', abc, 3",
        "same, same, 0",
        "gpuPhysAdr, gpuPhysAddr, 1",
    })
    void countsEdits(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void takesNearestAndStaysSilentWhereNothingIsNear() {
        List<String> known = List.of("gpuPhysAddr", "gpuPhysFbAddr", "flags");

        assertThat(Suggestion.nearest("gpuPhysAdr", known)).contains("gpuPhysAddr");
        assertThat(Suggestion.nearest("GPUPHYSADDR", known)).contains("gpuPhysAddr");
        assertThat(Suggestion.nearest("colour", known)).isEmpty();
        assertThat(Suggestion.nearest("x", List.of("y"))).isEmpty();
        assertThat(Suggestion.didYouMean("flag", known)).isEqualTo("; did you mean 'flags'?");
    }

    @Test
    void prefersFirstByNameAmongEquallyNear() {
        assertThat(Suggestion.nearest("item", List.of("itemB", "itemA"))).contains("itemA");
    }
}
