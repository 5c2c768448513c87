package org.fwabi.message.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NumberTableTest {
    private static final NumberTable TABLE = NumberTable.of("HIGH 4294967295\nNOP 0\n", "ALLOC 103\n\nFREE 10\n");

    @Test
    void findsNamesAndNumbersOfAllParts() {
        assertThat(TABLE.name(0)).isEqualTo("NOP");
        assertThat(TABLE.name(10)).isEqualTo("FREE");
        assertThat(TABLE.name(103)).isEqualTo("ALLOC");
        assertThat(TABLE.number("ALLOC")).hasValue(103);
        assertThat(TABLE.number("alloc")).isEmpty();
    }

    @Test
    void numbersAreUnsigned() {
        assertThat(TABLE.name(0xffff_ffff)).isEqualTo("HIGH");
        assertThat(TABLE.number("HIGH")).hasValue(-1);
    }

    @Test
    void aNumberWithoutNamePrintsAsHex() {
        assertThat(TABLE.name(1)).isEqualTo("0x1");
        assertThat(TABLE.name(0x1234)).isEqualTo("0x1234");
        assertThat(TABLE.name(0x8000_0000)).isEqualTo("0x80000000");
        assertThat(NumberTable.of().name(5)).isEqualTo("0x5");
    }

    @Test
    void ofTwoNamesOfOneNumberTheFirstIsPrintedAndBothAreFound() {
        for (int others = 0; others < 8; others++) {
            StringBuilder lines = new StringBuilder("FIRST 7\nSECOND 7\nTHIRD 7\n");
            for (int i = 0; i < others; i++) {
                lines.append("OTHER").append(i).append(' ').append(100 + i).append('\n');
            }
            NumberTable table = NumberTable.of(lines.toString());
            assertThat(table.name(7)).as("with " + others + " others").isEqualTo("FIRST");
            assertThat(table.number("THIRD")).hasValue(7);
        }
    }

    @Test
    void requireNamesWhatIsMissing() {
        assertThat(TABLE.require("FREE")).isEqualTo(10);
        assertThatThrownBy(() -> TABLE.require("GONE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GONE");
    }

    @Test
    void aSelectionGivesThePositionAmongTheChosenNames() {
        NumberTable.Selection selection = TABLE.select("GONE", "HIGH", "NOP");
        assertThat(selection.find(-1)).isEqualTo(1);
        assertThat(selection.find(0)).isEqualTo(2);
        assertThat(selection.find(10)).as("named, but not chosen").isEqualTo(-1);
        assertThat(selection.find(999)).isEqualTo(-1);
    }
}
