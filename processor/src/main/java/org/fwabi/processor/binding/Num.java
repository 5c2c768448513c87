package org.fwabi.processor.binding;

/** A number that an accessor needs. */
public sealed interface Num {
    /** The same in every layout, so generated code holds the number itself. */
    record Known(long value) implements Num {}

    /** Different between layouts, so it is a field of the layout in use. */
    record InLayout(String field) implements Num {}
}
