package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.Optional;

/** What a field can hold. */
final class FieldKinds {
    private FieldKinds() {}

    /** Whether it is one number that is no truth value, address or the like. */
    static boolean integer(FieldSpec field) {
        return !field.array()
                && field.type() instanceof TypeSpec.Scalar(ScalarType scalar)
                && switch (scalar) {
                    case U8, U16, U32, U64, S8, S16, S32, S64 -> true;
                    case BOOL8, CHAR, F32, F64, HANDLE, ADDRESS, POINTER -> false;
                };
    }

    /** Bits of the one whole number that a field holds; empty if it holds something else. */
    static Optional<Integer> bits(FieldSpec field, Release release) {
        if (field.array()) {
            return Optional.empty();
        }
        Optional<Integer> bytes = switch (field.type()) {
            case TypeSpec.Scalar(ScalarType scalar) ->
                scalar == ScalarType.F32 || scalar == ScalarType.F64 ? Optional.empty() : Optional.of(scalar.size());
            case TypeSpec.Named(String name) ->
                Optional.ofNullable(release.enums().get(name)).map(EnumSpec::size);
            case TypeSpec.Inline inline -> Optional.empty();
        };
        return bytes.map(size -> field.bits().orElse(size * 8));
    }

    /** Whether a number of so many bits, with or without sign, can be this. */
    static boolean fits(BigInteger value, int bits) {
        return value.compareTo(BigInteger.ONE.shiftLeft(bits)) < 0
                && value.compareTo(BigInteger.ONE.shiftLeft(bits - 1).negate()) >= 0;
    }
}
