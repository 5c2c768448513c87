package org.fwabi.tools.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void speaksUpAfterASecondAndLeavesNothing() {
        try (Progress progress = new Progress(new PrintWriter(err), true, () -> now)) {
            progress.show("releases", 1, 193);
            assertThat(err.toString()).isEmpty();
            now = 1_000_000_000;
            progress.show("releases", 100, 193);
            progress.show("files", 2, 193);
            assertThat(err.toString()).isEqualTo("\r  releases 100/193\r  files 2/193     ");
        }
        assertThat(err.toString()).endsWith("\r" + " ".repeat(13) + "\r");
    }

    @Test
    void isSilentWhereNobodyLooks() {
        try (Progress progress = new Progress(new PrintWriter(err), false, () -> now)) {
            now = Long.MAX_VALUE;
            progress.show("releases", 1, 2);
        }
        assertThat(err.toString()).isEmpty();
    }
}
