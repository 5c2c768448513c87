package org.fwabi.tools.headers;

import java.util.List;
import java.util.OptionalLong;

/**
 * An array of one or more dimensions. An array of a typedef that is itself an array is one array of more dimensions:
 * gcc keeps no trace of the typedef, so that of clang is dropped as well.
 *
 * @param element what it holds; never an array
 * @param counts elements in each dimension, outermost first; empty for {@code []}, 0 for {@code [0]}
 */
public record CArray(CType element, List<OptionalLong> counts) implements CType {
    public CArray {
        counts = List.copyOf(counts);
    }

    @Override
    public OptionalLong size() {
        OptionalLong size = element.size();
        for (OptionalLong count : counts) {
            if (size.isEmpty() || count.isEmpty()) {
                return OptionalLong.empty();
            }
            size = OptionalLong.of(Math.multiplyExact(size.getAsLong(), count.getAsLong()));
        }
        return size;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(element.toString());
        for (OptionalLong count : counts) {
            text.append('[');
            count.ifPresent(text::append);
            text.append(']');
        }
        return text.toString();
    }
}
