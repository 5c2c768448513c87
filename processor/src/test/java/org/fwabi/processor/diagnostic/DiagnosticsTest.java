package org.fwabi.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.source.SourcePos;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private static Diagnostic at(int line, String message) {
        return Diagnostic.error(DiagnosticId.FW021, new SourcePos("1.0.yaml", line, 3), message);
    }

    @Test
    void sortsByPlaceAndDropsRepetition() {
        diagnostics.add(at(9, "late"));
        diagnostics.add(at(2, "early"));
        diagnostics.add(at(9, "late"));
        diagnostics.add(Diagnostic.error(DiagnosticId.FW070, "nowhere"));

        assertThat(diagnostics.sorted()).extracting(Diagnostic::message).containsExactly("nowhere", "early", "late");
    }

    @Test
    void handsOnEachFindingOnce() {
        List<String> out = new ArrayList<>();
        diagnostics.add(at(2, "first"));
        diagnostics.drain(found -> out.add(found.message()));
        diagnostics.add(at(1, "second"));
        diagnostics.add(at(2, "first"));
        diagnostics.drain(found -> out.add(found.message()));

        assertThat(out).containsExactly("first", "second");
    }

    @Test
    void showsLineBeforeCaretAndHints() {
        diagnostics.addSource("1.0.yaml", "structs:\n  Info:\n    sise: 8\n");

        assertThat(diagnostics.render(
                        Diagnostic.error(DiagnosticId.FW021, new SourcePos("1.0.yaml", 3, 5), "no key 'sise'")
                                .withHint("keys: size")))
                .isEqualTo("""
                        1.0.yaml:3:5: error[FW021]: no key 'sise'
                              2 |   Info:
                              3 |     sise: 8
                                |     ^
                          keys: size""");
    }

    @Test
    void showsMarksOfTwoFilesEachUnderItsName() {
        diagnostics.addSource("a.yaml", "x: 1\n");
        diagnostics.addSource("b.yaml", "y: 1\n");
        SourcePos a = new SourcePos("a.yaml", 1, 1);

        assertThat(diagnostics.render(Diagnostic.error(DiagnosticId.FW037, a, "twice")
                        .withMark(new SourcePos("b.yaml", 1, 1), "and here")
                        .withMark(a, "here")))
                .isEqualTo("""
                        a.yaml:1:1: error[FW037]: twice
                              1 | x: 1
                                | ^ here
                          b.yaml:
                              1 | y: 1
                                | ^ and here""");
    }

    @Test
    void cutsLongLinesAndSurvivesPlacesOutsideTheFile() {
        diagnostics.addSource("1.0.yaml", "x".repeat(500));

        assertThat(diagnostics.render(
                        Diagnostic.error(DiagnosticId.FW001, new SourcePos("1.0.yaml", 1, 400), "far right")))
                .hasLineCount(2)
                .contains("x ...");
        assertThat(diagnostics.render(
                        Diagnostic.error(DiagnosticId.FW001, new SourcePos("1.0.yaml", 7, 1), "below the end")))
                .isEqualTo("1.0.yaml:7:1: error[FW001]: below the end");
    }

    @Test
    void tellsErrorsFromWarnings() {
        diagnostics.add(
                new Diagnostic(DiagnosticId.FW021, Severity.WARNING, Optional.empty(), "odd", List.of(), List.of()));
        assertThat(diagnostics.hasErrors()).isFalse();
        assertThat(diagnostics.render()).isEqualTo("warning[FW021]: odd");

        diagnostics.add(at(1, "bad"));
        assertThat(diagnostics.hasErrors()).isTrue();
    }
}
