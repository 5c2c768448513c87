package org.fwabi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Javadoc text. Whatever comes from a spec goes through {@link #escape}, so that it can neither end the comment nor be
 * taken for markup.
 */
final class Docs {
    private static final int WIDTH = 105;

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> code = new ArrayList<>();

    /** Adds a paragraph of our own, with markup. */
    Docs add(String markup) {
        paragraphs.add(markup);
        return this;
    }

    /** Adds a paragraph of a spec. */
    Docs quote(Optional<String> text) {
        text.filter(words -> !words.isBlank()).ifPresent(words -> paragraphs.add(escape(words)));
        return this;
    }

    /** Adds lines of C. */
    Docs code(List<String> lines) {
        lines.forEach(line -> code.add(escape(line)));
        return this;
    }

    /** Adds a block tag. */
    Docs tag(String tag) {
        tags.add(tag);
        return this;
    }

    /** The comment's contents. */
    CodeBlock build() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            if (i > 0) {
                lines.add("");
            }
            wrap((i > 0 ? "<p>" : "") + paragraphs.get(i), "", lines);
        }
        if (!code.isEmpty()) {
            lines.add("");
            lines.add("<pre>");
            lines.addAll(code);
            lines.add("</pre>");
        }
        if (!tags.isEmpty()) {
            lines.add("");
            tags.forEach(tag -> wrap(tag, "    ", lines));
        }
        return CodeBlock.of("$L\n", String.join("\n", lines));
    }

    private static void wrap(String text, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
    }

    /** Text as Javadoc shows it, character by character. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '\\' -> escaped.append("&#92;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '/' -> escaped.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
                case '\n', '\r', '\t' -> escaped.append(' ');
                default -> escaped.append(Character.isISOControl(c) ? '\ufffd' : c);
            }
        }
        return escaped.toString();
    }
}
