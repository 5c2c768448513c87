package org.fwabi.processor.layout;

import java.util.Optional;
import java.util.OptionalInt;
import org.fwabi.processor.spec.FieldSpec;

/**
 * Where a field lies.
 *
 * @param spec the field
 * @param offset in bytes from the start of the struct that holds it; for a bitfield, of its storage unit
 * @param size in bytes, all elements together; 0 for a flexible array
 * @param elementSize in bytes
 * @param bitOffset for a bitfield: the lowest bit in its storage unit
 * @param inline for a struct or union written in place: its own layout, with offsets from its own start
 */
public record FieldLayout(
        FieldSpec spec,
        long offset,
        long size,
        long elementSize,
        OptionalInt bitOffset,
        Optional<StructLayout> inline) {}
