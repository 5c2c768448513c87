package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.StructSpec.Kind;

/**
 * Bits of a struct or union that belong to no field.
 *
 * @param before how many fields come before it; all of them for tail padding
 * @param start in bits from the start of the struct
 * @param bits how many
 * @param tail whether it is the padding at the end
 */
record Gap(int before, long start, long bits, boolean tail) {
    /** The holes of a struct in order, then its tail padding. A union has tail padding alone. */
    static List<Gap> of(StructLayout layout) {
        List<Gap> gaps = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < layout.fields().size(); i++) {
            FieldLayout field = layout.fields().get(i);
            if (layout.spec().kind() == Kind.STRUCT && start(field) > end) {
                gaps.add(new Gap(i, end, start(field) - end, false));
            }
            end = Math.max(end, end(field));
        }
        if (layout.size() * 8 > end) {
            gaps.add(new Gap(layout.fields().size(), end, layout.size() * 8 - end, true));
        }
        return gaps;
    }

    /** Where a field starts, in bits from the start of its struct. */
    static long start(FieldLayout field) {
        return field.offset() * 8 + field.bitOffset().orElse(0);
    }

    /** Where a field ends, in bits from the start of its struct; a flexible array ends where it starts. */
    static long end(FieldLayout field) {
        long bits = field.spec().bits().isPresent() ? field.spec().bits().getAsInt() : field.size() * 8;
        return start(field) + bits;
    }

    /** The size for a person, in bytes where it is whole ones. */
    String sizeText() {
        return start % 8 == 0 && bits % 8 == 0 ? Long.toString(bits / 8) : bits + " bits";
    }

    /** What it is, for a person. */
    String noun() {
        return tail ? "tail padding" : "hole";
    }
}
