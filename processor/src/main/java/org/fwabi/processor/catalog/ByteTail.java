package org.fwabi.processor.catalog;

import java.util.Optional;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A flexible array of a union is bytes, unless semantics say which field counts its elements.
 *
 * <p>C programmers write {@code union everything data[]} for "one of these follows": what follows is as long as that one,
 * not as the union, which is as long as the longest. So there is no second element, rarely a whole first one, and the
 * members of the union are not part of what the struct around it looks like. Source: NVIDIA open-gpu-kernel-modules
 * 570.144, {@code rpc_message_header_v03_00} in g_rpc-message-header.h, whose {@code rpc_message_data} holds any message.
 */
public final class ByteTail {
    private ByteTail() {}

    /**
     * Whether a field is such an array.
     *
     * @param release that has the field
     * @param meaning of the struct that has the field
     */
    public static boolean is(FieldSpec field, ReleaseLayout release, Optional<StructMeaning> meaning) {
        return field.flexible()
                && union(field.type(), release)
                && meaning.map(known -> !known.counts().containsKey(field.name()))
                        .orElse(true);
    }

    private static boolean union(TypeSpec type, ReleaseLayout release) {
        return switch (type) {
            case TypeSpec.Scalar scalar -> false;
            case TypeSpec.Inline(StructSpec struct) -> struct.kind() == StructSpec.Kind.UNION;
            case TypeSpec.Named(String name) ->
                Optional.ofNullable(release.release().structs().get(name))
                        .filter(struct -> struct.kind() == StructSpec.Kind.UNION)
                        .isPresent();
        };
    }
}
