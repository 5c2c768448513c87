package org.fwabi.processor.source;

import java.util.List;
import java.util.Optional;

/** A piece of a spec file, with its place. Immutable. */
public sealed interface Node {
    /** Where it starts. */
    SourcePos at();

    /** What it is called in a message: {@code a map}, {@code a list}, {@code nothing} or the quoted text. */
    String shape();

    /**
     * A map.
     *
     * @param entries in the order of the file; no key stands twice
     */
    record MapNode(List<Entry> entries, SourcePos at) implements Node {
        public MapNode {
            entries = List.copyOf(entries);
        }

        /** The value of a key. */
        public Optional<Node> get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String shape() {
            return "a map";
        }
    }

    /** A key and its value. */
    record Entry(ScalarNode key, Node value) {}

    /** A list. */
    record ListNode(List<Node> items, SourcePos at) implements Node {
        public ListNode {
            items = List.copyOf(items);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    /**
     * A scalar, as the characters that stand in the file. Whether they are a number is decided by who reads them, not
     * by YAML, whose versions disagree.
     *
     * @param text the value, without quotes
     * @param quoted whether it stands in quotes or is a block ({@code |}, {@code >}), so that every reader takes it for
     *     text
     */
    record ScalarNode(String text, boolean quoted, SourcePos at) implements Node {
        /** Whether nothing stands here: {@code key:} with no value. */
        public boolean empty() {
            return text.isEmpty() && !quoted;
        }

        @Override
        public String shape() {
            return empty() ? "nothing" : "'" + Excerpt.of(text) + "'";
        }
    }
}
