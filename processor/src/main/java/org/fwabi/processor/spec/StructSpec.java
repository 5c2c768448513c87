package org.fwabi.processor.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.fwabi.processor.source.SourcePos;

/**
 * A struct or union as one release has it: the fields in order, without offsets.
 *
 * @param name the C name; empty where written in place
 * @param kind struct or union
 * @param fields in the order of the declaration
 * @param size what the spec says the size is, in bytes; a check, not an input
 * @param align an alignment that C states beyond the natural one, in bytes
 * @param packed the largest alignment a field may have (C's {@code packed} is 1)
 * @param at where the struct's name stands
 */
public record StructSpec(
        String name,
        Kind kind,
        List<FieldSpec> fields,
        OptionalLong size,
        OptionalInt align,
        OptionalInt packed,
        SourcePos at) {
    /** Struct or union. */
    public enum Kind {
        STRUCT("struct"),
        UNION("union");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word of C and of the spec format. */
        public String key() {
            return key;
        }
    }

    public StructSpec {
        fields = List.copyOf(fields);
    }

    /** The named fields, those inside anonymous members included, as C finds them. */
    public List<FieldSpec> members() {
        return fields.stream()
                .flatMap(field -> field.anonymous() && field.type() instanceof TypeSpec.Inline(StructSpec inner)
                        ? inner.members().stream()
                        : Stream.of(field))
                .toList();
    }

    /** A member by the name that this struct gives it. */
    public Optional<FieldSpec> find(String name) {
        return members().stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
