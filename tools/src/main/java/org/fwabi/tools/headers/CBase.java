package org.fwabi.tools.headers;

import java.util.OptionalLong;

/**
 * A type that the language brings.
 *
 * @param name as the compiler spells it: gcc says {@code long unsigned int} where clang says {@code unsigned long}
 * @param bytes its size; 0 for {@code void}
 * @param encoding how its bits are read
 */
public record CBase(String name, int bytes, Encoding encoding) implements CType {
    static final CBase VOID = new CBase("void", 0, Encoding.VOID);

    /** How the bits of a base type are read. A plain {@code char} is one of the two chars, as the target has it. */
    public enum Encoding {
        VOID,
        BOOLEAN,
        SIGNED,
        UNSIGNED,
        SIGNED_CHAR,
        UNSIGNED_CHAR,
        FLOAT
    }

    @Override
    public OptionalLong size() {
        return encoding == Encoding.VOID ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
