package org.fwabi.processor.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.TypeSpec;

/**
 * What a layout is, as text, and a hash of that text: the one definition of when two layouts are equal. Two have the same
 * text if code compiled for one reads and writes the other correctly, down through nested types. Names of structs count
 * without version; the declared size and the alignment, which do not change what lies where, do not count, nor do the
 * numbers of an enum, which are values and not places.
 *
 * <p>A layout is hashed once. Releases that share a struct with all that it embeds share its layout object, see
 * {@link org.fwabi.processor.layout.Layouts}, so the next release costs nothing for what it has in common. Not
 * thread-safe.
 */
final class LayoutHash {
    private final IdentityHashMap<StructLayout, String> done = new IdentityHashMap<>();

    /** 64 hex digits. The layout is one of the release's, or one that is written in place in such a one. */
    String of(ReleaseLayout release, StructLayout layout) {
        String known = done.get(layout);
        if (known == null) {
            known = sha256(text(release, layout, meaning(release, layout)));
            done.put(layout, known);
        }
        return known;
    }

    /** How many layouts have been hashed. */
    int computed() {
        return done.size();
    }

    private static Optional<StructMeaning> meaning(ReleaseLayout release, StructLayout layout) {
        Family family = release.release().family();
        return Optional.ofNullable(family.semantics()
                .structs()
                .get(family.neutralName(layout.spec().name())));
    }

    private String text(ReleaseLayout release, StructLayout layout, Optional<StructMeaning> meaning) {
        StringBuilder text = new StringBuilder();
        text.append(layout.spec().kind().key()).append(' ').append(layout.size());
        for (FieldLayout field : layout.fields()) {
            text.append("\n")
                    .append(field.spec().anonymous() ? "-" : field.spec().name())
                    .append(' ')
                    .append(field.offset())
                    .append(' ');
            if (ByteTail.is(field.spec(), release, meaning)) {
                text.append(ScalarType.U8.key()).append(" 1 [][]");
                continue;
            }
            text.append(type(release, field, meaning))
                    .append(' ')
                    .append(field.elementSize())
                    .append(field.spec().flexible() ? " []" : " ")
                    .append(field.spec().dimensions());
            field.bitOffset()
                    .ifPresent(bit -> text.append(" bits ")
                            .append(bit)
                            .append('+')
                            .append(field.spec().bits().orElse(0)));
        }
        return text.toString();
    }

    private String type(ReleaseLayout release, FieldLayout field, Optional<StructMeaning> meaning) {
        return switch (field.spec().type()) {
            case TypeSpec.Scalar scalar -> scalar.scalar().key();
            case TypeSpec.Inline inline -> {
                // The members of an anonymous one belong to the struct around it, and so does what is said of them.
                Optional<StructMeaning> inner = field.spec().anonymous() ? meaning : Optional.empty();
                yield "{"
                        + field.inline().map(part -> text(release, part, inner)).orElse("") + "}";
            }
            case TypeSpec.Named named -> named(release, named.name());
        };
    }

    private String named(ReleaseLayout release, String name) {
        Optional<EnumSpec> enumeration =
                Optional.ofNullable(release.release().enums().get(name));
        return enumeration
                .map(spec -> "enum " + name + " " + spec.size())
                .orElseGet(() -> release.release().family().neutralName(name) + "#"
                        + Optional.ofNullable(release.structs().get(name))
                                .map(struct -> of(release, struct))
                                .orElse("?"));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
