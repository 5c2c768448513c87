package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines of cells, each column as wide as its widest cell. The last column is not padded. */
final class Columns {
    private record Line(List<String> cells, UnaryOperator<String> style) {}

    private final String alignment;
    private final List<Line> lines = new ArrayList<>();

    /** Columns by their alignment, one letter each: {@code l} or {@code r}. */
    Columns(String alignment) {
        this.alignment = alignment;
    }

    void add(String... cells) {
        add(UnaryOperator.identity(), cells);
    }

    /** Adds a line that is styled as a whole, after its cells have got their widths. */
    void add(UnaryOperator<String> style, String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(cells.length + " cells for " + alignment.length() + " columns");
        }
        lines.add(new Line(List.of(cells), style));
    }

    void print(PrintWriter out) {
        int[] widths = new int[alignment.length()];
        for (Line line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.cells().get(i).length());
            }
        }
        for (Line line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.cells().get(i);
                String blanks = " ".repeat(widths[i] - cell.length());
                text.append("  ").append(alignment.charAt(i) == 'r' ? blanks + cell : cell + blanks);
            }
            out.println(line.style().apply(text.toString().stripTrailing()));
        }
    }
}
