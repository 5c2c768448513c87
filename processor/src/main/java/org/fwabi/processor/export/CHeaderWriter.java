package org.fwabi.processor.export;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * A laid-out release as a C header: the structs as the spec declares them, in an order in which each is known before it
 * is used, and after each the layout that fwabi derived, as static assertions. So a C compiler that accepts the header
 * agrees with every size, alignment and offset, flexible arrays and members of anonymous structs included. C has no
 * offset of a bitfield; those are held by the size and by the fields around them.
 *
 * <p>The header compiles with {@code gcc -std=gnu11 -Wall -Werror} for ABIs on which a 64-bit integer is aligned to 8
 * bytes. A name that C or the header's includes have taken is changed, mostly by an underscore at its end. The same
 * layout gives the same text.
 */
public final class CHeaderWriter {
    private final ReleaseLayout layout;
    private final String prefix;
    private final CNames tags;
    private final StringBuilder out = new StringBuilder();

    private CHeaderWriter(ReleaseLayout layout, String prefix) {
        this.layout = layout;
        this.prefix = prefix;
        this.tags = new CNames(layout.structs().keySet());
    }

    /**
     * The header of a release.
     *
     * @throws IllegalArgumentException if a struct is embedded that has no layout
     */
    public static String write(ReleaseLayout layout) {
        return write(layout, "");
    }

    /**
     * The header of a release that stands beside the vendor's own.
     *
     * @param prefix put in front of each struct, enum and enum constant
     * @throws IllegalArgumentException if a struct is embedded that has no layout
     */
    public static String write(ReleaseLayout layout, String prefix) {
        return new CHeaderWriter(layout, prefix).header();
    }

    private String header() {
        String title = layout.release().family().name() + " " + layout.release().name();
        String guard = ("FWABI_" + prefix + title + "_H")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
        out.append("/* ").append(title.replace("*/", "")).append(": the structs of the spec. */\n");
        out.append("#ifndef ").append(guard).append("\n#define ").append(guard).append("\n\n");
        out.append("#include <stddef.h>\n#include <stdint.h>\n");
        layout.release().enums().values().forEach(this::enumeration);
        for (String name : inOrder()) {
            StructLayout struct = layoutOf(name);
            String tag = tag(name);
            CNames members = new CNames(CStruct.names(struct));
            out.append('\n');
            new CStruct(new Types(), members, out).declare(tag, struct);
            CAssertions.of(tag, struct, members, out);
        }
        return out.append("\n#endif\n").toString();
    }

    private void enumeration(EnumSpec spec) {
        CNames constants = new CNames(spec.values().keySet());
        out.append("\n/* ")
                .append(spec.name())
                .append(", on the wire ")
                .append(8 * spec.size())
                .append(" bits. */\n");
        out.append("enum {\n");
        spec.values()
                .forEach((name, value) -> out.append("    ")
                        .append(prefix)
                        .append(constants.spell(name))
                        .append(" = ")
                        .append(constant(value))
                        .append(",\n"));
        out.append("};\n");
    }

    /** C reads the smallest 64-bit integer as a negation that overflows. */
    private static String constant(long value) {
        return value == Long.MIN_VALUE ? "(-" + Long.MAX_VALUE + " - 1)" : Long.toString(value);
    }

    private Set<String> inOrder() {
        Set<String> done = new LinkedHashSet<>();
        layout.structs().keySet().forEach(name -> visit(name, done));
        return done;
    }

    private void visit(String name, Set<String> done) {
        if (!done.contains(name)) {
            embedded(layoutOf(name)).forEach(inner -> visit(inner, done));
            done.add(name);
        }
    }

    private Set<String> embedded(StructLayout struct) {
        Set<String> names = new LinkedHashSet<>();
        for (FieldLayout field : struct.fields()) {
            field.inline().ifPresent(inline -> names.addAll(embedded(inline)));
            if (field.spec().type() instanceof TypeSpec.Named(String name)
                    && !layout.release().enums().containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private StructLayout layoutOf(String name) {
        StructLayout struct = layout.structs().get(name);
        if (struct == null) {
            throw new IllegalArgumentException("struct " + name + " has no layout");
        }
        return struct;
    }

    /** The types that fields of this release name. */
    private final class Types implements CStruct.Types {
        @Override
        public String spelling(String name) {
            EnumSpec spec = layout.release().enums().get(name);
            return spec == null ? tag(name) : "uint" + 8 * spec.size() + "_t";
        }

        @Override
        public int align(String name) {
            EnumSpec spec = layout.release().enums().get(name);
            return spec == null ? layoutOf(name).align() : spec.size();
        }
    }

    private String tag(String name) {
        return layoutOf(name).spec().kind().key() + " " + prefix + tags.spell(name);
    }
}
