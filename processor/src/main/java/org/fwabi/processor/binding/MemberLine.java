package org.fwabi.processor.binding;

import java.math.BigInteger;
import java.util.Optional;
import org.fwabi.processor.spec.Semantics.Count;
import org.fwabi.processor.spec.Semantics.FieldMeaning;

/** Writes a member as the run-time support reads it: {@code NAME OFFSET TYPE [count=NAME] [preset=NUMBER] [self] [overlay]}. */
final class MemberLine {
    private MemberLine() {}

    /**
     * The line; empty for a struct whose class is not known.
     *
     * @param nested the position of the struct's class among the nested types, or -1
     */
    static Optional<String> of(Placement placement, int nested, Optional<Count> count, Optional<FieldMeaning> meaning) {
        boolean struct =
                placement.kind() instanceof Placement.Kind.Struct || placement.kind() instanceof Placement.Kind.Inline;
        if (struct && nested < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        line.append(placement.flat().name())
                .append(' ')
                .append(placement.flat().offset())
                .append(' ');
        line.append(struct ? "{" + nested + "}" : placement.scalarText());
        for (int length : placement.allDimensions()) {
            line.append(length < 0 ? "[]" : "[" + length + "]");
        }
        if (!placement.allDimensions().isEmpty()) {
            count.ifPresent(by -> line.append(" count=").append(by.field()));
        }
        meaning.flatMap(FieldMeaning::preset)
                .filter(preset -> placement.holds(preset))
                .ifPresent(preset -> line.append(" preset=").append(preset.longValue()));
        meaning.filter(FieldMeaning::selfSize)
                .filter(field -> placement.holds(BigInteger.ZERO))
                .ifPresent(field -> line.append(" self"));
        if (placement.flat().overlay()) {
            line.append(" overlay");
        }
        return Optional.of(line.toString());
    }
}
