package org.fwabi.processor.source;

/** Text of a file, fit for one line of a message. */
public final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {}

    /** The text with control characters replaced, cut where it gets long. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    static String of(String text, int length) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(length)
                .map(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c)
                .forEach(line::appendCodePoint);
        if (text.codePointCount(0, text.length()) > length) {
            line.append("...");
        }
        return line.toString();
    }
}
