package org.fwabi.processor.format;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.StructSpec.Kind;

/** A table of where the fields of one struct lie, padding included. */
final class LayoutTable {
    private final List<String> rows = new ArrayList<>();

    private LayoutTable() {}

    static List<String> of(StructLayout struct) {
        LayoutTable table = new LayoutTable();
        table.rows.add("| offset | bytes | |");
        table.rows.add("|---|---|---|");
        table.members(struct, 0, "");
        table.rows.add("");
        table.rows.add(struct.size() + " bytes, alignment " + struct.align() + ".");
        return table.rows;
    }

    private void members(StructLayout struct, long start, String prefix) {
        long endBits = 0;
        for (FieldLayout field : struct.fields()) {
            boolean union = struct.spec().kind() == Kind.UNION;
            padding(start, union ? field.offset() : (endBits + 7) / 8, field.offset());
            field(field, start, prefix);
            endBits = Math.max(endBits, endBits(field));
        }
        padding(start, (endBits + 7) / 8, struct.size());
    }

    private static long endBits(FieldLayout field) {
        return field.spec().bits().isPresent()
                ? field.offset() * 8
                        + field.bitOffset().orElseThrow()
                        + field.spec().bits().getAsInt()
                : (field.offset() + field.size()) * 8;
    }

    private void padding(long start, long from, long to) {
        if (to > from) {
            row(start + from, Long.toString(to - from), "padding");
        }
    }

    private void field(FieldLayout field, long start, String prefix) {
        FieldSpec spec = field.spec();
        long offset = start + field.offset();
        if (!spec.anonymous()) {
            String align = spec.align().isPresent() ? " align " + spec.align().getAsInt() : "";
            row(offset, bytes(field), "`" + prefix + spec.name() + ": " + spec.typeText() + align + "`");
        }
        String first = "[0]".repeat(spec.dimensions().size());
        String inner = spec.anonymous() ? prefix : prefix + spec.name() + first + ".";
        field.inline().ifPresent(inline -> members(inline, offset, inner));
    }

    private static String bytes(FieldLayout field) {
        if (field.spec().bits().isPresent()) {
            int first = field.bitOffset().orElseThrow();
            int last = first + field.spec().bits().getAsInt() - 1;
            return (first == last ? "bit " + first : "bits " + first + " to " + last) + " of " + field.size() * 8;
        }
        return field.spec().flexible() ? "what follows" : Long.toString(field.size());
    }

    private void row(long offset, String bytes, String what) {
        rows.add("| " + offset + " | " + bytes + " | " + what + " |");
    }
}
