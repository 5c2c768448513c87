package org.fwabi.tools.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;
import org.fwabi.tools.headers.CArray;
import org.fwabi.tools.headers.CBase;
import org.fwabi.tools.headers.CBits;
import org.fwabi.tools.headers.CEnum;
import org.fwabi.tools.headers.CMember;
import org.fwabi.tools.headers.COther;
import org.fwabi.tools.headers.CPointer;
import org.fwabi.tools.headers.CRecord;
import org.fwabi.tools.headers.CType;
import org.fwabi.tools.headers.CTypedef;

/** Members of C structs to fields of the spec format. */
final class FieldMapper {
    private final Map<String, ScalarType> types;
    private final SourcePos at;
    private final Consumer<CType> needed;

    /** Why a struct has no place in a spec. */
    static final class NoPlaceException extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean hostOnly;

        NoPlaceException(String reason, boolean hostOnly) {
            super(reason);
            this.hostOnly = hostOnly;
        }

        /** Whether the reason is a pointer of the host, which is no mistake. */
        boolean hostOnly() {
            return hostOnly;
        }
    }

    /** An element type with the array bounds around it. */
    private record Shape(TypeSpec type, List<Integer> dimensions, boolean flexible) {}

    /**
     * @param types C types that mean more than their size says
     * @param at the place that all specs get
     * @param needed told each struct and enum that a field refers to by name
     */
    FieldMapper(Map<String, ScalarType> types, SourcePos at, Consumer<CType> needed) {
        this.types = types;
        this.at = at;
        this.needed = needed;
    }

    /** The fields of a record, in order. */
    List<FieldSpec> fields(CRecord record) throws NoPlaceException {
        List<FieldSpec> fields = new ArrayList<>();
        for (CMember member : record.members()) {
            fields.add(field(member));
        }
        return fields;
    }

    private FieldSpec field(CMember member) throws NoPlaceException {
        Shape shape = shape(member.type(), member.name().orElse(""));
        return new FieldSpec(
                member.name().orElse(""),
                shape.type(),
                shape.dimensions(),
                shape.flexible(),
                alignment(member),
                member.bits().map(CBits::size).map(OptionalInt::of).orElse(OptionalInt.empty()),
                at);
    }

    /** The alignment that C states for a member itself: compilers repeat there what the member's struct states inside. */
    private static OptionalInt alignment(CMember member) {
        boolean repeated = member.name().isEmpty()
                || Elements.record(member.type())
                        .filter(record -> record.alignment().equals(member.alignment()))
                        .isPresent();
        return repeated ? OptionalInt.empty() : member.alignment();
    }

    private Shape shape(CType declared, String member) throws NoPlaceException {
        List<Integer> dimensions = new ArrayList<>();
        boolean flexible = false;
        CType type = declared;
        while (true) {
            switch (type) {
                case CTypedef typedef
                when types.containsKey(typedef.name()) -> {
                    return new Shape(scalar(typedef), dimensions, flexible);
                }
                case CTypedef typedef -> type = typedef.target();
                case CArray array -> {
                    for (OptionalLong count : array.counts()) {
                        boolean open = count.isEmpty() || count.getAsLong() == 0;
                        if (open && (flexible || !dimensions.isEmpty())) {
                            throw new NoPlaceException("'" + member + "' has an inner array of no length", false);
                        }
                        flexible |= open;
                        if (!open) {
                            dimensions.add(Math.toIntExact(count.getAsLong()));
                        }
                    }
                    type = array.element();
                }
                case CBase base -> {
                    return new Shape(new TypeSpec.Scalar(scalar(base, member)), dimensions, flexible);
                }
                case CEnum named
                when named.name().isPresent() -> {
                    needed.accept(named);
                    return new Shape(new TypeSpec.Named(named.name().get()), dimensions, flexible);
                }
                case CEnum unnamed -> {
                    return new Shape(
                            new TypeSpec.Scalar(integer(unnamed.bytes(), unnamed.signed(), member)),
                            dimensions,
                            flexible);
                }
                case CRecord named
                when named.name().isPresent() -> {
                    needed.accept(named);
                    return new Shape(new TypeSpec.Named(named.name().get()), dimensions, flexible);
                }
                case CRecord unnamed -> {
                    return new Shape(new TypeSpec.Inline(inline(unnamed)), dimensions, flexible);
                }
                case CPointer pointer -> throw new NoPlaceException("'" + member + "' is a pointer of the host", true);
                case COther other ->
                    throw new NoPlaceException(
                            "'" + member + "' is of type " + other + ", which the format does not have", false);
            }
        }
    }

    private TypeSpec scalar(CTypedef typedef) throws NoPlaceException {
        ScalarType type = Optional.ofNullable(types.get(typedef.name())).orElseThrow();
        long size = typedef.resolved().size().orElse(-1);
        if (size != type.size()) {
            throw new NoPlaceException(
                    "type " + typedef.name() + " has " + size + " bytes, but the profile says " + type.key(), false);
        }
        return new TypeSpec.Scalar(type);
    }

    private StructSpec inline(CRecord record) throws NoPlaceException {
        return new StructSpec(
                "", kind(record), fields(record), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty(), at);
    }

    static StructSpec.Kind kind(CRecord record) {
        return record.kind() == CRecord.Kind.UNION ? StructSpec.Kind.UNION : StructSpec.Kind.STRUCT;
    }

    private static ScalarType scalar(CBase base, String member) throws NoPlaceException {
        return switch (base.encoding()) {
            case BOOLEAN -> exactly(base, member, 1, ScalarType.BOOL8);
            case FLOAT -> base.bytes() == 4 ? ScalarType.F32 : exactly(base, member, 8, ScalarType.F64);
            case SIGNED -> integer(base.bytes(), true, member);
            case UNSIGNED -> integer(base.bytes(), false, member);
            case SIGNED_CHAR -> base.name().equals("char") ? ScalarType.CHAR : ScalarType.S8;
            case UNSIGNED_CHAR -> base.name().equals("char") ? ScalarType.CHAR : ScalarType.U8;
            case VOID -> throw new NoPlaceException("'" + member + "' is void", false);
        };
    }

    private static ScalarType exactly(CBase base, String member, int bytes, ScalarType type) throws NoPlaceException {
        if (base.bytes() != bytes) {
            throw new NoPlaceException(
                    "'" + member + "' is " + base.name() + " of " + base.bytes() + " bytes, which the format lacks",
                    false);
        }
        return type;
    }

    private static ScalarType integer(int bytes, boolean signed, String member) throws NoPlaceException {
        return switch (bytes) {
            case 1 -> signed ? ScalarType.S8 : ScalarType.U8;
            case 2 -> signed ? ScalarType.S16 : ScalarType.U16;
            case 4 -> signed ? ScalarType.S32 : ScalarType.U32;
            case 8 -> signed ? ScalarType.S64 : ScalarType.U64;
            default ->
                throw new NoPlaceException(
                        "'" + member + "' is an integer of " + bytes + " bytes, which the format lacks", false);
        };
    }
}
