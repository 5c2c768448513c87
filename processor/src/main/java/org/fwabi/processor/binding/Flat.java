package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A field of one release's struct after anonymous members have been flattened into it.
 *
 * @param spec the field, as Java is concerned
 * @param declared the field, as C declares it
 * @param offset in bytes from the start of the struct
 * @param elementSize in bytes
 * @param bitOffset for a bitfield
 * @param inline for a named member of an inline type: its layout
 * @param overlay whether a union holds it, directly or further out
 */
record Flat(
        FieldSpec spec,
        FieldSpec declared,
        long offset,
        long elementSize,
        OptionalInt bitOffset,
        Optional<StructLayout> inline,
        boolean overlay) {

    String name() {
        return spec.name();
    }

    /** The same field, as a flexible array of bytes; see {@link org.fwabi.processor.catalog.ByteTail}. */
    Flat asBytes() {
        FieldSpec bytes = new FieldSpec(
                spec.name(),
                new TypeSpec.Scalar(ScalarType.U8),
                List.of(),
                true,
                spec.align(),
                OptionalInt.empty(),
                spec.at());
        return new Flat(bytes, declared, offset, 1, OptionalInt.empty(), Optional.empty(), overlay);
    }

    /**
     * The fields of a struct, in order, under their newest names.
     *
     * @param meaning of the struct, which knows the older ones
     */
    static List<Flat> of(StructLayout struct, Optional<StructMeaning> meaning) {
        List<Flat> fields = new ArrayList<>();
        collect(struct, 0, false, fields);
        return fields.stream()
                .map(field -> field.named(Renames.newestField(meaning, field.name(), struct.spec())))
                .toList();
    }

    private Flat named(String name) {
        if (name.equals(name())) {
            return this;
        }
        FieldSpec renamed = new FieldSpec(
                name, spec.type(), spec.dimensions(), spec.flexible(), spec.align(), spec.bits(), spec.at());
        return new Flat(renamed, declared, offset, elementSize, bitOffset, inline, overlay);
    }

    private static void collect(StructLayout struct, long base, boolean overlay, List<Flat> into) {
        boolean shared = overlay || struct.spec().kind() == StructSpec.Kind.UNION;
        for (FieldLayout field : struct.fields()) {
            Optional<StructLayout> inline = field.inline();
            if (field.spec().anonymous() && inline.isPresent()) {
                collect(inline.get(), base + field.offset(), shared, into);
            } else {
                into.add(new Flat(
                        field.spec(),
                        field.spec(),
                        base + field.offset(),
                        field.elementSize(),
                        field.bitOffset(),
                        inline,
                        shared));
            }
        }
    }
}
