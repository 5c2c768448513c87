package org.fwabi.processor.diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.source.SourcePos;

/** Turns a finding into text, with the lines of the files that it points at. */
final class Rendering {
    private static final int GUTTER = 7;
    /** Longer lines are cut: a code frame must fit a terminal, and a file may be one line of a megabyte. */
    private static final int WIDTH = 120;

    private final Map<String, List<String>> sources;
    private final StringBuilder out = new StringBuilder();

    Rendering(Map<String, List<String>> sources) {
        this.sources = sources;
    }

    String render(Diagnostic diagnostic) {
        out.append(diagnostic.headline());
        List<Diagnostic.Mark> marks = diagnostic.marks().isEmpty()
                ? diagnostic
                        .at()
                        .map(at -> List.of(new Diagnostic.Mark(at, "")))
                        .orElse(List.of())
                : diagnostic.marks();
        Optional<SourcePos> previous = diagnostic.at();
        for (Diagnostic.Mark mark : marks) {
            frame(mark, previous);
            previous = Optional.of(mark.at());
        }
        for (String hint : diagnostic.hints()) {
            out.append("\n  ").append(hint);
        }
        return out.toString();
    }

    private void frame(Diagnostic.Mark mark, Optional<SourcePos> previous) {
        SourcePos at = mark.at();
        List<String> lines = sources.getOrDefault(at.file(), List.of());
        if (at.line() < 1 || at.line() > lines.size()) {
            return;
        }
        if (previous.isPresent() && !previous.get().file().equals(at.file())) {
            out.append("\n  ").append(at.file()).append(':');
        }
        String line = lines.get(at.line() - 1);
        if (at.line() > 1 && !lines.get(at.line() - 2).isBlank()) {
            numbered(at.line() - 1, cut(lines.get(at.line() - 2)));
        }
        numbered(at.line(), cut(line));
        if (at.column() <= WIDTH) {
            out.append('\n').append(" ".repeat(GUTTER)).append(" | ");
            out.append(indent(line, at.column() - 1)).append('^');
            if (!mark.label().isEmpty()) {
                out.append(' ').append(mark.label());
            }
        } else if (!mark.label().isEmpty()) {
            out.append('\n').append(" ".repeat(GUTTER)).append(" = ").append(mark.label());
        }
    }

    private void numbered(int number, String line) {
        out.append('\n')
                .append(String.format("%" + GUTTER + "d | %s", number, line).stripTrailing());
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " ...";
    }

    /** Blanks as wide as the start of the line; tabs stay, so that the caret stands below its character. */
    private static String indent(String line, int columns) {
        StringBuilder blanks = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            blanks.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return blanks.toString();
    }
}
