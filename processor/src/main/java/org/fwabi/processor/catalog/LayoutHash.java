package org.fwabi.processor.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * What a layout is, as text, and a hash of that text. Two layouts have the same text if code compiled for one reads and
 * writes the other correctly. Names of structs count without version; the declared size and alignment, which do not
 * change what lies where, do not count.
 */
final class LayoutHash {
    private final ReleaseLayout release;
    private final Map<String, String> done = new HashMap<>();

    LayoutHash(ReleaseLayout release) {
        this.release = release;
    }

    /** 64 hex digits. */
    String of(StructLayout layout) {
        String name = layout.spec().name();
        String known = done.get(name);
        if (known == null) {
            known = sha256(text(layout));
            done.put(name, known);
        }
        return known;
    }

    private String text(StructLayout layout) {
        StringBuilder text = new StringBuilder();
        text.append(layout.spec().kind().key())
                .append(' ')
                .append(layout.size())
                .append(' ')
                .append(layout.align());
        for (FieldLayout field : layout.fields()) {
            text.append("\n")
                    .append(field.spec().anonymous() ? "-" : field.spec().name())
                    .append(' ')
                    .append(field.offset())
                    .append(' ')
                    .append(type(field))
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

    private String type(FieldLayout field) {
        return switch (field.spec().type()) {
            case TypeSpec.Scalar scalar -> scalar.scalar().key();
            case TypeSpec.Inline inline -> "{" + field.inline().map(this::text).orElse("") + "}";
            case TypeSpec.Named named -> named(named.name());
        };
    }

    private String named(String name) {
        Optional<EnumSpec> enumeration =
                Optional.ofNullable(release.release().enums().get(name));
        return enumeration
                .map(spec -> "enum " + name + " " + spec.size())
                .orElseGet(() -> release.release().family().neutralName(name) + "#"
                        + Optional.ofNullable(release.structs().get(name))
                                .map(this::of)
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
