package org.fwabi.processor.binding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.catalog.ByteTail;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A field in one release, and what it is as far as Java is concerned.
 *
 * @param flat the field
 * @param kind what an element is
 * @param enumName C name of the enum whose values it holds
 * @param padding dimensions of length 1 in front of its own, where another release has more
 */
record Placement(Flat flat, Kind kind, Optional<String> enumName, int padding) {
    /** A field as the release has it. */
    Placement(Flat flat, Kind kind, Optional<String> enumName) {
        this(flat, kind, enumName, 0);
    }

    /** The same field as an array of at least so many dimensions: a single value is the only element of an array. */
    Placement ofRank(int rank) {
        int missing = rank - dimensions().size();
        return missing <= 0 ? this : new Placement(flat, kind, enumName, padding + missing);
    }

    /** What an element is. A field must be of one kind in all targeted releases. */
    sealed interface Kind {
        /** As a person would say it. */
        String words();

        /** An integer. */
        record Whole(ScalarType scalar) implements Kind {
            @Override
            public String words() {
                return "an integer (" + scalar.key() + ")";
            }
        }

        /** A floating-point number; the width is part of the kind. */
        record Floating(ScalarType scalar) implements Kind {
            @Override
            public String words() {
                return "a floating-point number (" + scalar.key() + ")";
            }
        }

        /** A truth value. */
        record Truth() implements Kind {
            @Override
            public String words() {
                return "a bool8";
            }
        }

        /** Text in an array of {@code char}. */
        record Letters() implements Kind {
            @Override
            public String words() {
                return "text";
            }
        }

        /** A struct or union with a name; releases may have different versions of it. */
        record Struct(String cName, String neutralName) implements Kind {
            @Override
            public String words() {
                return "struct " + neutralName;
            }
        }

        /** A struct or union written in place. */
        record Inline() implements Kind {
            @Override
            public String words() {
                return "a struct written in place";
            }
        }
    }

    /**
     * What a field is; empty if its type is unknown, which the layout stage has reported.
     *
     * @param meaning of the struct that has the field
     */
    static Optional<Placement> of(Flat flat, int release, Targets targets, Optional<StructMeaning> meaning) {
        if (ByteTail.is(flat.spec(), targets.at(release), meaning)) {
            return Optional.of(new Placement(flat.asBytes(), new Kind.Whole(ScalarType.U8), Optional.empty()));
        }
        Optional<FieldMeaning> meant =
                meaning.flatMap(known -> Optional.ofNullable(known.fields().get(flat.name())));
        Optional<String> meantEnum = meant.flatMap(FieldMeaning::enumName);
        boolean text = meant.map(FieldMeaning::text).orElse(false);
        return switch (flat.spec().type()) {
            case TypeSpec.Scalar(ScalarType scalar) -> {
                Kind kind = kind(text && scalar == ScalarType.U8 ? ScalarType.CHAR : scalar, flat);
                Optional<String> held = kind instanceof Kind.Whole ? meantEnum : Optional.empty();
                yield Optional.of(new Placement(flat, kind, held));
            }
            case TypeSpec.Inline inline ->
                flat.inline().map(layout -> new Placement(flat, new Kind.Inline(), Optional.empty()));
            case TypeSpec.Named(String name) -> {
                Optional<EnumSpec> enumeration = targets.enumeration(release, name);
                if (enumeration.isPresent()) {
                    yield Optional.of(new Placement(
                            flat,
                            new Kind.Whole(unsigned(enumeration.get().size())),
                            Optional.of(meantEnum.orElse(name))));
                }
                StructLayout struct = targets.at(release).structs().get(name);
                yield Optional.ofNullable(struct)
                        .map(found -> new Placement(
                                flat, new Kind.Struct(name, targets.neutralName(name)), Optional.empty()));
            }
        };
    }

    private static Kind kind(ScalarType scalar, Flat flat) {
        return switch (scalar) {
            case F32, F64 -> new Kind.Floating(scalar);
            case BOOL8 -> new Kind.Truth();
            // The end of an open array is known by a count, not by a NUL: it is a row of bytes.
            case CHAR -> flat.spec().array() && !openText(flat) ? new Kind.Letters() : new Kind.Whole(ScalarType.U8);
            default -> new Kind.Whole(scalar);
        };
    }

    private static boolean openText(Flat flat) {
        return flat.spec().flexible() && flat.spec().dimensions().isEmpty();
    }

    static ScalarType unsigned(int size) {
        return switch (size) {
            case 1 -> ScalarType.U8;
            case 2 -> ScalarType.U16;
            case 4 -> ScalarType.U32;
            default -> ScalarType.U64;
        };
    }

    /** Whether it can hold a number: false for what holds none, and for a number outside its range. */
    boolean holds(BigInteger number) {
        return switch (kind) {
            case Kind.Truth() -> number.signum() >= 0 && number.bitLength() <= 1;
            case Kind.Whole(ScalarType scalar) -> {
                int bits = flat.spec().bits().orElse(8 * scalar.size());
                yield scalar.signed() ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
            }
            default -> false;
        };
    }

    /** Array bounds, outermost first, -1 for an open one; without the letters of a text. */
    List<Integer> dimensions() {
        List<Integer> all = allDimensions();
        return kind instanceof Kind.Letters ? all.subList(0, all.size() - 1) : all;
    }

    /** Array bounds, outermost first, -1 for an open one. */
    List<Integer> allDimensions() {
        if (padding == 0 && !flat.spec().flexible()) {
            return flat.spec().dimensions();
        }
        List<Integer> all = new ArrayList<>(Collections.nCopies(padding, 1));
        if (flat.spec().flexible()) {
            all.add(-1);
        }
        all.addAll(flat.spec().dimensions());
        return all;
    }

    /** Bytes from one element of a dimension to the next. */
    long step(int dimension) {
        long step = flat.elementSize();
        List<Integer> all = allDimensions();
        for (int i = dimension + 1; i < all.size(); i++) {
            step *= all.get(i);
        }
        return step;
    }

    /** For a text: bytes, with the NUL. */
    long capacity() {
        List<Integer> all = allDimensions();
        return all.get(all.size() - 1);
    }

    /** What makes two placements of one kind: the kind itself but for an integer's width, and the rank. */
    String sameness() {
        String element = kind instanceof Kind.Whole ? "integer" : kind.words();
        return element + "/" + dimensions().size() + "/" + enumName.orElse("");
    }

    /** The kind with rank, for people. */
    String words() {
        String array = "an array of ".repeat(dimensions().size() - padding);
        return array + kind.words() + enumName.map(name -> " of enum " + name).orElse("");
    }

    /** The type as a spec writes it, with the bits of a bitfield; for integers and the like. */
    String scalarText() {
        if (kind instanceof Kind.Whole(ScalarType scalar)) {
            String bits = flat.spec().bits().isPresent()
                    ? ":" + flat.spec().bits().getAsInt() + "@"
                            + flat.bitOffset().orElse(0)
                    : "";
            return scalar.key() + bits;
        }
        return switch (kind) {
            case Kind.Floating(ScalarType scalar) -> scalar.key();
            case Kind.Truth() -> ScalarType.BOOL8.key();
            default -> ScalarType.CHAR.key();
        };
    }
}
