package org.fwabi.tools.headers;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A name for another type.
 *
 * @param name the name it gives
 * @param target what it names, which may be a typedef again
 * @param alignment bytes, where an {@code aligned} attribute gives one. gcc repeats here what the target has already;
 *     clang does not
 * @param origin where it is declared
 */
public record CTypedef(String name, CType target, OptionalInt alignment, COrigin origin) implements CType {
    @Override
    public OptionalLong size() {
        return target.size();
    }

    @Override
    public String toString() {
        return name;
    }
}
