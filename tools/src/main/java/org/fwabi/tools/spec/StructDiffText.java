package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.fwabi.processor.catalog.FieldChange;
import org.fwabi.processor.catalog.FieldChange.Kind;
import org.fwabi.processor.catalog.Harm;
import org.fwabi.processor.catalog.StructDiff;
import org.fwabi.processor.layout.StructLayout;

/** Prints what differs in single structs, with both layouts side by side. */
final class StructDiffText {
    private final String before;
    private final String after;
    private final PrintWriter out;
    private final Styles styles;

    /**
     * A printer.
     *
     * @param before what the older layout is called
     * @param after what the newer layout is called
     */
    StructDiffText(String before, String after, PrintWriter out, Styles styles) {
        this.before = before;
        this.after = after;
        this.out = out;
        this.styles = styles;
    }

    /** A heading and the fields that differ. */
    void struct(StructDiff struct) {
        StructLayout shown = struct.after().or(struct::before).orElseThrow();
        out.println(styles.bold(shown.spec().kind().key() + " " + struct.name()) + "  " + summary(struct));
        fields(struct);
    }

    /** The fields that differ. */
    void fields(StructDiff struct) {
        if (struct.changes().isEmpty()) {
            return;
        }
        Columns columns = new Columns("lrlrll");
        columns.add(styles::dim, "field", "at", before, "at", after, "");
        for (FieldChange change : struct.changes()) {
            columns.add(
                    line -> change.harm() == Harm.NONE ? line : styles.red(line),
                    change.path(),
                    change.before().map(FieldChange.Place::at).orElse("-"),
                    change.before().map(FieldChange.Place::type).orElse("-"),
                    change.after().map(FieldChange.Place::at).orElse("-"),
                    change.after().map(FieldChange.Place::type).orElse("-"),
                    words(change));
        }
        columns.print(out);
    }

    /** One line: the verdict, sizes, and how much is the same. */
    static String summary(StructDiff struct) {
        StringBuilder text = new StringBuilder(struct.verdict().word());
        struct.was().ifPresent(was -> text.append(", was ").append(was));
        String size = struct.after().or(struct::before).map(StructLayout::size).orElse(0L) + " bytes";
        text.append(", ");
        if (struct.sizeChanged()) {
            text.append(struct.before().orElseThrow().size()).append(" -> ");
        }
        text.append(size);
        if (struct.kindChanged()) {
            text.append(", was a ")
                    .append(struct.before().orElseThrow().spec().kind().key());
        }
        if (struct.alignChanged()) {
            text.append(", align ")
                    .append(struct.before().orElseThrow().align())
                    .append(" -> ")
                    .append(struct.after().orElseThrow().align());
        }
        if (!struct.changes().isEmpty()) {
            text.append("; ")
                    .append(Numerals.count(struct.unchanged(), "field"))
                    .append(" unchanged");
        }
        return text.toString();
    }

    private static String words(FieldChange change) {
        List<String> words = change.kinds().stream()
                .filter(kind -> kind != Kind.NESTED && kind != Kind.ENUM)
                .map(kind -> kind == Kind.BOUND ? "other bounds" : kind.word())
                .collect(Collectors.toList());
        change.was().ifPresent(was -> words.add("was " + was));
        change.through().ifPresent(name -> words.add("through " + name));
        return String.join(", ", words);
    }
}
