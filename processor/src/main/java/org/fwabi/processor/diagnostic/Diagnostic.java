package org.fwabi.processor.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fwabi.processor.source.SourcePos;

/**
 * One finding. Immutable; the {@code with} methods give a copy.
 *
 * @param id its kind
 * @param severity how much it matters
 * @param at where it is; empty where no file can be blamed, as for a request
 * @param message one line, without position and id
 * @param marks places to show as code frames; where there are none, {@code at} is shown
 * @param hints lines below, each a fact that helps to mend it
 */
public record Diagnostic(
        DiagnosticId id,
        Severity severity,
        Optional<SourcePos> at,
        String message,
        List<Mark> marks,
        List<String> hints)
        implements Comparable<Diagnostic> {
    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(
                    Diagnostic::at,
                    Comparator.comparing((Optional<SourcePos> at) -> at.isPresent())
                            .thenComparing(at -> at.orElse(new SourcePos("", 0, 0))))
            .thenComparing(Diagnostic::id)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        marks = List.copyOf(marks);
        hints = List.copyOf(hints);
    }

    /**
     * A place in a code frame.
     *
     * @param at the caret's place
     * @param label what stands beside the caret; may be empty
     */
    public record Mark(SourcePos at, String label) {}

    /** An error at a place in a spec file. */
    public static Diagnostic error(DiagnosticId id, SourcePos at, String message) {
        return new Diagnostic(id, Severity.ERROR, Optional.of(at), message, List.of(), List.of());
    }

    /** An error that no spec file can be blamed for. */
    public static Diagnostic error(DiagnosticId id, String message) {
        return new Diagnostic(id, Severity.ERROR, Optional.empty(), message, List.of(), List.of());
    }

    /** With one more line below. */
    public Diagnostic withHint(String hint) {
        return new Diagnostic(id, severity, at, message, marks, append(hints, hint));
    }

    /** With one more place to show. */
    public Diagnostic withMark(SourcePos place, String label) {
        return new Diagnostic(id, severity, at, message, append(marks, new Mark(place, label)), hints);
    }

    /** The first line: {@code file:line:column: error[FW062]: message}. */
    public String headline() {
        return at.map(place -> place + ": ").orElse("") + severity.label() + "[" + id + "]: " + message;
    }

    /** By file, line, column, id and message; what has no place comes first. */
    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
