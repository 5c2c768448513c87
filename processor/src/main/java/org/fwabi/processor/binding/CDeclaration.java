package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** Writes a struct as C would declare it, with the scalar names of the spec format and offsets as comments. */
final class CDeclaration {
    private static final int COMMENT_COLUMN = 44;

    private final List<String> lines = new ArrayList<>();

    private CDeclaration() {}

    /** The declaration, line by line. */
    static List<String> of(StructLayout struct, String name) {
        CDeclaration declaration = new CDeclaration();
        declaration.line(0, keyword(struct) + " " + name + " {", struct.size() + " bytes");
        declaration.members(struct, 1, 0);
        declaration.lines.add("};");
        return declaration.lines;
    }

    /** One field, e.g. {@code u32 grid[4][8]}. */
    static String of(FieldSpec field) {
        return typeName(field.type()) + " " + suffixed(field);
    }

    private void members(StructLayout struct, int depth, long base) {
        for (FieldLayout field : struct.fields()) {
            long offset = base + field.offset();
            if (field.inline().isPresent()) {
                StructLayout inline = field.inline().get();
                line(depth, keyword(inline) + " {", Long.toString(offset));
                members(inline, depth + 1, field.spec().anonymous() ? offset : 0);
                String end = field.spec().anonymous() ? "};" : "} " + suffixed(field.spec()) + ";";
                lines.add("    ".repeat(depth) + end);
            } else {
                line(depth, of(field.spec()) + ";", Long.toString(offset));
            }
        }
    }

    private void line(int depth, String text, String comment) {
        String indented = "    ".repeat(depth) + text;
        lines.add(indented + " ".repeat(Math.max(1, COMMENT_COLUMN - indented.length())) + "// " + comment);
    }

    private static String keyword(StructLayout struct) {
        return struct.spec().kind() == StructSpec.Kind.UNION ? "union" : "struct";
    }

    private static String suffixed(FieldSpec field) {
        StringBuilder text = new StringBuilder(field.name());
        if (field.flexible()) {
            text.append("[]");
        }
        field.dimensions().forEach(length -> text.append('[').append(length).append(']'));
        field.bits().ifPresent(bits -> text.append(" : ").append(bits));
        return text.toString();
    }

    private static String typeName(TypeSpec type) {
        return switch (type) {
            case TypeSpec.Scalar(var scalar) -> scalar.key();
            case TypeSpec.Named(String name) -> name;
            case TypeSpec.Inline(StructSpec struct) -> struct.kind() == StructSpec.Kind.UNION ? "union" : "struct";
        };
    }
}
