package org.fwabi.processor.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands behind a key or a dash: a word, a number, text without anything to interpret, a map or list in brackets, or
 * folded text.
 */
final class PlainValue {
    private static final int MAX_KEY = 1000;
    private final PlainLines lines;
    private final String text;
    /** The column of the key or dash that the value belongs to. */
    private int column;

    private int at;

    PlainValue(PlainLines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /**
     * The value that stands from here on. Goes to the line that it ends with.
     *
     * @param column of the key or dash that it belongs to, counted from 0
     */
    Node read(int from, int column, int depth) throws NotPlainException {
        require(from < lines.end());
        this.at = from;
        this.column = column;
        Node value = switch (text.charAt(from)) {
            case '"' -> quoted();
            case '{' -> map(depth);
            case '[' -> list(depth);
            case '>' -> folded();
            default -> plain();
        };
        require(at == lines.end());
        return value;
    }

    /** Where the key ends that starts here, which is where its colon is; no farther than it starts if there is none. */
    int keyEnd(int from) {
        int end = lines.end();
        int to = from;
        if (from < end && text.charAt(from) == '"') {
            to = quoteEnd(from);
        } else if (from < end && starts(text.charAt(from))) {
            while (to < end && wordPart(text.charAt(to))) {
                to++;
            }
        }
        boolean key = to > from
                && to - from < MAX_KEY
                && to < end
                && text.charAt(to) == ':'
                && (to + 1 == end || text.charAt(to + 1) == ' ');
        return key ? to : from;
    }

    /** The key between these places, with or without quotes. */
    Node.ScalarNode key(int from, int to) {
        boolean quoted = text.charAt(from) == '"';
        String name = quoted ? text.substring(from + 1, to - 1) : text.substring(from, to);
        return new Node.ScalarNode(name, quoted, lines.place(from));
    }

    private Node plain() throws NotPlainException {
        int from = at;
        int end = lines.end();
        begins(from);
        for (int i = from + 1; i < end; i++) {
            char c = text.charAt(i);
            require(PlainLines.printable(c));
            require(c != ':' || (i + 1 < end && text.charAt(i + 1) != ' '));
            require(c != '#' || text.charAt(i - 1) != ' ');
        }
        require(text.charAt(end - 1) != ' ');
        at = end;
        return new Node.ScalarNode(text.substring(from, end), false, lines.place(from));
    }

    private Node quoted() throws NotPlainException {
        int from = at;
        int to = quoteEnd(from);
        require(to > from);
        at = to;
        return new Node.ScalarNode(text.substring(from + 1, to - 1), true, lines.place(from));
    }

    /** Text over several lines, all with one indentation, which become one line. */
    private Node folded() throws NotPlainException {
        require(at + 2 == lines.end() && text.charAt(at + 1) == '-');
        SourcePos place = lines.place(at);
        StringBuilder content = new StringBuilder();
        int margin = lines.spacesAhead();
        require(margin > column);
        while (lines.spacesAhead() >= margin) {
            require(lines.spacesAhead() == margin);
            lines.step();
            int from = lines.start() + margin;
            require(from < lines.end() && text.charAt(lines.end() - 1) != ' ');
            for (int i = from; i < lines.end(); i++) {
                require(PlainLines.printable(text.charAt(i)));
            }
            content.append(content.isEmpty() ? "" : " ").append(text, from, lines.end());
        }
        // What stands behind empty lines with the same indentation would be part of it.
        require(lines.spacesBehindEmpty() < margin);
        at = lines.end();
        return new Node.ScalarNode(content.toString(), true, place);
    }

    private Node map(int depth) throws NotPlainException {
        require(depth < PlainYaml.MAX_DEPTH);
        SourcePos place = lines.place(at);
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        open();
        while (text.charAt(at) != '}') {
            int to = keyEnd(at);
            require(to > at && to + 2 < lines.end());
            Node.ScalarNode name = key(at, to);
            require(keys.add(name.text()));
            at = to + 2;
            entries.add(new Node.Entry(name, inner(depth + 1)));
            next('}');
        }
        at++;
        return new Node.MapNode(entries, place);
    }

    private Node list(int depth) throws NotPlainException {
        require(depth < PlainYaml.MAX_DEPTH);
        SourcePos place = lines.place(at);
        List<Node> items = new ArrayList<>();
        open();
        while (text.charAt(at) != ']') {
            items.add(inner(depth + 1));
            next(']');
        }
        at++;
        return new Node.ListNode(items, place);
    }

    /** Goes past a bracket and the spaces behind it. */
    private void open() throws NotPlainException {
        at++;
        skipSpaces();
    }

    /** Goes past a comma to what follows, or to the closing bracket. */
    private void next(char close) throws NotPlainException {
        skipSpaces();
        if (text.charAt(at) == ',') {
            at++;
            if (at == lines.end()) {
                require(lines.spacesAhead() > column);
                lines.step();
                at = lines.start();
            }
            require(text.charAt(at) == ' ');
            skipSpaces();
            require(text.charAt(at) != close);
        } else {
            require(text.charAt(at) == close);
        }
    }

    private void skipSpaces() throws NotPlainException {
        while (at < lines.end() && text.charAt(at) == ' ') {
            at++;
        }
        require(at < lines.end());
    }

    /** A value inside brackets. */
    private Node inner(int depth) throws NotPlainException {
        return switch (text.charAt(at)) {
            case '"' -> quoted();
            case '{' -> map(depth);
            case '[' -> list(depth);
            default -> word();
        };
    }

    /** Text without quotes inside brackets. */
    private Node word() throws NotPlainException {
        int from = at;
        int end = lines.end();
        begins(from);
        int to = from + 1;
        while (to < end && !closes(text.charAt(to))) {
            char c = text.charAt(to);
            require(PlainLines.printable(c) && c != ':' && c != '?' && c != '[' && c != '{');
            require(c != '#' || text.charAt(to - 1) != ' ');
            to++;
        }
        require(to < end);
        at = to;
        while (text.charAt(to - 1) == ' ') {
            to--;
        }
        return new Node.ScalarNode(text.substring(from, to), false, lines.place(from));
    }

    private static boolean closes(char c) {
        return c == ',' || c == ']' || c == '}';
    }

    /** Text without quotes starts with what starts nothing else. */
    private void begins(int from) throws NotPlainException {
        boolean negative = text.charAt(from) == '-' && from + 1 < lines.end() && digit(text.charAt(from + 1));
        require(negative || starts(text.charAt(from)));
    }

    /** Where text in quotes ends; where it starts if it does not end in this line or has anything to interpret. */
    private int quoteEnd(int from) {
        int end = lines.end();
        for (int i = from + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (!PlainLines.printable(c) || c == '\\') {
                return from;
            }
        }
        return from;
    }

    private static void require(boolean plain) throws NotPlainException {
        NotPlainException.unless(plain);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean starts(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || c == '_';
    }

    static boolean wordPart(char c) {
        return starts(c) || c == '.' || c == '-';
    }
}
