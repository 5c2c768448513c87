package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.source.SourcePos;

/**
 * A file of semantics, whose examples get their bytes. Only {@code bytes} of an example is touched: every other line,
 * comments among them, stays as it is.
 */
final class ExampleFile {
    private static final int WIDTH = 120;
    private static final String KEY = "bytes:";

    private final List<String> lines;

    ExampleFile(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    /** The text, with a line feed at its end. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    /**
     * Replaces the bytes of an example. Examples must be given from the last of the file to the first, since lines move.
     *
     * @param at where the example's first key stands
     * @param bytes groups of hex by selector
     * @throws UsageException if the example is written between braces, where there is no place for lines
     */
    void put(SourcePos at, Map<String, List<String>> bytes) {
        int first = at.line() - 1;
        int indent = at.column() - 1;
        if (lines.get(first).startsWith("{", indent)) {
            throw new UsageException(
                    at + ": this example is written between braces; give each of its keys a line of its own");
        }
        int end = first + 1;
        int from = -1;
        int to = -1;
        while (end < lines.size() && inside(lines.get(end), indent)) {
            if (from < 0 && lines.get(end).startsWith(KEY, indent) && indent(lines.get(end)) == indent) {
                from = end;
                to = end + 1;
                while (to < lines.size() && inside(lines.get(to), indent + 1)) {
                    to++;
                }
            }
            end++;
        }
        // Blank lines and comments behind an example belong to what follows.
        while (end > first + 1 && (blank(lines.get(end - 1)) || comment(lines.get(end - 1)))) {
            end--;
        }
        if (from < 0) {
            from = end;
            to = end;
        } else {
            while (to > from + 1 && (blank(lines.get(to - 1)) || comment(lines.get(to - 1)))) {
                to--;
            }
        }
        List<String> block = new ArrayList<>();
        String margin = " ".repeat(indent);
        block.add(margin + KEY);
        bytes.forEach((selector, groups) -> block.addAll(entry(margin + "  ", selector, groups)));
        List<String> old = lines.subList(from, to);
        old.clear();
        lines.addAll(from, block);
    }

    private static List<String> entry(String margin, String selector, List<String> groups) {
        String key = margin + '"' + selector + "\": ";
        String line = key + '"' + String.join(" ", groups) + '"';
        if (line.length() <= WIDTH) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>(List.of(key + ">-"));
        StringBuilder row = new StringBuilder(margin).append("  ");
        int start = row.length();
        for (String group : groups) {
            if (row.length() > start && row.length() + 1 + group.length() > WIDTH) {
                lines.add(row.toString());
                row.setLength(start);
            }
            row.append(row.length() > start ? " " : "").append(group);
        }
        lines.add(row.toString());
        return lines;
    }

    private static boolean inside(String line, int indent) {
        return blank(line) || indent(line) >= indent;
    }

    private static boolean blank(String line) {
        return line.isBlank();
    }

    private static boolean comment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
