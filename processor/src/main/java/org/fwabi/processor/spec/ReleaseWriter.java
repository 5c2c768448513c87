package org.fwabi.processor.spec;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A release document as YAML in the form that the shipped specs have. Reading it back gives an equal document. */
public final class ReleaseWriter {
    private final StringBuilder out = new StringBuilder();

    private ReleaseWriter() {}

    /** The text of a release file with all of the document in it, and the parts that it lists. */
    public static String write(ReleaseDocument document) {
        ReleaseWriter writer = new ReleaseWriter();
        writer.line(0, "format: 1");
        writer.line(0, "release: \"" + document.release() + "\"");
        document.base().ifPresent(base -> writer.line(0, "base: \"" + base.release() + "\""));
        if (!document.parts().isEmpty()) {
            writer.line(0, "parts:");
            document.parts().forEach(part -> writer.line(1, "- " + part));
        }
        writer.sections(document);
        return writer.out.toString();
    }

    /** The text of a part file with all of the document in it. */
    public static String writePart(ReleaseDocument document) {
        ReleaseWriter writer = new ReleaseWriter();
        writer.line(0, "format: 1");
        writer.line(0, "part-of: \"" + document.release() + "\"");
        writer.sections(document);
        return writer.out.toString();
    }

    private void sections(ReleaseDocument document) {
        removal(document.remove());
        section("facts", document.facts(), entry -> line(1, entry.getKey() + ": " + fact(entry.getValue())));
        for (NumberSpace space : NumberSpace.values()) {
            section(
                    space.key(),
                    document.numbers().getOrDefault(space, Map.of()),
                    entry -> line(
                            1,
                            key(entry.getKey()) + ": " + number(entry.getValue().value())));
        }
        section("enums", document.enums(), entry -> enumeration(entry.getValue()));
        section("structs", document.structs(), entry -> struct(entry.getValue()));
        section(
                "current",
                document.current(),
                entry -> line(
                        1, key(entry.getKey()) + ": " + key(entry.getValue().struct())));
        section("host-only", document.hostOnly(), entry -> line(1, "- " + key(entry.getKey())));
    }

    private void removal(ReleaseDocument.Removal remove) {
        int before = out.length();
        line(0, "");
        line(0, "remove:");
        int empty = out.length();
        names("facts", remove.facts().keySet());
        for (NumberSpace space : NumberSpace.values()) {
            names(space.key(), remove.numbers().getOrDefault(space, Map.of()).keySet());
        }
        names("enums", remove.enums().keySet());
        names("structs", remove.structs().keySet());
        names("current", remove.current().keySet());
        names("host-only", remove.hostOnly().keySet());
        if (out.length() == empty) {
            out.setLength(before);
        }
    }

    private void names(String key, Set<String> names) {
        if (!names.isEmpty()) {
            line(1, key + ":");
            names.forEach(name -> line(2, "- " + key(name)));
        }
    }

    private <T> void section(String key, Map<String, T> entries, Consumer<Map.Entry<String, T>> each) {
        if (!entries.isEmpty()) {
            line(0, "");
            line(0, key + ":");
            entries.entrySet().forEach(each);
        }
    }

    private void enumeration(EnumSpec spec) {
        line(1, key(spec.name()) + ":");
        line(2, "size: " + spec.size());
        if (spec.values().isEmpty()) {
            line(2, "values: {}");
            return;
        }
        line(2, "values:");
        spec.values().forEach((name, value) -> line(3, key(name) + ": " + value(value, spec.size())));
    }

    private void struct(StructSpec spec) {
        line(1, key(spec.name()) + ":");
        if (spec.kind() == StructSpec.Kind.UNION) {
            line(2, "kind: union");
        }
        spec.size().ifPresent(size -> line(2, "size: " + size));
        spec.align().ifPresent(align -> line(2, "align: " + align));
        spec.packed().ifPresent(packed -> line(2, "packed: " + packed));
        if (spec.fields().isEmpty()) {
            line(2, "fields: []");
            return;
        }
        line(2, "fields:");
        spec.fields().forEach(field -> field(3, field));
    }

    private void field(int depth, FieldSpec field) {
        if (field.type() instanceof TypeSpec.Inline inline) {
            inline(depth, field, inline.struct());
        } else {
            String align = field.align().isPresent() ? " align " + field.align().getAsInt() : "";
            line(depth, "- " + key(field.name()) + ": " + field.typeText() + align);
        }
    }

    private void inline(int depth, FieldSpec field, StructSpec struct) {
        String kind = struct.kind().key();
        int inner = depth + 2;
        if (field.anonymous()) {
            line(depth, "- " + kind + ":" + (struct.fields().isEmpty() ? " []" : ""));
        } else {
            line(depth, "- " + key(field.name()) + ":");
            field.align().ifPresent(align -> line(inner, "align: " + align));
            struct.packed().ifPresent(packed -> line(inner, "packed: " + packed));
            if (field.flexible()) {
                line(inner, "flexible: true");
            }
            if (!field.dimensions().isEmpty()) {
                line(inner, "dims: " + field.dimensions());
            }
            line(inner, kind + ":" + (struct.fields().isEmpty() ? " []" : ""));
        }
        struct.fields().forEach(member -> field(field.anonymous() ? inner : inner + 1, member));
    }

    private static String fact(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity -> value(quantity.value(), 8);
            case FactValue.Flag flag -> Boolean.toString(flag.value());
            case FactValue.Choice choice -> key(choice.word());
            case FactValue.Choices choices ->
                choices.words().stream().map(ReleaseWriter::key).toList().toString();
        };
    }

    private static String number(long value) {
        return value < 0x1000 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    /** Values of 64 bits above the signed range are written as hex; all others keep their sign. */
    private static String value(long value, int size) {
        return size == 8 && value < 0
                ? "0x" + Long.toHexString(value)
                : value < 0 ? Long.toString(value) : number(value);
    }

    /** Names that YAML readers take for something else stand in quotes: words such as {@code NO}, and numbers. */
    private static String key(String name) {
        boolean word = switch (name.toLowerCase(Locale.ROOT)) {
            case "y", "n", "yes", "no", "on", "off", "true", "false", "null" -> true;
            default -> Character.isDigit(name.charAt(0));
        };
        return word ? "\"" + name + "\"" : name;
    }

    private void line(int depth, String text) {
        out.append(text.isEmpty() ? "" : "  ".repeat(depth)).append(text).append('\n');
    }
}
