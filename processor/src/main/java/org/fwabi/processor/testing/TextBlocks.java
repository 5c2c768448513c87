package org.fwabi.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines as Java text blocks. */
final class TextBlocks {
    /** A constant of a class file holds 65,535 bytes; some room is left for characters of several bytes. */
    private static final int LIMIT = 60_000;

    private static final String INDENT = "            ";

    private TextBlocks() {}

    /** One expression; of several blocks where the lines are too long for one. */
    static String of(List<String> lines) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : lines) {
            if (block.length() + line.length() + 1 > LIMIT) {
                blocks.add(block(block));
                block.setLength(0);
            }
            block.append(line.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\""))
                    .append('\n');
        }
        blocks.add(block(block));
        return blocks.size() == 1
                ? blocks.getFirst()
                : "String.join(\"\", " + blocks.stream().collect(Collectors.joining(", ")) + ")";
    }

    private static String block(CharSequence lines) {
        String indented = lines.toString().replaceAll("(?m)^(?=.)", INDENT);
        return "\"\"\"\n" + indented + INDENT + "\"\"\"";
    }
}
