package org.fwabi.processor.source;

/** The lines of a text that {@link PlainYaml} reads, one after the other. Indices count UTF-16 units of the whole text. */
final class PlainLines {
    /** The indentation after the last line. */
    static final int LAST = -1;

    private final String file;
    private final String text;
    /** Where the current line starts, and where its line feed is. */
    private int start;

    private int end;
    private int line;
    private int indent;
    /** Where the last line ends. */
    private final int limit;

    PlainLines(String file, String text) {
        this(file, text, 0, text.length(), 1);
    }

    /** Whole lines of a text, of which the first has this number. */
    PlainLines(String file, String text, int from, int to, int number) {
        this.file = file;
        this.text = text;
        this.end = from - 1;
        this.limit = to;
        this.line = number - 1;
    }

    String text() {
        return text;
    }

    char at(int index) {
        return text.charAt(index);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Spaces in front of the current line, as the last {@link #next} found it; {@link #LAST} after the last one. */
    int indent() {
        return indent;
    }

    SourcePos place(int index) {
        return new SourcePos(file, line, index - start + 1);
    }

    /** Goes to the next line that is neither empty nor a comment. */
    void next() throws NotPlainException {
        while (end < limit) {
            step();
            int first = start + spaces(start);
            if (first < end && text.charAt(first) == '#') {
                for (int i = first; i < end; i++) {
                    NotPlainException.unless(printable(text.charAt(i)));
                }
            } else if (first < end) {
                indent = first - start;
                return;
            }
        }
        indent = LAST;
    }

    /** Goes to the next line, whatever it is. There must be one. */
    void step() {
        start = end + 1;
        line++;
        end = text.indexOf('\n', start);
        if (end < 0 || end > limit) {
            end = limit;
        }
    }

    /** How many spaces stand in front of the line behind the current one. */
    int spacesAhead() {
        return spaces(end + 1);
    }

    /** How many spaces stand in front of the next line that is not empty; 0 if there is none. */
    int spacesBehindEmpty() {
        int from = end + 1;
        while (from < limit && text.charAt(from) == '\n') {
            from++;
        }
        return spaces(from);
    }

    private int spaces(int from) {
        int to = from;
        while (to < limit && text.charAt(to) == ' ') {
            to++;
        }
        return Math.max(0, to - from);
    }

    static boolean printable(char c) {
        return c >= ' ' && c <= '~';
    }
}
