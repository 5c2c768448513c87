package org.fwabi.processor.spec;

/** The element type of a field. */
public sealed interface TypeSpec {
    /** A scalar of the format. */
    record Scalar(ScalarType scalar) implements TypeSpec {}

    /** A struct, union or enum of the same release, by its C name. */
    record Named(String name) implements TypeSpec {}

    /** A struct or union written in place, as C allows inside another. */
    record Inline(StructSpec struct) implements TypeSpec {}
}
