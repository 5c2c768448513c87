package org.fwabi.tools.headers;

import java.util.OptionalLong;

/** A C type as the compiler understands it. Qualifiers (const, volatile, restrict, atomic) are stripped. */
public sealed interface CType permits CBase, CPointer, CArray, CTypedef, CRecord, CEnum, COther {
    /** Bytes that {@code sizeof} gives; empty for a type without a size, such as {@code u32[]} or a struct never defined. */
    OptionalLong size();

    /** The type itself, behind any typedefs. */
    default CType resolved() {
        CType type = this;
        while (type instanceof CTypedef typedef) {
            type = typedef.target();
        }
        return type;
    }
}
