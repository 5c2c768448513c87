package org.fwabi.processor.export;

import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;

/** The layout of one struct as static assertions. */
final class CAssertions {
    private final String tag;
    private final CNames members;
    private final StringBuilder out;

    private CAssertions(String tag, CNames members, StringBuilder out) {
        this.tag = tag;
        this.members = members;
        this.out = out;
    }

    /**
     * Writes the assertions.
     *
     * @param tag the struct's C type, e.g. {@code struct GspSystemInfo}
     * @param members the scope of the struct's members
     * @param out where they go
     */
    static void of(String tag, StructLayout struct, CNames members, StringBuilder out) {
        CAssertions assertions = new CAssertions(tag, members, out);
        assertions.equal("sizeof(" + tag + ")", struct.size());
        assertions.equal("_Alignof(" + tag + ")", struct.align());
        assertions.offsets(struct, "", 0);
    }

    private void offsets(StructLayout struct, String path, long base) {
        for (FieldLayout field : struct.fields()) {
            String here = path;
            if (!field.spec().anonymous()) {
                here = path + members.spell(field.spec().name());
                if (field.bitOffset().isEmpty()) {
                    equal("offsetof(" + tag + ", " + here + ")", base + field.offset());
                }
                here += "[0]"
                                .repeat(field.spec().dimensions().size()
                                        + (field.spec().flexible() ? 1 : 0)) + ".";
            }
            if (field.inline().isPresent()) {
                offsets(field.inline().get(), here, base + field.offset());
            }
        }
    }

    private void equal(String expression, long value) {
        out.append("_Static_assert(")
                .append(expression)
                .append(" == ")
                .append(value)
                .append(", \"")
                .append(expression)
                .append(" is not ")
                .append(value)
                .append("\");\n");
    }
}
