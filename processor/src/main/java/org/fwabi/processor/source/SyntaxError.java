package org.fwabi.processor.source;

import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * What the YAML parser complained about, at the exact place: Jackson's own location is often that of the token before.
 */
record SyntaxError(Diagnostic diagnostic, boolean aboutTab) {
    static SyntaxError of(Exception thrown, SourceText source, SourcePos last) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblem() != null) {
                return of(marked, source, last);
            }
            if (cause instanceof ReaderException reader) {
                SourcePos at = source.atOffset(reader.getPosition());
                String message = String.format("character U+%04X is not allowed in YAML", reader.getCodePoint());
                return new SyntaxError(Diagnostic.error(DiagnosticId.FW001, at, message), false);
            }
        }
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        String firstLine = message.lines().findFirst().orElse("unreadable");
        return new SyntaxError(Diagnostic.error(DiagnosticId.FW001, last, Excerpt.of(firstLine)), false);
    }

    private static SyntaxError of(MarkedYAMLException marked, SourceText source, SourcePos last) {
        String problem = String.join(" ", marked.getProblem().strip().split("\\s+"));
        SourcePos at = marked.getProblemMark() == null ? last : place(marked.getProblemMark(), source);
        Diagnostic diagnostic = Diagnostic.error(DiagnosticId.FW001, at, Excerpt.of(problem, 200));
        Mark context = marked.getContextMark();
        if (marked.getContext() != null && context != null) {
            SourcePos start = place(context, source);
            diagnostic = diagnostic.withHint(marked.getContext().strip() + " that starts at line " + start.line()
                    + ", column " + start.column());
        }
        if (problem.endsWith("but got [")) {
            diagnostic = diagnostic.withHint("between { } and [ ] a type with brackets stands in quotes: \"u8[4]\"");
        }
        return new SyntaxError(diagnostic, problem.contains("(TAB)"));
    }

    private static SourcePos place(Mark mark, SourceText source) {
        return source.atCodePoint(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
