package org.fwabi.benchmarks.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A struct as languages of schemas know one: numbers, texts, structs and lists of them. Of a union it has the first member,
 * because theirs have none, or such as cost more.
 *
 * @param name of the struct
 */
record Tree(String name, List<Leaf> fields) {
    Tree {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param scalar the type of an element; empty for a struct
     * @param struct likewise
     * @param length elements of all dimensions; 1 for a single value, 0 for what the message itself says
     */
    record Leaf(Optional<ScalarType> scalar, Optional<Tree> struct, long length) {}

    /** The tree of a struct of a release. */
    static Tree of(StructLayout struct, ReleaseLayout release) {
        List<Leaf> leaves = new ArrayList<>();
        List<FieldLayout> fields = struct.fields();
        boolean union = struct.spec().kind() == StructSpec.Kind.UNION;
        for (FieldLayout field : union && fields.size() > 1 ? fields.subList(0, 1) : fields) {
            long length = field.spec().flexible()
                    ? 0
                    : field.spec().dimensions().stream()
                            .mapToLong(Integer::longValue)
                            .reduce(1, (a, b) -> a * b);
            leaves.add(
                    switch (field.spec().type()) {
                        case TypeSpec.Scalar(ScalarType scalar) ->
                            new Leaf(Optional.of(scalar), Optional.empty(), length);
                        case TypeSpec.Inline inline ->
                            new Leaf(Optional.empty(), field.inline().map(part -> of(part, release)), length);
                        case TypeSpec.Named(String name) -> {
                            StructLayout named = release.structs().get(name);
                            yield named == null
                                    ? new Leaf(Optional.of(ScalarType.U32), Optional.empty(), length)
                                    : new Leaf(Optional.empty(), Optional.of(of(named, release)), length);
                        }
                    });
        }
        return new Tree(Objects.requireNonNull(struct.spec().name()), leaves);
    }
}
