package org.fwabi.processor.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.StructSpec.Kind;
import org.fwabi.processor.spec.TypeSpec;

/**
 * One struct or union by the rules of the System V ABI for x86-64, as gcc applies them: natural alignment, bitfields
 * from the lowest bit that never straddle a unit of their type, a flexible array right after the field before it.
 */
final class StructCalculator {
    /** No message is larger than what one Java array or segment index can address. */
    static final long LIMIT = Integer.MAX_VALUE;

    private final StructSpec struct;
    private final String what;
    private final Diagnostics diagnostics;
    private final List<FieldLayout> fields = new ArrayList<>();
    private boolean sound = true;
    private boolean tooLarge;
    /** The next free bit of a struct; the largest end of a union. */
    private long endBits;

    private int align = 1;

    /**
     * For one struct.
     *
     * @param what names it, or the struct around it, in a message
     */
    StructCalculator(StructSpec struct, String what, Diagnostics diagnostics) {
        this.struct = struct;
        this.what = what;
        this.diagnostics = diagnostics;
    }

    /** The layout; empty where there are findings. */
    Optional<StructLayout> calculate(Function<FieldSpec, Optional<Extent>> extents) {
        struct.packed().ifPresent(packed -> powerOfTwo(packed, "packed", struct.at()));
        for (int i = 0; i < struct.fields().size() && sound; i++) {
            FieldSpec field = struct.fields().get(i);
            Optional<Extent> extent = extents.apply(field);
            if (extent.isEmpty()) {
                return Optional.empty();
            }
            boolean last = i == struct.fields().size() - 1;
            flexibleRules(field, extent.get(), i == 0, last);
            place(field, extent.get());
        }
        int natural = align;
        struct.align().ifPresent(stated -> {
            if (powerOfTwo(stated, "align", struct.at())) {
                notBelow(stated, natural, what, struct.at());
                align = Math.max(align, stated);
            }
        });
        long size = roundUp(fieldsEnd(), align);
        if (size > LIMIT) {
            tooLarge(struct.at(), what);
        }
        unitsInside(size);
        return sound ? Optional.of(new StructLayout(struct, size, align, fields)) : Optional.empty();
    }

    /** Where the last field ends, in bytes, without tail padding. */
    long fieldsEnd() {
        return (endBits + 7) / 8;
    }

    private void place(FieldSpec field, Extent extent) {
        int natural = struct.packed().isPresent()
                ? Math.min(extent.align(), struct.packed().getAsInt())
                : extent.align();
        int effective = natural;
        if (field.align().isPresent()) {
            int stated = field.align().getAsInt();
            if (!powerOfTwo(stated, "field '" + field.name() + "': align", field.at())) {
                return;
            }
            notBelow(stated, natural, what + ": field '" + field.name() + "'", field.at());
            effective = Math.max(natural, stated);
        }
        if (field.bits().isPresent()) {
            bitfield(field, extent, effective, field.bits().getAsInt());
            return;
        }
        long size = sizeOf(field, extent);
        long offset = struct.kind() == Kind.UNION ? 0 : roundUp(fieldsEnd(), effective);
        if (offset > LIMIT || size > LIMIT || offset + size > LIMIT) {
            tooLarge(field.at(), what + ": field '" + field.name() + "'");
            return;
        }
        align = Math.max(align, effective);
        endBits = Math.max(endBits, (offset + size) * 8);
        fields.add(new FieldLayout(field, offset, size, extent.size(), OptionalInt.empty(), extent.inline()));
    }

    private static long sizeOf(FieldSpec field, Extent extent) {
        if (field.flexible()) {
            return 0;
        }
        long size = extent.size();
        for (int length : field.dimensions()) {
            if (size > LIMIT) {
                break;
            }
            size *= length;
        }
        return size;
    }

