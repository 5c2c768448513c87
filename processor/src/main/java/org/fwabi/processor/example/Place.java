package org.fwabi.processor.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.catalog.ByteTail;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A field, or an element of one, in the struct of one release.
 *
 * @param release laid out
 * @param holder the struct that has the field
 * @param field the field
 * @param newest its name in the newest release
 * @param offset of the field or element, in bytes from the start of the message
 * @param dimensions those that no index has taken, outermost first; -1 for an open one
 */
record Place(
        ReleaseLayout release, Holder holder, FieldLayout field, String newest, long offset, List<Integer> dimensions) {
    /**
     * A struct within a message.
     *
     * @param layout of the struct
     * @param offset of the struct from the start of the message
     * @param path to it, in newest names, with a dot at its end; empty for the message itself
     * @param own the same in the names of the release
     */
    record Holder(ReleaseLayout release, StructLayout layout, long offset, String path, String own) {
        /** A message. */
        static Holder message(ReleaseLayout release, StructLayout layout) {
            return new Holder(release, layout, 0, "", "");
        }

        /** What semantics say of it. */
        Optional<StructMeaning> meaning() {
            Family family = release.release().family();
            String name = layout.spec().name();
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(family.semantics().structs().get(family.neutralName(name)));
        }

        /** A field by its newest name; empty if this release lacks it. */
        Optional<Place> find(String newest) {
            return Renames.field(meaning(), newest, layout.spec()).flatMap(own -> find(layout, 0, own, newest));
        }

        /** Looks through anonymous members as well, as C does. */
        private Optional<Place> find(StructLayout in, long base, String name, String newest) {
            for (FieldLayout field : in.fields()) {
                if (field.spec().anonymous() && field.inline().isPresent()) {
                    Optional<Place> inside = find(field.inline().get(), base + field.offset(), name, newest);
                    if (inside.isPresent()) {
                        return inside;
                    }
                } else if (field.spec().name().equals(name)) {
                    return Optional.of(place(field, base, newest));
                }
            }
            return Optional.empty();
        }

        /** A field that the struct itself declares. */
        Place place(FieldLayout field) {
            return place(field, 0, field.spec().name());
        }

        private Place place(FieldLayout field, long base, String newest) {
            List<Integer> dimensions = new ArrayList<>(field.spec().dimensions());
            if (field.spec().flexible()) {
                dimensions.addFirst(-1);
            }
            return new Place(release, this, field, newest, offset + base + field.offset(), List.copyOf(dimensions));
        }
    }

    /** Whether it is a flexible array of a union, which is bytes to everybody but C. */
    boolean byteTail() {
        return ByteTail.is(field.spec(), release, holder.meaning());
    }

    /** Bytes of what it leads to; of an open array, of one of its elements. */
    long step() {
        long step = byteTail() ? 1 : field.elementSize();
        for (int length : dimensions.subList(Math.min(1, dimensions.size()), dimensions.size())) {
            step *= length;
        }
        return step;
    }

    /** The path for people. */
    String path() {
        return holder.path() + newest;
    }

    /** An element. */
    Place element(long index) throws ExampleFailure {
        if (dimensions.isEmpty()) {
            throw new ExampleFailure("'" + path() + "' is no array");
        }
        int length = dimensions.getFirst();
        if (length >= 0 && index >= length) {
            throw new ExampleFailure("'" + path() + "' has " + length + " elements, and none of index " + index);
        }
        return at(index);
    }

    /** All elements of all dimensions; none of an open array. */
    List<Place> elements() {
        if (dimensions.isEmpty()) {
            return List.of(this);
        }
        List<Place> all = new ArrayList<>();
        for (int i = 0; i < dimensions.getFirst(); i++) {
            all.addAll(at(i).elements());
        }
        return all;
    }

    private Place at(long index) {
        return new Place(
                release, holder, field, newest, offset + index * step(), dimensions.subList(1, dimensions.size()));
    }

    /**
     * The struct that it leads to.
     *
     * @param index the indexes, as written
     */
    Optional<Holder> inside(String index) {
        Optional<StructLayout> layout = switch (field.spec().type()) {
            case TypeSpec.Scalar scalar -> Optional.empty();
            case TypeSpec.Inline inline -> field.inline();
            case TypeSpec.Named(String name) ->
                Optional.ofNullable(release.structs().get(name));
        };
        return dimensions.isEmpty()
                ? layout.map(found -> new Holder(
                        release,
                        found,
                        offset,
                        path() + index + ".",
                        holder.own() + field.spec().name() + index + "."))
                : Optional.empty();
    }

    /** What semantics say of the field. */
    Optional<FieldMeaning> meaning() {
        return holder.meaning()
                .flatMap(known -> Optional.ofNullable(known.fields().get(newest)));
    }

    /** The enum whose number it holds. */
    Optional<EnumSpec> enumeration() {
        Optional<String> typed =
                field.spec().type() instanceof TypeSpec.Named(String name) ? Optional.of(name) : Optional.empty();
        return meaning()
                .flatMap(FieldMeaning::enumName)
                .or(() -> typed)
                .flatMap(name -> Optional.ofNullable(release.release().enums().get(name)));
    }

    /** What semantics say of an enum. */
    Optional<EnumMeaning> enumMeaning(EnumSpec found) {
        return Optional.ofNullable(
                release.release().family().semantics().enums().get(found.name()));
    }

    /** The type of a number. */
    Optional<ScalarType> scalar() {
        if (byteTail()) {
            return Optional.of(ScalarType.U8);
        }
        return switch (field.spec().type()) {
            case TypeSpec.Scalar(ScalarType scalar) -> Optional.of(scalar);
            case TypeSpec.Inline inline -> Optional.empty();
            case TypeSpec.Named(String name) ->
                Optional.ofNullable(release.release().enums().get(name)).map(found -> switch (found.size()) {
                    case 1 -> ScalarType.U8;
                    case 2 -> ScalarType.U16;
                    case 4 -> ScalarType.U32;
                    default -> ScalarType.U64;
                });
        };
    }

    /** Bits of a number. */
    int bits() {
        return field.spec().bits().orElse((int) (8 * field.elementSize()));
    }
}
