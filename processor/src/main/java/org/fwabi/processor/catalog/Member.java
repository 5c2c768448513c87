package org.fwabi.processor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.StructSpec.Kind;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A field of a struct, or of a type that is written in place in it.
 *
 * @param path names from the struct down; anonymous members have none
 * @param offset in bytes from the start of the struct; in an array of a type written in place, of its first element
 * @param layout the field itself
 * @param around bounds and strides of the arrays of types written in place that it lies in; empty in most cases
 * @param union whether it shares its bytes with others
 */
record Member(String path, long offset, FieldLayout layout, String around, boolean union) {
    /** All members by path, in order. A type written in place is not a member, but what it holds is. */
    static Map<String, Member> of(StructLayout struct) {
        Map<String, Member> members = new LinkedHashMap<>();
        collect(struct, "", 0, "", false, members);
        return members;
    }

    private static void collect(
            StructLayout struct, String prefix, long base, String around, boolean union, Map<String, Member> members) {
        boolean shared = union || struct.spec().kind() == Kind.UNION;
        for (FieldLayout field : struct.fields()) {
            String path = prefix.isEmpty()
                    ? field.spec().name()
                    : prefix + field.spec().name();
            long offset = base + field.offset();
            if (field.spec().type() instanceof TypeSpec.Inline && field.inline().isPresent()) {
                boolean array = field.spec().array();
                String inner = field.spec().anonymous() ? prefix : path + (array ? "[]." : ".");
                String bounds = array
                        ? around + field.spec().dimensions() + field.spec().flexible() + "*" + field.elementSize()
                        : around;
                collect(field.inline().get(), inner, offset, bounds, shared, members);
            } else {
                members.putIfAbsent(path, new Member(path, offset, field, around, shared));
            }
        }
    }

    /** Where it lies, for a person. */
    FieldChange.Place place() {
        return new FieldChange.Place(
                offset, layout.bitOffset(), layout.size(), layout.spec().typeText());
    }

    /** The name without those around it. */
    String name() {
        return layout.spec().name();
    }

    /** Whether the other starts at the same bit. */
    boolean sameStart(Member other) {
        return offset == other.offset && layout.bitOffset().equals(other.layout.bitOffset());
    }

    /** Whether one element of each takes the same bytes, or bits. */
    boolean sameWidth(Member other) {
        return layout.elementSize() == other.layout.elementSize()
                && layout.spec().bits().equals(other.layout.spec().bits());
    }

    /** Whether the arrays are the same, their own and those around them. */
    boolean sameBounds(Member other) {
        return around.equals(other.around)
                && layout.spec().flexible() == other.layout.spec().flexible()
                && layout.spec().dimensions().equals(other.layout.spec().dimensions());
    }
}