    private void bitfield(FieldSpec field, Extent extent, int effective, int bits) {
        boolean integer = field.type() instanceof TypeSpec.Scalar scalar && isInteger(scalar.scalar());
        String name = what + ": bitfield '" + field.name() + "'";
        long unitBits = extent.size() * 8;
        if (!integer) {
            error(
                    DiagnosticId.FW065,
                    field.at(),
                    name + " has type " + elementText(field) + "; a bitfield is u8 to u64 or s8 to s64");
            return;
        }
        if (bits == 0 || bits > unitBits) {
            error(
                    DiagnosticId.FW065,
                    field.at(),
                    name + " has " + bits + " bits; " + elementText(field) + " holds 1 to " + unitBits);
            return;
        }
        if (field.align().isPresent()) {
            error(DiagnosticId.FW065, field.at(), name + " states an alignment, which bitfields cannot have");
            return;
        }
        long start = struct.kind() == Kind.UNION ? 0 : endBits;
        if (start / unitBits != (start + bits - 1) / unitBits) {
            if (struct.packed().isPresent()) {
                error(
                        DiagnosticId.FW065,
                        field.at(),
                        name + " would straddle two units of " + elementText(field)
                                + " in a packed struct, where compilers differ");
                return;
            }
            start = roundUp(start, unitBits);
        }
        long unit = start / unitBits * extent.size();
        align = Math.max(align, effective);
        endBits = Math.max(endBits, start + bits);
        fields.add(new FieldLayout(
                field, unit, extent.size(), extent.size(), OptionalInt.of((int) (start % unitBits)), Optional.empty()));
    }

    private static boolean isInteger(ScalarType type) {
        return switch (type) {
            case U8, U16, U32, U64, S8, S16, S32, S64 -> true;
            case BOOL8, CHAR, F32, F64, HANDLE, ADDRESS, POINTER -> false;
        };
    }

    private static String elementText(FieldSpec field) {
        String text = field.typeText();
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** A packed struct may end before the unit of its last bitfield does; then no access of that width is possible. */
    private void unitsInside(long size) {
        for (FieldLayout field : fields) {
            if (field.bitOffset().isPresent() && field.offset() + field.elementSize() > size) {
                error(
                        DiagnosticId.FW065,
                        field.spec().at(),
                        what + ": bitfield '" + field.spec().name() + "' has its unit of " + field.elementSize()
                                + " bytes at " + field.offset() + ", beyond the end of the packed struct at " + size);
            }
        }
    }

    private void flexibleRules(FieldSpec field, Extent extent, boolean first, boolean last) {
        String name = field.anonymous() ? "an anonymous member" : "field '" + field.name() + "'";
        boolean union = struct.kind() == Kind.UNION;
        if (field.flexible() && union) {
            error(DiagnosticId.FW064, field.at(), what + ": " + name + " is a flexible array in a union");
        } else if (field.flexible() && first) {
            error(DiagnosticId.FW064, field.at(), what + ": " + name + " is a flexible array with no field before it");
        } else if (field.flexible() && !last) {
            error(DiagnosticId.FW064, field.at(), what + ": " + name + " is a flexible array, but not the last field");
        } else if (extent.open() && !field.dimensions().isEmpty()) {
            error(
                    DiagnosticId.FW064,
                    field.at(),
                    what + ": " + name + " is an array of structs that end in a flexible array");
        } else if (extent.open() && !union && !last) {
            error(
                    DiagnosticId.FW064,
                    field.at(),
                    what + ": " + name + " ends in a flexible array, but is not the last field");
        }
    }

    private boolean powerOfTwo(int value, String key, SourcePos at) {
        if (Integer.bitCount(value) == 1) {
            return true;
        }
        error(DiagnosticId.FW063, at, what + ": " + key + " " + value + " is not a power of two");
        return false;
    }

    private void notBelow(int stated, int natural, String name, SourcePos at) {
        if (stated < natural) {
            error(
                    DiagnosticId.FW063,
                    at,
                    name + ": align " + stated + " is below the alignment " + natural
                            + " that it has anyway; only 'packed' makes it smaller");
        }
    }

    private void tooLarge(SourcePos at, String name) {
        if (!tooLarge) {
            error(DiagnosticId.FW066, at, name + " ends beyond " + LIMIT + " bytes");
            tooLarge = true;
        }
    }

    private void error(DiagnosticId id, SourcePos at, String message) {
        sound = false;
        diagnostics.add(Diagnostic.error(id, at, message));
    }

    private static long roundUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }
}
