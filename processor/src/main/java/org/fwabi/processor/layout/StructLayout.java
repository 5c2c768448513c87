package org.fwabi.processor.layout;

import java.util.List;
import org.fwabi.processor.spec.StructSpec;

/**
 * A struct or union laid out by the C rules of its family's ABI.
 *
 * @param spec the struct
 * @param size in bytes, with tail padding
 * @param align in bytes
 * @param fields in the order of the spec
 */
public record StructLayout(StructSpec spec, long size, int align, List<FieldLayout> fields) {
    public StructLayout {
        fields = List.copyOf(fields);
    }
}
