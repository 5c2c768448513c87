package org.fwabi.processor.source;

import java.util.ArrayList;
import java.util.List;

/** The lines of one file, to find places in it. */
final class SourceText {
    private final String file;
    private final String text;
    private final List<String> lines;

    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
    }

    /** A place by line and UTF-16 column, both counted from 1. */
    SourcePos at(int line, int column) {
        return new SourcePos(file, Math.max(1, line), Math.max(1, column));
    }

    /** A place by line and column in code points, as snakeyaml counts, both counted from 1. */
    SourcePos atCodePoint(int line, int column) {
        String content = line(line);
        int codePoints = Math.max(0, Math.min(column - 1, content.codePointCount(0, content.length())));
        int past = Math.max(0, column - 1 - codePoints);
        return at(line, content.offsetByCodePoints(0, codePoints) + past + 1);
    }

    /** A place by the number of code points before it. */
    SourcePos atOffset(int codePoints) {
        int end = text.offsetByCodePoints(0, Math.clamp(codePoints, 0, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return at(line, end - (before.lastIndexOf('\n') + 1) + 1);
    }

    /** Whether a scalar that starts here is written in a style that every reader takes for text. */
    boolean quotedAt(SourcePos at) {
        return startsWithOneOf("\"'|>", at);
    }

    /** Whether an anchor stands here. */
    boolean anchorAt(SourcePos at) {
        return startsWithOneOf("&", at);
    }

    private boolean startsWithOneOf(String characters, SourcePos at) {
        String content = line(at.line());
        return at.column() <= content.length() && characters.indexOf(content.charAt(at.column() - 1)) >= 0;
    }

    /** The first tab of each line that has one. */
    List<SourcePos> tabs() {
        List<SourcePos> tabs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf('\t');
            if (column >= 0) {
                tabs.add(at(i + 1, column + 1));
            }
        }
        return tabs;
    }

    private String line(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }
}
