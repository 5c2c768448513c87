package org.fwabi.processor.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where what stands in a YAML text, without reading it: for whoever needs a few entries of many. Only what is asked for is
 * read and only that is known to be sound. Like {@link PlainYaml} it knows the plain form of spec files alone, reports
 * nothing, and leaves everything else to {@link YamlReader}. Immutable.
 */
public final class PlainOutline {
    private final Map<String, Part> sections;

    private PlainOutline(Map<String, Part> sections) {
        this.sections = sections;
    }

    /** The outline of a file; empty if the text is not in the plain form. */
    public static Optional<PlainOutline> of(String file, String text) {
        try {
            return Optional.of(new PlainOutline(split(new Part(file, text, 0, text.length(), 1), 0)));
        } catch (NotPlainException e) {
            return Optional.empty();
        }
    }

    /** The parts of the text by their keys. */
    public Map<String, Part> sections() {
        return sections;
    }

    /** A key and all that belongs to it. */
    public static final class Part {
        private final String file;
        private final String text;
        private final int from;
        private final int to;
        private final int line;

        private Part(String file, String text, int from, int to, int line) {
            this.file = file;
            this.text = text;
            this.from = from;
            this.to = to;
            this.line = line;
        }

        /** The key with its value; empty if it is not in the plain form. */
        public Optional<Node.Entry> entry() {
            try {
                PlainLines lines = new PlainLines(file, text, from, to, line);
                Node node = PlainYaml.read(lines, indent());
                return node instanceof Node.MapNode map && map.entries().size() == 1
                        ? Optional.of(map.entries().getFirst())
                        : Optional.empty();
            } catch (NotPlainException e) {
                return Optional.empty();
            }
        }

        /** The entries of the map that is the value, by their keys; empty if it is not a block map in the plain form. */
        public Optional<Map<String, Part>> entries() {
            int end = text.indexOf('\n', from);
            if (end < 0 || end >= to || text.charAt(end - 1) != ':') {
                return Optional.empty();
            }
            Part body = new Part(file, text, end + 1, to, line + 1);
            try {
                int depth = body.first();
                return depth > indent() ? Optional.of(split(body, depth)) : Optional.empty();
            } catch (NotPlainException e) {
                return Optional.empty();
            }
        }

        private int indent() {
            int at = from;
            while (at < to && text.charAt(at) == ' ') {
                at++;
            }
            return at - from;
        }

        /** The indentation of the first line that says something. */
        private int first() throws NotPlainException {
            PlainLines lines = new PlainLines(file, text, from, to, line);
            lines.next();
            return lines.indent();
        }
    }

    /** Splits lines before each key that stands in this column. */
    private static Map<String, Part> split(Part whole, int column) throws NotPlainException {
        Map<String, Part> parts = new LinkedHashMap<>();
        String text = whole.text;
        String key = "";
        int start = -1;
        int startLine = 0;
        int line = whole.line;
        for (int from = whole.from; from < whole.to; line++) {
            int end = text.indexOf('\n', from);
            int next = end < 0 || end >= whole.to ? whole.to : end + 1;
            int depth = 0;
            while (depth <= column && from + depth < next && text.charAt(from + depth) == ' ') {
                depth++;
            }
            char first = from + depth < next ? text.charAt(from + depth) : '\n';
            if (depth <= column && first != '\n' && first != '#') {
                NotPlainException.unless(depth == column);
                add(parts, key, whole, start, from, startLine);
                key = key(text, from + depth, next);
                start = from;
                startLine = line;
            }
            from = next;
        }
        add(parts, key, whole, start, whole.to, startLine);
        return parts;
    }

    private static void add(Map<String, Part> parts, String key, Part whole, int from, int to, int line)
            throws NotPlainException {
        if (from >= 0) {
            NotPlainException.unless(parts.put(key, new Part(whole.file, whole.text, from, to, line)) == null);
        }
    }

    private static String key(String text, int from, int end) throws NotPlainException {
        int to = from;
        while (to < end && PlainValue.wordPart(text.charAt(to))) {
            to++;
        }
        NotPlainException.unless(to > from && to < end && text.charAt(to) == ':');
        return text.substring(from, to);
    }
}
