package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseSelectorTest {
    /** In the order of branches, side branches included, which is not that of versions. */
    private static final List<String> KNOWN = List.of(
            "535.43.02",
            "535.43.28",
            "535.54.03",
            "535.113.01",
            "545.29.06",
            "565.77",
            "570.86.16",
            "570.133.07",
            "570.144",
            "570.211.01",
            "570.123.01",
            "570.123.19",
            "5350.1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            570.144                  | 570.144
            545.*                    | 545.29.06
            535.43.*                 | 535.43.02 535.43.28
            535.*                    | 535.43.02 535.43.28 535.54.03 535.113.01
            570.123.*                | 570.123.01 570.123.19
            570.*                    | 570.86.16 570.133.07 570.144 570.211.01 570.123.01 570.123.19
            570.86.16 .. 570.133.07  | 570.86.16 570.133.07 570.123.01 570.123.19
            570.133.07..570.*        | 570.133.07 570.144 570.211.01
            535.54.03 .. 565.*       | 535.54.03 535.113.01 545.29.06 565.77
            535.* .. 545.29.06       | 535.43.02 535.43.28 535.54.03 535.113.01 545.29.06
            535.43.28 .. 535.43.28   | 535.43.28
            560.35.03 .. 565.77      | 565.77
            5350.*                   | 5350.1
            """)
    void selectsInTheOrderOfTheReleases(String selector, String selected) {
        assertThat(ReleaseSelector.select(selector, KNOWN)).containsExactly(selected.split(" "));
        assertThat(ReleaseSelector.problem(selector, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            570.145            | there is no release '570.145'; did you mean '570.144'?
            53.*               | '53.*' selects no release
            580.* .. 595.*     | '580.* .. 595.*' selects no release
            565.77 .. 535.*    | '565.77 .. 535.*' selects no release: its first end is above its second
            570.144 or 565.77  | '570.144 or 565.77' is no selector
            >=535              | '>=535' is no selector
            !565.77            | '!565.77' is no selector
            *                  | '*' is no selector
            5*                 | '5*' is no selector
            570.* 565.*        | '570.* 565.*' is no selector
            545.* .. 565.* .. 570.* | '545.* .. 565.* .. 570.*' is no selector
            .. 570.144         | '.. 570.144' is no selector
            """)
    void selectsNothingOtherwiseAndSaysWhy(String selector, String problem) {
        assertThat(ReleaseSelector.select(selector, KNOWN)).isEmpty();
        assertThat(ReleaseSelector.problem(selector, KNOWN).orElseThrow()).startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"535.113.01 .. 565", "535 .. 565.77", "570"})
    void theStartOfNamesIsNoRelease(String selector) {
        assertThat(ReleaseSelector.problem(selector, KNOWN).orElseThrow())
                .contains("is the start of releases' names; for all of them write '5");
    }

    @Test
    void overlappingSelectorsGiveEachReleaseOnce() {
        assertThat(ReleaseSelector.select(List.of("565.* .. 570.86.16", "565.77", "545.29.06"), KNOWN))
                .containsExactly("545.29.06", "565.77", "570.86.16");
    }

    @Test
    void nameWithLettersSelectsItself() {
        List<String> known = List.of("2.0-rc1", "2.0", "2.1");

        assertThat(ReleaseSelector.select("2.0-rc1", known)).containsExactly("2.0-rc1");
        assertThat(ReleaseSelector.select("2.*", known)).containsExactly("2.0-rc1", "2.0", "2.1");
    }

    /** What the macro of Asahi's driver took, and read in an order that nobody meant. */
    @Test
    void aConditionIsNoSelector() {
        assertThat(ReleaseSelector.wellFormed("535.* && 550.*")).isFalse();
        assertThat(ReleaseSelector.wellFormed("535.* || 550.* && 570.*")).isFalse();
    }
}
