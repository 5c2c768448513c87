package org.fwabi.processor.spec;

import java.util.List;
import org.fwabi.processor.source.SourcePos;

/**
 * A fact that every release of a family states, such as the number of pages in a queue.
 *
 * @param name dotted, lower case, e.g. {@code queue.pages}
 * @param type what a value looks like
 * @param choices for {@link Type#CHOICE} and {@link Type#CHOICES}: the words allowed
 * @param doc one sentence for the generated accessor
 * @param at where it is declared
 */
public record FactDeclaration(String name, Type type, List<String> choices, String doc, SourcePos at) {
    /** The kinds of facts. */
    public enum Type {
        U32("u32"),
        U64("u64"),
        BOOL("bool"),
        /** One of a closed set of words. */
        CHOICE("choice"),
        /** A list of words of a closed set. */
        CHOICES("choices");

        private final String key;

        Type(String key) {
            this.key = key;
        }

        /** The type's name in a family file. */
        public String key() {
            return key;
        }
    }

    public FactDeclaration {
        choices = List.copyOf(choices);
    }
}
