package org.fwabi.processor.spec;

import java.util.List;
import java.util.OptionalInt;
import org.fwabi.processor.source.SourcePos;

/**
 * A field of a struct or union.
 *
 * @param name the C name; empty for an anonymous struct or union member
 * @param type the element type
 * @param dimensions array bounds, outermost first; empty for a single value
 * @param flexible whether the outermost dimension is open (C's {@code []}); then {@code dimensions} holds the others
 * @param align an alignment that C states beyond the natural one, in bytes
 * @param bits the width of a bitfield
 * @param at where the field's name stands
 */
public record FieldSpec(
        String name,
        TypeSpec type,
        List<Integer> dimensions,
        boolean flexible,
        OptionalInt align,
        OptionalInt bits,
        SourcePos at) {
    public FieldSpec {
        dimensions = List.copyOf(dimensions);
    }

    /** Whether this is an anonymous struct or union member. */
    public boolean anonymous() {
        return name.isEmpty();
    }

    /** The type as a spec file writes it, e.g. {@code u32[4]}; of an inline type only what it is. */
    public String typeText() {
        String element = switch (type) {
            case TypeSpec.Scalar scalar -> scalar.scalar().key();
            case TypeSpec.Named named -> named.name();
            case TypeSpec.Inline inline -> inline.struct().kind().key();
        };
        return TypeText.write(element, dimensions, flexible, bits);
    }

    /** Whether the field is an array, of fixed or of open length. */
    public boolean array() {
        return flexible || !dimensions.isEmpty();
    }
}
