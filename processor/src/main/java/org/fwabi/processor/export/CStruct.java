package org.fwabi.processor.export;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** The declaration of one struct or union. It says what the spec says; where fields lie is left to the compiler. */
final class CStruct {
    /** What the struct must know of the types it names. */
    interface Types {
        /** The C type. */
        String spelling(String name);

        /** Its alignment in bytes. */
        int align(String name);
    }

    private final Types types;
    private final CNames members;
    private final StringBuilder out;

    /**
     * A writer of one struct.
     *
     * @param types the structs and enums of the release
     * @param members the scope of the struct's members
     * @param out where the declaration goes
     */
    CStruct(Types types, CNames members, StringBuilder out) {
        this.types = types;
        this.members = members;
        this.out = out;
    }

    /** All member names, those inside inline members included: one scope is enough, and simpler than C's several. */
    static List<String> names(StructLayout struct) {
        List<String> names = new ArrayList<>();
        for (FieldLayout field : struct.fields()) {
            if (!field.spec().anonymous()) {
                names.add(field.spec().name());
            }
            field.inline().ifPresent(inline -> names.addAll(names(inline)));
        }
        return names;
    }

    /** Writes the declaration. */
    void declare(String tag, StructLayout struct) {
        out.append(tag).append(" {\n");
        body(struct, "    ");
        out.append('}');
        alignment(struct);
        out.append(";\n");
    }

    private void body(StructLayout struct, String indent) {
        for (FieldLayout field : struct.fields()) {
            field(struct, field, indent);
        }
    }

    private void field(StructLayout struct, FieldLayout layout, String indent) {
        FieldSpec field = layout.spec();
        out.append(indent);
        layout.inline()
                .ifPresentOrElse(
                        inline -> {
                            out.append(inline.spec().kind().key()).append(" {\n");
                            body(inline, indent + "    ");
                            out.append(indent).append('}');
                            alignment(inline);
                        },
                        () -> out.append(type(field.type())));
        if (!field.anonymous()) {
            out.append(' ').append(members.spell(field.name()));
        }
        if (field.flexible()) {
            out.append("[]");
        }
        field.dimensions().forEach(length -> out.append('[').append(length).append(']'));
        field.bits().ifPresent(bits -> out.append(" : ").append(bits));
        packed(struct.spec(), layout);
        field.align().ifPresent(this::aligned);
        out.append(";\n");
    }

    /**
     * Packs one field rather than the struct: a pragma would reach into inline members, which the spec packs on their
     * own. The compiler warns of an attribute that changes nothing, so there is none where the field is small enough.
     */
    private void packed(StructSpec struct, FieldLayout layout) {
        if (struct.packed().isEmpty() || natural(layout) <= struct.packed().getAsInt()) {
            return;
        }
        out.append(" __attribute__((packed))");
        if (struct.packed().getAsInt() > 1
                && layout.spec().align().isEmpty()
                && layout.bitOffset().isEmpty()) {
            aligned(struct.packed().getAsInt());
        }
    }

    private int natural(FieldLayout layout) {
        return switch (layout.spec().type()) {
            case TypeSpec.Scalar(ScalarType scalar) -> scalar.size();
            case TypeSpec.Named(String name) -> types.align(name);
            case TypeSpec.Inline inline ->
                layout.inline().map(StructLayout::align).orElse(1);
        };
    }

    /**
     * What the fields do not say of a struct's alignment. A packed bitfield counts for nothing in C, and an alignment of
     * its own would move it, so a struct that is packed to more than bytes states what the bitfields would have given.
     */
    private void alignment(StructLayout struct) {
        StructSpec spec = struct.spec();
        boolean bits =
                struct.fields().stream().anyMatch(field -> field.bitOffset().isPresent());
        if (spec.align().isPresent()) {
            aligned(spec.align().getAsInt());
        } else if (bits && spec.packed().orElse(1) > 1) {
            aligned(struct.align());
        }
    }

    private void aligned(int alignment) {
        out.append(" __attribute__((aligned(").append(alignment).append(")))");
    }

    private String type(TypeSpec type) {
        return switch (type) {
            case TypeSpec.Scalar(ScalarType scalar) -> scalar(scalar);
            case TypeSpec.Named(String name) -> types.spelling(name);
            case TypeSpec.Inline inline -> throw new IllegalArgumentException("an inline type without a layout");
        };
    }

    private static String scalar(ScalarType type) {
        return switch (type) {
            case U8, BOOL8 -> "uint8_t";
            case U16 -> "uint16_t";
            case U32, HANDLE -> "uint32_t";
            case U64, ADDRESS, POINTER -> "uint64_t";
            case S8 -> "int8_t";
            case S16 -> "int16_t";
            case S32 -> "int32_t";
            case S64 -> "int64_t";
            case CHAR -> "char";
            case F32 -> "float";
            case F64 -> "double";
        };
    }
}
