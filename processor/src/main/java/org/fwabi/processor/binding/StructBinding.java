package org.fwabi.processor.binding;

import java.util.List;
import java.util.Optional;

/**
 * A struct's class.
 *
 * @param javaType with the enclosing classes, e.g. {@code Outer.Inner}
 * @param neutralName the C name without version suffix
 * @param doc what it is, in the spec's words
 * @param declaration the C declaration in the latest release, line by line
 * @param latest that release
 * @param targeted how many releases the request names
 * @param layouts the distinct ones, in the order of their first release
 * @param layoutFields what a layout holds besides the offsets' text; empty where there is one layout
 * @param nestedTypes classes of struct members, by the position that the layouts' text uses
 * @param fields in the order of the latest release
 * @param unions tagged unions, in the order of the semantics
 * @param nested classes of structs written in place
 */
public record StructBinding(
        String javaType,
        String neutralName,
        Optional<String> doc,
        List<String> declaration,
        String latest,
        int targeted,
        List<LayoutBinding> layouts,
        List<LayoutField> layoutFields,
        List<StructBinding> nestedTypes,
        List<FieldBinding> fields,
        List<TaggedUnion> unions,
        List<StructBinding> nested) {

    /** The name without the enclosing classes. */
    public String simpleName() {
        return javaType.substring(javaType.lastIndexOf('.') + 1);
    }

    /** Whether all releases that have it lay it out alike. */
    public boolean single() {
        return layouts.size() == 1;
    }

    /** Whether a release has it. */
    public boolean in(int release) {
        return layouts.stream().anyMatch(layout -> layout.releases().contains(release));
    }

    /** The layout of a release; the first one where the release does not have the struct. */
    public LayoutBinding layoutOf(int release) {
        return layouts.stream()
                .filter(layout -> layout.releases().contains(release))
                .findFirst()
                .orElse(layouts.get(0));
    }

    /**
     * A distinct layout.
     *
     * @param constant the constant that holds it
     * @param releases positions in the request
     * @param releaseNames the same, for people
     * @param cName C name
     * @param size in bytes
     * @param members the text that the run-time support reads, line by line
     */
    public record LayoutBinding(
            String constant,
            List<Integer> releases,
            String releaseNames,
            String cName,
            long size,
            List<String> members) {}

    /** A field of the generated layout class. */
    public sealed interface LayoutField {
        /** Its name. */
        String name();

        /** The offset of a member. */
        record Offset(String name, String member) implements LayoutField {}

        /** The length of a dimension. */
        record Length(String name, String member, int dimension) implements LayoutField {}

        /** The step of a dimension. */
        record Step(String name, String member, int dimension) implements LayoutField {}

        /** The codec of a member. */
        record Codec(String name, String member) implements LayoutField {}

        /** The layout of a nested struct; a parameter of the constructor. */
        record Nested(String name, StructBinding struct) implements LayoutField {}

        /** The numbers of an enum; a parameter of the constructor. */
        record Table(String name, EnumBinding enumeration) implements LayoutField {}
    }
}
