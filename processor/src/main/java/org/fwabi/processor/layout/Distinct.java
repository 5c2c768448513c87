package org.fwabi.processor.layout;

import java.util.List;
import org.fwabi.processor.spec.StructSpec;

/** A struct and what it embeds, by identity: comparing whole trees of specs would cost more than laying them out. */
@SuppressWarnings("ReferenceEquality") // identity is the point, see above
record Distinct(StructSpec spec, List<Object> embedded) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Distinct(StructSpec otherSpec, List<Object> otherEmbedded)
                && spec == otherSpec
                && same(embedded, otherEmbedded);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(spec);
    }

    private static boolean same(List<Object> a, List<Object> b) {
        for (int i = 0; i < a.size(); i++) {
            boolean sizes = a.get(i) instanceof Integer && a.get(i).equals(b.get(i));
            if (!sizes && a.get(i) != b.get(i)) {
                return false;
            }
        }
        return true;
    }
}
