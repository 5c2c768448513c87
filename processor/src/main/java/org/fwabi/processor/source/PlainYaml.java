package org.fwabi.processor.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads YAML in the plain form that release files have: one entry a line, block maps and lists, scalars without anything
 * to interpret. It takes a fraction of the time of a whole YAML parser, most of all in a JVM that has just started, and a
 * release may stand on a megabyte of such text.
 *
 * <p>It reports nothing. What it reads, the parser reads to an equal tree; on anything else, be it right or wrong, it
 * gives up, and the parser has its say.
 */
final class PlainYaml {
    private static final int LAST = -1;
    /** Below what the parser takes, so that it is always the parser that complains. */
    private static final int MAX_DEPTH = YamlReader.MAX_DEPTH - 2;

    private static final int MAX_KEY = 1000;

    private final String file;
    private final String text;
    /** Where the current line starts, and where its line feed is. */
    private int start;

    private int end = -1;
    private int line;
    /** Spaces in front of the current line; {@link #LAST} after the last one. */
    private int indent;

    /** The text is not in the plain form. */
    private static final class NotPlainException extends Exception {
        private static final long serialVersionUID = 1;

        NotPlainException() {
            super(null, null, false, false);
        }
    }

    private PlainYaml(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The tree of a text; empty if the text is not in the plain form. */
    static Optional<Node> read(String file, String text) {
        PlainYaml reader = new PlainYaml(file, text);
        try {
            reader.nextLine();
            if (reader.indent != 0) {
                return Optional.empty();
            }
            Node root = reader.block(1);
            return reader.indent == LAST ? Optional.of(root) : Optional.empty();
        } catch (NotPlainException e) {
            return Optional.empty();
        }
    }

    /** Goes to the next line that is neither empty nor a comment. */
    private void nextLine() throws NotPlainException {
        while (end < text.length()) {
            start = end + 1;
            line++;
            end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            int first = start;
            while (first < end && text.charAt(first) == ' ') {
                first++;
            }
            if (first < end && text.charAt(first) == '#') {
                comment(first);
            } else if (first < end) {
                indent = first - start;
                return;
            }
        }
        indent = LAST;
    }

    private void comment(int from) throws NotPlainException {
        for (int i = from; i < end; i++) {
            require(text.charAt(i) >= ' ' && text.charAt(i) <= '~');
        }
    }

    /** The map or list that starts with the current line. */
    private Node block(int depth) throws NotPlainException {
        require(depth < MAX_DEPTH);
        return text.charAt(start + indent) == '-' ? list(indent, depth) : map(indent, depth);
    }

    /** A list whose dashes stand in this column, counted from 0. */
    private Node list(int column, int depth) throws NotPlainException {
        SourcePos at = place(start + column);
        List<Node> items = new ArrayList<>();
        while (indent == column) {
            int item = start + column + 2;
            require(item < end && text.charAt(item - 2) == '-' && text.charAt(item - 1) == ' ');
            if (startsEntry(item)) {
                items.add(map(column + 2, depth + 1));
            } else {
                items.add(value(item));
                nextLine();
            }
        }
        require(indent < column);
        return new Node.ListNode(items, at);
    }

    /** A map whose keys stand in this column. The first stands in the current line, perhaps behind the dash of a list. */
    private Node map(int column, int depth) throws NotPlainException {
        require(depth < MAX_DEPTH);
        SourcePos at = place(start + column);
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        do {
            int from = start + column;
            require(startsEntry(from));
            boolean quoted = text.charAt(from) == '"';
            int to = keyEnd(from);
            String key = quoted ? text.substring(from + 1, to - 1) : text.substring(from, to);
            require(keys.add(key));
            Node.ScalarNode name = new Node.ScalarNode(key, quoted, place(from));
            if (to + 1 == end) {
                nextLine();
                require(indent > column);
                entries.add(new Node.Entry(name, block(depth + 1)));
            } else {
                entries.add(new Node.Entry(name, value(to + 2)));
                nextLine();
            }
        } while (indent == column);
        require(indent < column);
        return new Node.MapNode(entries, at);
    }

    /** Whether a key and its colon stand here. */
    private boolean startsEntry(int from) {
        int to = keyEnd(from);
        return to > from && to < end && text.charAt(to) == ':' && (to + 1 == end || text.charAt(to + 1) == ' ');
    }

    /** Where a key ends that starts here; no farther than it starts if there is none. */
    private int keyEnd(int from) {
        boolean quoted = from < end && text.charAt(from) == '"';
        int first = quoted ? from + 1 : from;
        int to = first;
        while (to < end && wordPart(text.charAt(to))) {
            to++;
        }
        boolean sound = to > first && starts(text.charAt(first)) && to - first < MAX_KEY;
        if (quoted) {
            return sound && to < end && text.charAt(to) == '"' ? to + 1 : from;
        }
        return sound ? to : from;
    }

    /** The value that stands from here to the end of the line. */
    private Node value(int from) throws NotPlainException {
        require(from < end);
        return switch (text.charAt(from)) {
            case '"' -> {
                int last = end - 1;
                require(last > from && text.charAt(last) == '"');
                for (int i = from + 1; i < last; i++) {
                    require(scalarPart(text.charAt(i)));
                }
                yield new Node.ScalarNode(text.substring(from + 1, last), true, place(from));
            }
            case '{' -> {
                require(from + 2 == end && text.charAt(from + 1) == '}');
                yield new Node.MapNode(List.of(), place(from));
            }
            case '[' -> items(from);
            default -> plain(from);
        };
    }

    private Node plain(int from) throws NotPlainException {
        boolean negative = text.charAt(from) == '-' && from + 1 < end && Character.isDigit(text.charAt(from + 1));
        require(negative || starts(text.charAt(from)));
        for (int i = from + 1; i < end; i++) {
            char c = text.charAt(i);
            require(scalarPart(c) && (c != ':' || (i + 1 < end && text.charAt(i + 1) != ' ')));
        }
        require(text.charAt(end - 1) != ' ');
        return new Node.ScalarNode(text.substring(from, end), false, place(from));
    }

    /** A list of words in brackets. */
    private Node items(int from) throws NotPlainException {
        require(text.charAt(end - 1) == ']');
        List<Node> items = new ArrayList<>();
        int at = from + 1;
        while (at < end - 1) {
            int to = at;
            while (wordPart(text.charAt(to))) {
                to++;
            }
            require(to > at && starts(text.charAt(at)));
            items.add(new Node.ScalarNode(text.substring(at, to), false, place(at)));
            boolean more = text.startsWith(", ", to);
            require(more ? to + 2 < end - 1 : to == end - 1);
            at = more ? to + 2 : to;
        }
        return new Node.ListNode(items, place(from));
    }

    private SourcePos place(int index) {
        return new SourcePos(file, line, index - start + 1);
    }

    private static void require(boolean plain) throws NotPlainException {
        if (!plain) {
            throw new NotPlainException();
        }
    }

    private static boolean starts(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean wordPart(char c) {
        return starts(c) || c == '.' || c == '-';
    }

    private static boolean scalarPart(char c) {
        return wordPart(c) || c == ' ' || c == ':' || c == '[' || c == ']';
    }
}
