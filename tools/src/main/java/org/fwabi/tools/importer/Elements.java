package org.fwabi.tools.importer;

import java.util.Optional;
import org.fwabi.tools.headers.CArray;
import org.fwabi.tools.headers.CRecord;
import org.fwabi.tools.headers.CType;

/** What is at the core of a C type. */
final class Elements {
    private Elements() {}

    /** The record that a type is, behind typedefs and array bounds. */
    static Optional<CRecord> record(CType declared) {
        CType type = declared.resolved();
        while (type instanceof CArray array) {
            type = array.element().resolved();
        }
        return type instanceof CRecord record ? Optional.of(record) : Optional.empty();
    }
}
