package org.fwabi.processor.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads YAML in the plain form that spec files have: block maps and lists with one entry a line, what {@link PlainValue}
 * reads as their values, and folded text. It takes a fraction of the time of a whole YAML parser, most of all in a JVM
 * that has just started, and a release may stand on a megabyte of such text.
 *
 * <p>It reports nothing. What it reads, the parser reads to an equal tree; on anything else, be it right or wrong, it
 * gives up, and the parser has its say.
 */
final class PlainYaml {
    /** Below what the parser takes, so that it is always the parser that complains. */
    static final int MAX_DEPTH = YamlReader.MAX_DEPTH - 2;

    private final PlainLines lines;
    private final PlainValue values;

    private PlainYaml(PlainLines lines) {
        this.lines = lines;
        this.values = new PlainValue(lines);
    }

    /** The tree of a text; empty if the text is not in the plain form. */
    static Optional<Node> read(String file, String text) {
        try {
            return Optional.of(read(new PlainLines(file, text), 0));
        } catch (NotPlainException e) {
            return Optional.empty();
        }
    }

    /** The tree of all lines that there are, of which the first must have this indentation. */
    static Node read(PlainLines lines, int indent) throws NotPlainException {
        lines.next();
        require(lines.indent() == indent);
        Node root = new PlainYaml(lines).block(1);
        require(lines.indent() == PlainLines.LAST);
        return root;
    }

    /** The map or list that starts with the current line. */
    private Node block(int depth) throws NotPlainException {
        require(depth < MAX_DEPTH);
        int column = lines.indent();
        return lines.at(lines.start() + column) == '-' ? list(column, depth) : map(column, depth);
    }

    /** A list whose dashes stand in this column, counted from 0. */
    private Node list(int column, int depth) throws NotPlainException {
        SourcePos at = lines.place(lines.start() + column);
        List<Node> items = new ArrayList<>();
        while (lines.indent() == column) {
            int item = lines.start() + column + 2;
            require(item < lines.end() && lines.at(item - 2) == '-' && lines.at(item - 1) == ' ');
            if (values.keyEnd(item) > item) {
                items.add(map(column + 2, depth + 1));
            } else {
                items.add(values.read(item, column, depth + 1));
                lines.next();
            }
        }
        require(lines.indent() < column);
        return new Node.ListNode(items, at);
    }

    /** A map whose keys stand in this column. The first stands in the current line, perhaps behind the dash of a list. */
    private Node map(int column, int depth) throws NotPlainException {
        require(depth < MAX_DEPTH);
        SourcePos at = lines.place(lines.start() + column);
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        do {
            int from = lines.start() + column;
            int to = values.keyEnd(from);
            require(to > from);
            Node.ScalarNode name = values.key(from, to);
            require(keys.add(name.text()));
            if (to + 1 == lines.end()) {
                lines.next();
                require(lines.indent() > column);
                entries.add(new Node.Entry(name, block(depth + 1)));
            } else {
                entries.add(new Node.Entry(name, values.read(to + 2, column, depth + 1)));
                lines.next();
            }
        } while (lines.indent() == column);
        require(lines.indent() < column);
        return new Node.MapNode(entries, at);
    }

    private static void require(boolean plain) throws NotPlainException {
        NotPlainException.unless(plain);
    }
}
