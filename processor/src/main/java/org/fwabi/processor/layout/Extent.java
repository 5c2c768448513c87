package org.fwabi.processor.layout;

import java.util.Optional;

/**
 * What one element of a field needs.
 *
 * @param size in bytes
 * @param align in bytes
 * @param open whether it ends in a flexible array
 * @param inline its layout, for a type written in place
 */
record Extent(long size, int align, boolean open, Optional<StructLayout> inline) {
    static Extent scalar(int size) {
        return new Extent(size, size, false, Optional.empty());
    }
}
