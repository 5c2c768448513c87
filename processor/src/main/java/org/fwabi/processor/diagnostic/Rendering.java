package org.fwabi.processor.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fwabi.processor.source.SourcePos;

/** Turns a finding into text, with the lines of the files that it points at. */
final class Rendering {
    private static final int GUTTER = 7;
    /** Longer lines are cut: a code frame must fit a terminal, and a file may be one line of a megabyte. */
    private static final int WIDTH = 120;

    private final Function<String, List<String>> lines;
    private final StringBuilder out = new StringBuilder();

    /** @param lines of a file, by its name; none for one that is not known */
    Rendering(Function<String, List<String>> lines) {
        this.lines = lines;
    }

    String render(Diagnostic diagnostic) {
        out.append(diagnostic.headline());
        Optional<String> file = diagnostic.at().map(SourcePos::file);
        int lastLine = 0;
        for (Diagnostic.Mark mark : inOrder(diagnostic)) {
            boolean otherFile = file.isPresent() && !file.get().equals(mark.at().file());
            if (otherFile && known(mark.at())) {
                out.append("\n  ").append(mark.at().file()).append(':');
            }
            lastLine = frame(mark, otherFile || file.isEmpty() ? 0 : lastLine);
            file = Optional.of(mark.at().file());
        }
        for (String hint : diagnostic.hints()) {
            out.append("\n  ").append(hint);
        }
        return out.toString();
    }

    /** The marks as a reader meets them: the file of the finding first, and down each file. */
    private static List<Diagnostic.Mark> inOrder(Diagnostic diagnostic) {
        if (diagnostic.marks().isEmpty()) {
            return diagnostic
                    .at()
                    .map(at -> List.of(new Diagnostic.Mark(at, "")))
                    .orElse(List.of());
        }
        Optional<String> own = diagnostic.at().map(SourcePos::file);
        return diagnostic.marks().stream()
                .sorted(Comparator.comparing((Diagnostic.Mark mark) ->
                                !own.equals(Optional.of(mark.at().file())))
                        .thenComparing(Diagnostic.Mark::at))
                .toList();
    }

    private boolean known(SourcePos at) {
        return at.line() >= 1 && at.line() <= lines.apply(at.file()).size();
    }

    /** Shows a line with the one before it, unless they have just been shown; gives the last line shown. */
    private int frame(Diagnostic.Mark mark, int lastLine) {
        SourcePos at = mark.at();
        if (!known(at)) {
            return lastLine;
        }
        List<String> text = lines.apply(at.file());
        String line = text.get(at.line() - 1);
        int before = at.line() - 1;
        if (before > lastLine && !text.get(before - 1).isBlank()) {
            numbered(before, cut(text.get(before - 1)));
        }
        if (at.line() != lastLine) {
            numbered(at.line(), cut(line));
        }
        if (at.column() <= WIDTH) {
            out.append('\n').append(" ".repeat(GUTTER)).append(" | ");
            out.append(indent(line, at.column() - 1)).append('^');
            if (!mark.label().isEmpty()) {
                out.append(' ').append(mark.label());
            }
        } else if (!mark.label().isEmpty()) {
            out.append('\n').append(" ".repeat(GUTTER)).append(" = ").append(mark.label());
        }
        return at.line();
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
