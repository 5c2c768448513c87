package org.fwabi.tools.headers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A struct or union. Two records are equal only if they are the same declaration, because types may lead back to
 * themselves through a pointer. Immutable once its {@link CUnit} has been handed out.
 */
public final class CRecord implements CType {
    /** Which of the two it is. */
    public enum Kind {
        STRUCT,
        UNION
    }

    private final Kind kind;
    private final Optional<String> tag;
    private final List<String> names;
    private final OptionalLong size;
    private final OptionalInt alignment;
    private final COrigin origin;
    private List<CMember> members = List.of();

    CRecord(
            Kind kind,
            Optional<String> tag,
            List<String> names,
            OptionalLong size,
            OptionalInt alignment,
            COrigin origin) {
        this.kind = kind;
        this.tag = tag;
        this.names = List.copyOf(names);
        this.size = size;
        this.alignment = alignment;
        this.origin = origin;
    }

    /** Members may hold pointers to this very record, so they come after it. */
    void complete(List<CMember> all) {
        members = List.copyOf(all);
    }

    public Kind kind() {
        return kind;
    }

    /** The name after {@code struct} or {@code union}; empty if it has none. */
    public Optional<String> tag() {
        return tag;
    }

    /** The typedefs that name it directly, in order of declaration; not those of a pointer, a const or a typedef of it. */
    public List<String> names() {
        return names;
    }

    /** The first typedef that names it directly, or its tag; empty if it has neither. */
    public Optional<String> name() {
        return names.stream().findFirst().or(() -> tag);
    }

    /** Bytes; empty if it is declared and never defined. Such a record sits behind a pointer only. */
    @Override
    public OptionalLong size() {
        return size;
    }

    /**
     * Its alignment in bytes, where an {@code aligned} attribute is involved. clang states it for an attribute on the
     * record alone; gcc also for one on a member or on a member's type. If it is there, it is the record's real
     * alignment. {@code packed} leaves no trace but the offsets.
     */
    public OptionalInt alignment() {
        return alignment;
    }

    /** In order of declaration; empty if it is never defined. */
    public List<CMember> members() {
        return members;
    }

    /** Where it is defined; {@link COrigin#BUILT_IN} if it is never defined. */
    public COrigin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return (kind == Kind.UNION ? "union " : "struct ")
                + tag.orElseGet(() -> names.isEmpty() ? "at " + origin : names.getFirst());
    }
}
