package org.fwabi.processor.binding;

import java.util.Optional;
import org.fwabi.processor.spec.ScalarType;

/** What one element of a field is, in C and in Java. */
public sealed interface Element {
    /** How Java carries a number. */
    enum Carrier {
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        BOOLEAN
    }

    /** A scalar of the same type in every release that has the field. */
    record Plain(ScalarType scalar, Carrier carrier) implements Element {}

    /**
     * A bitfield, or an integer whose type differs between releases: read and written through a codec.
     *
     * @param codec where the codec is: a constant of the class, or a field of the layout
     */
    record Coded(CodecRef codec, Carrier carrier) implements Element {}

    /** A string in an array of {@code char}. */
    record Text(Num capacity) implements Element {}

    /**
     * A struct or union.
     *
     * @param javaType its class, with the enclosing classes, e.g. {@code Outer.Inner}
     * @param layout where its layout is; empty where there is only one
     */
    record Struct(String javaType, Optional<Ref> layout) implements Element {}

    /**
     * An integer that holds a value of an enum.
     *
     * @param javaType the enum's class
     * @param table where its numbers are
     * @param complete whether each release that has the enum has all its constants
     * @param raw the integer
     */
    record Enumerated(String javaType, Ref table, boolean complete, Element raw) implements Element {}

    /** Where a codec is. */
    sealed interface CodecRef {
        /** A constant of the class, made of a type. */
        record Constant(String name, String type) implements CodecRef {}

        /** A field of the layout. */
        record InLayout(String field) implements CodecRef {}
    }

    /** Where a nested struct's layout or an enum's table is. */
    sealed interface Ref {
        /** A constant that belongs to the class of the struct or enum. */
        record Constant(String javaType, String name) implements Ref {}

        /** A field of the layout. */
        record InLayout(String field) implements Ref {}
    }
}
