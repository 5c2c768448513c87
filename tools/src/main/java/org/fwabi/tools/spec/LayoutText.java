package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.TypeSpec;

/** Prints layouts for a person. */
final class LayoutText {
    private final ReleaseLayout release;
    private final PrintWriter out;
    private final Styles styles;

    LayoutText(ReleaseLayout release, PrintWriter out, Styles styles) {
        this.release = release;
        this.out = out;
        this.styles = styles;
    }

    /** All structs of the release by name. */
    void list() {
        Columns columns = new Columns("rrll");
        columns.add(styles::dim, "size", "align", "kind", "name");
        release.structs().values().stream()
                .sorted(Comparator.comparing(
                        (StructLayout layout) -> layout.spec().name(), String.CASE_INSENSITIVE_ORDER))
                .forEach(layout -> columns.add(
                        Long.toString(layout.size()),
                        Integer.toString(layout.align()),
                        layout.spec().kind().key(),
                        layout.spec().name()));
        columns.print(out);
        out.flush();
    }

    /**
     * One struct, field by field. Types written in place are always shown with their members.
     *
     * @param expand whether to show the members of named types too
     */
    void struct(StructLayout layout, boolean expand) {
        out.println(styles.bold(layout.spec().kind().key() + " " + layout.spec().name()) + "  "
                + release.release().family().name()
                + "@" + release.release().name());
        Columns columns = new Columns("rrrll");
        columns.add(styles::dim, "offset", "hex", "size", "type", "name");
        members(columns, layout, 0, 0, expand);
        columns.print(out);
        out.println("  " + summary(layout));
        out.flush();
    }

    private void members(Columns columns, StructLayout layout, long base, int depth, boolean expand) {
        List<Gap> gaps = new ArrayList<>(Gap.of(layout));
        for (int i = 0; i <= layout.fields().size(); i++) {
            if (!gaps.isEmpty() && gaps.getFirst().before() == i) {
                Gap gap = gaps.removeFirst();
                long start = base * 8 + gap.start();
                columns.add(
                        styles::dim,
                        offsetText(start),
                        "0x" + Long.toHexString(start / 8),
                        gap.sizeText(),
                        "  ".repeat(depth) + "(" + gap.noun() + ")",
                        "");
            }
            if (i < layout.fields().size()) {
                FieldLayout field = layout.fields().get(i);
                field(columns, field, base, depth);
                nested(field, expand)
                        .ifPresent(inner -> members(columns, inner, base + field.offset(), depth + 1, expand));
            }
        }
    }

    private static void field(Columns columns, FieldLayout field, long base, int depth) {
        long offset = base + field.offset();
        boolean bitfield = field.spec().bits().isPresent();
        columns.add(
                bitfield ? offset + ":" + field.bitOffset().orElse(0) : Long.toString(offset),
                "0x" + Long.toHexString(offset),
                bitfield ? field.spec().bits().getAsInt() + " bits" : Long.toString(field.size()),
                "  ".repeat(depth) + field.spec().typeText(),
                "  ".repeat(depth) + field.spec().name());
    }

    private Optional<StructLayout> nested(FieldLayout field, boolean expand) {
        return field.inline()
                .or(() -> expand && field.spec().type() instanceof TypeSpec.Named(String name)
                        ? Optional.ofNullable(release.structs().get(name))
                        : Optional.empty());
    }

    private static String offsetText(long bits) {
        return bits % 8 == 0 ? Long.toString(bits / 8) : bits / 8 + ":" + bits % 8;
    }

    private static String summary(StructLayout layout) {
        List<String> parts = new ArrayList<>();
        parts.add(count(layout.fields().size(), "field"));
        List<Gap> gaps = Gap.of(layout);
        List<Gap> holes = gaps.stream().filter(gap -> !gap.tail()).toList();
        if (!holes.isEmpty()) {
            parts.add(count(holes.size(), "hole") + " of " + total(holes) + " together");
        }
        gaps.stream().filter(Gap::tail).forEach(tail -> parts.add("tail padding of " + total(List.of(tail))));
        layout.spec().packed().ifPresent(packed -> parts.add("packed to " + packed));
        return count(layout.size(), "byte") + ", alignment " + layout.align() + ": " + String.join(", ", parts);
    }

    private static String total(List<Gap> gaps) {
        long bits = gaps.stream().mapToLong(Gap::bits).sum();
        return bits % 8 == 0 ? count(bits / 8, "byte") : count(bits, "bit");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
