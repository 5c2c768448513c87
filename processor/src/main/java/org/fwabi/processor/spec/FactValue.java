package org.fwabi.processor.spec;

import java.util.List;
import org.fwabi.processor.source.SourcePos;

/** The value of a fact in one release. */
public sealed interface FactValue {
    /** Where the spec says so. */
    SourcePos at();

    /** A number; unsigned. */
    record Quantity(long value, SourcePos at) implements FactValue {}

    /** Yes or no. */
    record Flag(boolean value, SourcePos at) implements FactValue {}

    /** One word of a closed set. */
    record Choice(String word, SourcePos at) implements FactValue {}

    /** Words of a closed set, in order. */
    record Choices(List<String> words, SourcePos at) implements FactValue {
        public Choices {
            words = List.copyOf(words);
        }
    }
}
