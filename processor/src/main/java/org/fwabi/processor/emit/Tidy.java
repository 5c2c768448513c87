package org.fwabi.processor.emit;

/**
 * Undoes what JavaPoet spreads out: comments of one line, and fields with nothing between them but their own line. One pass
 * over the lines, because a request may have tens of megabytes of them.
 */
final class Tidy {
    private final String text;
    private final StringBuilder out;

    private Tidy(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /** The same code, closer together. */
    static String tidy(String text) {
        return new Tidy(text).run();
    }

    private String run() {
        int at = 0;
        while (at < text.length()) {
            int end = end(at);
            int second = next(end);
            int third = next(end(second));
            if (is(at, end, "/**") && starts(second, "* ") && is(third, end(third), "*/")) {
                out.append(text, at, end)
                        .append(text, skip(second) + 1, end(second))
                        .append(" */\n");
                at = next(end(third));
            } else if (field(at, end) && second < text.length() && end(second) == second && field(third, end(third))) {
                out.append(text, at, end).append('\n');
                at = third;
            } else {
                out.append(text, at, second);
                at = second;
            }
        }
        return out.toString();
    }

    /** Where the line ends that begins or goes on here. */
    private int end(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int next(int end) {
        return Math.min(end + 1, text.length());
    }

    private int skip(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private boolean is(int from, int end, String word) {
        int at = skip(from);
        return end - at == word.length() && text.startsWith(word, at);
    }

    private boolean starts(int from, String word) {
        return text.startsWith(word, skip(from));
    }

    /** Whether a line is a final field on one line, and no constant with a text behind it. */
    private boolean field(int from, int end) {
        int at = skip(from);
        if (at == from || end <= at || text.charAt(end - 1) != ';') {
            return false;
        }
        boolean last = false;
        while (!last) {
            if (text.startsWith("private ", at)) {
                at += "private ".length();
            } else if (text.startsWith("static ", at)) {
                at += "static ".length();
            } else if (text.startsWith("final ", at)) {
                at += "final ".length();
                last = true;
            } else {
                return false;
            }
        }
        int equals = text.indexOf('=', at);
        int bracket = text.indexOf('(', at);
        return bracket < 0 || bracket >= end || (equals >= 0 && equals < bracket);
    }
}
