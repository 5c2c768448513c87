package org.fwabi.tools.headers;

import java.util.OptionalLong;

/**
 * A type that this model has no words for: a vector, a complex or decimal number, a function behind a pointer, an enum
 * that is declared and never defined.
 *
 * @param name what it is, in words
 * @param size bytes; empty if it has no size
 */
public record COther(String name, OptionalLong size) implements CType {
    @Override
    public String toString() {
        return name;
    }
}
