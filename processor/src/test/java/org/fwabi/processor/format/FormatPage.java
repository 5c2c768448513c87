package org.fwabi.processor.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference of the spec format: its YAML examples and its generated tables, both marked by comments.
 *
 * <ul>
 *   <li>{@code <!-- example: PATH -->}: the next YAML block is this file of the one family that the page builds up, or
 *       a further piece of it.
 *   <li>{@code <!-- example: release -->}: sections of a release that stands alone; {@code family}: a family file.
 *   <li>{@code <!-- refused: FW024 release -->}: the same, but what it shows is not in the format.
 *   <li>{@code <!-- keys: release struct -->} to {@code <!-- end -->}: a table made from a schema.
 *   <li>{@code <!-- layout: STRUCT -->} to {@code <!-- end -->}: the layout of a struct of the example before it.
 * </ul>
 *
 * @param lines without line ends
 */
record FormatPage(List<String> lines) {
    private static final Pattern MARKER = Pattern.compile("<!-- (example|refused|keys|layout): (.*) -->");
    private static final String END = "<!-- end -->";
    private static final String FENCE = "```yaml";

    FormatPage {
        lines = List.copyOf(lines);
    }

    /**
     * A YAML block.
     *
     * @param target what the comment calls it
     * @param refused the id of the finding that it must cause; empty if it must cause none
     * @param line of the page where its first line stands, counted from 1
     * @param text its lines
     */
    record Example(String target, String refused, int line, List<String> text) {
        Example {
            text = List.copyOf(text);
        }

        /** Whether it is a file, or a piece of one, of the family that the page builds up. */
        boolean file() {
            return target.endsWith(".yaml");
        }

        /** The lines, each where it stands in the page, below {@code head}. */
        String padded(List<String> head) {
            if (head.size() >= line) {
                throw new IllegalStateException("the example in line " + line + " is too far up");
            }
            List<String> all = new ArrayList<>(head);
            while (all.size() < line - 1) {
                all.add("");
            }
            all.addAll(text);
            return String.join("\n", all) + "\n";
        }
    }

    /**
     * A generated table.
     *
     * @param kind {@code keys} or {@code layout}
     * @param subject what the comment names
     * @param line of the comment, counted from 1
     * @param text the lines between the comments
     */
    record Block(String kind, String subject, int line, List<String> text) {
        Block {
            text = List.copyOf(text);
        }
    }

    static FormatPage read(Path file) throws IOException {
        return new FormatPage(Files.readAllLines(file));
    }

    /** The YAML blocks, in order. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(FENCE)) {
                Matcher marker = MARKER.matcher(i == 0 ? "" : lines.get(i - 1));
                if (!marker.matches()
                        || marker.group(1).equals("keys")
                        || marker.group(1).equals("layout")) {
                    throw new IllegalStateException("docs/format.md:" + i + ": no comment says what this example is");
                }
                boolean refused = marker.group(1).equals("refused");
                String[] words = marker.group(2).split(" ", 2);
                examples.add(new Example(
                        refused ? words[1] : marker.group(2),
                        refused ? words[0] : "",
                        i + 2,
                        lines.subList(i + 1, closing(i + 1, "```"))));
            }
        }
        return examples;
    }

    /** The generated tables, in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher marker = MARKER.matcher(lines.get(i));
            if (marker.matches()
                    && (marker.group(1).equals("keys") || marker.group(1).equals("layout"))) {
                blocks.add(
                        new Block(marker.group(1), marker.group(2), i + 1, lines.subList(i + 1, closing(i + 1, END))));
            }
        }
        return blocks;
    }

    /** The text of each file of the family that the page builds up; each line stands where it does in the page. */
    Map<String, String> files() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (Example example : examples()) {
            if (example.file()) {
                List<String> before = files.getOrDefault(example.target(), List.of());
                files.put(example.target(), example.padded(before).lines().toList());
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, text) -> texts.put(path, String.join("\n", text) + "\n"));
        return texts;
    }

    /** The page with other text in its generated tables. */
    FormatPage with(UnaryOperator<Block> generate) {
        List<String> all = new ArrayList<>();
        int next = 0;
        for (Block block : blocks()) {
            all.addAll(lines.subList(next, block.line()));
            all.addAll(generate.apply(block).text());
            next = block.line() + block.text().size();
        }
        all.addAll(lines.subList(next, lines.size()));
        return new FormatPage(all);
    }

    private int closing(int from, String end) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(end)) {
                return i;
            }
        }
        throw new IllegalStateException("docs/format.md:" + from + ": nothing closes what starts here");
    }
}
