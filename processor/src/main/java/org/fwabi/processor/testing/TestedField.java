package org.fwabi.processor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.catalog.ByteTail;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;
import org.fwabi.processor.testing.TestedStruct.Part;

/**
 * A field of one release's struct, as its generated class shows it: members of anonymous structs and unions among the
 * others.
 *
 * @param part the struct
 * @param layout the field in the struct or union that declares it
 * @param offset in bytes from the start of the struct
 * @param newest C name in the newest release, by which the generated class knows the field
 * @param bytes whether it is a flexible array of a union, which Java shows as bytes
 * @param overlay whether it shares its bytes with others
 */
record TestedField(Part part, FieldLayout layout, long offset, String newest, boolean bytes, boolean overlay) {
    /** The fields, each name once, in order. */
    static List<TestedField> all(Part part) {
        Optional<StructMeaning> meaning = meaning(part);
        Map<String, TestedField> fields = new LinkedHashMap<>();
        collect(part, part.layout(), 0, false, meaning, fields);
        return new ArrayList<>(fields.values());
    }

    /** What semantics say of the struct; a struct written in place has no semantics. */
    static Optional<StructMeaning> meaning(Part part) {
        Family family = part.release().release().family();
        return part.in().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(family.semantics().structs().get(family.neutralName(part.name())));
    }

    private static void collect(
            Part part,
            StructLayout struct,
            long base,
            boolean overlay,
            Optional<StructMeaning> meaning,
            Map<String, TestedField> into) {
        boolean shared = overlay || struct.spec().kind() == StructSpec.Kind.UNION;
        for (FieldLayout field : struct.fields()) {
            if (field.spec().anonymous() && field.inline().isPresent()) {
                collect(part, field.inline().get(), base + field.offset(), shared, meaning, into);
            } else {
                String name = field.spec().name();
                into.putIfAbsent(
                        name,
                        new TestedField(
                                part,
                                field,
                                base + field.offset(),
                                Renames.newestField(meaning, name, part.layout().spec()),
                                ByteTail.is(field.spec(), part.release(), meaning),
                                shared));
            }
        }
    }

    /** C name in this release. */
    String name() {
        return layout.spec().name();
    }

    /** Bounds, outermost first, -1 for an open one. */
    List<Integer> dimensions() {
        if (bytes) {
            return List.of(-1);
        }
        List<Integer> all = new ArrayList<>(layout.spec().dimensions());
        if (layout.spec().flexible()) {
            all.addFirst(-1);
        }
        return all;
    }

    /** Bytes of one element. */
    long elementSize() {
        return bytes ? 1 : layout.elementSize();
    }

    /** The struct that the field holds. */
    Optional<Part> struct() {
        if (bytes) {
            return Optional.empty();
        }
        return switch (layout.spec().type()) {
            case TypeSpec.Scalar scalar -> Optional.empty();
            case TypeSpec.Inline inline ->
                layout.inline()
                        .map(inner -> new Part(part.release(), inner, name(), Optional.of(part.name() + "." + name())));
            case TypeSpec.Named(String named) ->
                Optional.ofNullable(part.release().structs().get(named))
                        .map(inner -> new Part(part.release(), inner, named, Optional.empty()));
        };
    }

    /** The enum that the field's type is. */
    Optional<EnumSpec> enumeration() {
        return layout.spec().type() instanceof TypeSpec.Named(String named)
                ? Optional.ofNullable(part.release().release().enums().get(named))
                : Optional.empty();
    }

    /**
     * The type of a number as the testing library reads it, e.g. {@code u32} or {@code u32:4@8}.
     *
     * @param unsigned whether Java reads it without sign, as it does for enums
     */
    String scalar(boolean unsigned) {
        String bits = layout.spec().bits().isPresent()
                ? ":" + layout.spec().bits().getAsInt() + "@"
                        + layout.bitOffset().orElse(0)
                : "";
        if (bytes) {
            return "u8";
        }
        ScalarType type = switch (layout.spec().type()) {
            case TypeSpec.Scalar(ScalarType scalar) -> scalar == ScalarType.CHAR ? ScalarType.U8 : scalar;
            default -> ScalarType.U8;
        };
        String key = enumeration().map(found -> "u" + 8 * found.size()).orElse(type.key());
        return (unsigned && key.startsWith("s") ? "u" + key.substring(1) : key) + bits;
    }

    /** Bits of a number. */
    int width() {
        return layout.spec().bits().orElse((int) (8 * elementSize()));
    }
}
