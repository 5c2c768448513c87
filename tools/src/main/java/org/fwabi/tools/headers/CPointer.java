package org.fwabi.tools.headers;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A pointer to an object or a function.
 *
 * @param target what it points at; empty for {@code void *}. A function is a {@link COther}
 * @param bytes its size
 */
public record CPointer(Optional<CType> target, int bytes) implements CType {
    @Override
    public OptionalLong size() {
        return OptionalLong.of(bytes);
    }

    @Override
    public String toString() {
        return target.map(CType::toString).orElse("void") + " *";
    }
}
