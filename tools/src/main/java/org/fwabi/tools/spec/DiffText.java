package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fwabi.processor.catalog.Compatibility;
import org.fwabi.processor.catalog.EnumDiff;
import org.fwabi.processor.catalog.FactDiff;
import org.fwabi.processor.catalog.FieldChange;
import org.fwabi.processor.catalog.Harm;
import org.fwabi.processor.catalog.NumberDiff;
import org.fwabi.processor.catalog.StructDiff;
import org.fwabi.processor.catalog.Use;
import org.fwabi.processor.catalog.Verdict;
import org.fwabi.processor.spec.NumberSpace;

/** Prints a comparison for a person. What is the same is only counted. */
final class DiffText {
    /** Of an enum, so many constants are named on its line. */
    private static final int CONSTANTS = 4;

    private final DiffView view;
    private final PrintWriter out;
    private final Styles styles;

    DiffText(DiffView view, PrintWriter out, Styles styles) {
        this.view = view;
        this.out = out;
        this.styles = styles;
    }

    /** Everything, a line a struct. */
    void summary() {
        out.println(styles.bold(view.diff().before().release().family().name()) + "  " + releases());
        view.uses().ifPresent(this::uses);
        changes();
        out.println(end());
        out.flush();
    }

    /** What differs, without a verdict on the whole. */
    void changes() {
        structs();
        current();
        for (NumberSpace space : NumberSpace.values()) {
            numbers(space, view.numbers().getOrDefault(space, List.of()));
        }
        enums();
        facts();
    }

    private String releases() {
        return view.diff().before().release().name() + " -> "
                + view.diff().after().release().name();
    }

    private String end() {
        if (!view.different()) {
            return "no difference";
        }
        return view.compatible() ? styles.bold("compatible") : styles.bold("not compatible");
    }

    private void heading(String what, List<String> counts) {
        out.println(styles.bold(what) + "  " + String.join(", ", counts));
    }

    private void uses(Compatibility uses) {
        List<Use> affected = uses.uses().stream().filter(Use::affected).toList();
        long bad = affected.stream().filter(use -> !use.compatible()).count();
        heading(
                "uses",
                List.of(
                        affected.size() + " of " + uses.uses().size() + " affected",
                        bad == 0 ? "all compatible" : bad + " not compatible"));
        Columns columns = new Columns("llll");
        for (Use use : affected) {
            columns.add(
                    style(use.compatible() ? Harm.NONE : Harm.BOTH),
                    use.compatible() ? "compatible" : "not compatible",
                    use.kind().word(),
                    use.name(),
                    String.join("; ", reasons(use)));
        }
        columns.print(out);
    }

    private static List<String> reasons(Use use) {
        List<String> reasons = new ArrayList<>();
        use.numbers().forEach(number -> reasons.add(number.kind().word() + " " + change(number)));
        use.structs()
                .forEach(part -> reasons.add((part.role() == Use.Role.ITSELF
                                ? ""
                                : part.role().word() + " " + part.diff().name() + " ")
                        + part.diff().verdict().word()
                        + (part.diff().sizeChanged()
                                ? " " + part.diff().before().orElseThrow().size() + " -> "
                                        + part.diff().after().orElseThrow().size()
                                : "")));
        use.enumeration().ifPresent(changed -> reasons.add(constants(changed)));
        use.fact().ifPresent(fact -> reasons.add(Numerals.text(fact.before()) + " -> " + Numerals.text(fact.after())));
        return reasons;
    }

    private static String change(NumberDiff number) {
        return switch (number.kind()) {
            case ADDED -> Numerals.text(number.space(), number.after().orElse(0));
            case REMOVED -> Numerals.text(number.space(), number.before().orElse(0));
            case MOVED -> numbers(number);
            case REUSED -> Numerals.text(number.space(), number.after().orElse(0)) + " for " + number.name();
            case RENAMED -> number.was().orElse("") + " -> " + number.name();
        };
    }

    private void structs() {
        List<String> counts = new ArrayList<>();
        Map<Verdict, Long> verdicts = view.structs().stream()
                .collect(Collectors.groupingBy(StructDiff::verdict, TreeMap::new, Collectors.counting()));
        verdicts.forEach((verdict, count) -> counts.add(count + " " + verdict.word()));
        if (view.uses().isEmpty()) {
            counts.add(view.diff().identicalStructs() + " identical");
        } else if (counts.isEmpty()) {
            counts.add("none that is used differs");
        }
        heading("structs", counts);
        if (view.structs().isEmpty()) {
            return;
        }
        Columns columns = new Columns("lrrll");
        columns.add(styles::dim, "verdict", "before", "after", "name", "");
        for (StructDiff struct : view.structs()) {
            columns.add(
                    style(struct.harm()),
                    struct.verdict().word(),
                    struct.before().map(layout -> Long.toString(layout.size())).orElse("-"),
                    struct.after().map(layout -> Long.toString(layout.size())).orElse("-"),
                    struct.name(),
                    String.join("; ", notes(struct)));
        }
        columns.print(out);
    }

    private void current() {
        if (view.current().isEmpty()) {
            return;
        }
        heading("current structs", List.of(view.current().size() + " changed"));
        Columns columns = new Columns("lll");
        view.current()
                .forEach((name, struct) -> columns.add(
                        style(struct.harm()),
                        name,
                        struct.was().orElse("") + " -> " + struct.name(),
                        struct.verdict().word()));
        columns.print(out);
    }

    /** What stands behind a struct's name. */
    static List<String> notes(StructDiff struct) {
        List<String> notes = new ArrayList<>();
        struct.was().ifPresent(was -> notes.add("was " + was));
        List<String> counts = new ArrayList<>();
        for (FieldChange.Kind kind : FieldChange.Kind.values()) {
            long count =
                    struct.changes().stream().filter(change -> change.is(kind)).count();
            if (count > 0 && kind != FieldChange.Kind.NESTED && kind != FieldChange.Kind.ENUM) {
                counts.add(count + " " + (kind == FieldChange.Kind.BOUND ? "with other bounds" : kind.word()));
            }
        }
        if (!counts.isEmpty()) {
            notes.add("fields: " + String.join(", ", counts));
        }
        if (struct.kindChanged()) {
            notes.add(struct.before().orElseThrow().spec().kind().key() + " -> "
                    + struct.after().orElseThrow().spec().kind().key());
        }
        if (struct.alignChanged()) {
            notes.add("align " + struct.before().orElseThrow().align() + " -> "
                    + struct.after().orElseThrow().align());
        }
        if (!struct.through().isEmpty()) {
            notes.add((struct.onlyThrough() ? "only through " : "through ") + String.join(", ", struct.through()));
        }
        return notes;
    }

    private void numbers(NumberSpace space, List<NumberDiff> numbers) {
        if (numbers.isEmpty() && (view.uses().isPresent() || view.unchanged(space) == 0)) {
            return;
        }
        List<String> counts = new ArrayList<>();
        Map<NumberDiff.Kind, Long> kinds =
                numbers.stream().collect(Collectors.groupingBy(NumberDiff::kind, TreeMap::new, Collectors.counting()));
        kinds.forEach((kind, count) -> counts.add(count + " " + kind.word()));
        if (view.uses().isEmpty()) {
            counts.add(view.unchanged(space) + " unchanged");
        }
        heading(space.key(), counts);
        Set<String> told = numbers.stream()
                .filter(number -> number.kind() == NumberDiff.Kind.REUSED)
                .flatMap(number -> List.of(number.name(), number.was().orElse("")).stream())
                .collect(Collectors.toSet());
        Columns columns = new Columns("lrl");
        for (NumberDiff number : numbers) {
            boolean again = number.kind() == NumberDiff.Kind.ADDED || number.kind() == NumberDiff.Kind.REMOVED;
            if (!again || !told.contains(number.name())) {
                columns.add(
                        style(number.harm()),
                        number.kind().word(),
                        numbers(number),
                        number.name() + number.was().map(was -> ", was " + was).orElse(""));
            }
        }
        columns.print(out);
    }

    private static String numbers(NumberDiff number) {
        String before = number.before().isEmpty()
                ? ""
                : Numerals.text(number.space(), number.before().getAsLong());
        String after = number.after().isEmpty()
                ? ""
                : Numerals.text(number.space(), number.after().getAsLong());
        return number.kind() == NumberDiff.Kind.MOVED ? before + " -> " + after : after.isEmpty() ? before : after;
    }

    /** The enums that differ, a line each. */
    void enums() {
        if (view.enums().isEmpty()) {
            return;
        }
        heading("enums", List.of(view.enums().size() + " changed"));
        Columns columns = new Columns("ll");
        for (EnumDiff changed : view.enums()) {
            columns.add(style(changed.harm()), changed.name(), constants(changed));
        }
        columns.print(out);
    }

    private static String constants(EnumDiff changed) {
        if (changed.before().isEmpty() || changed.after().isEmpty()) {
            return changed.before().isEmpty() ? "added" : "removed";
        }
        List<String> parts = new ArrayList<>();
        if (changed.resized()) {
            parts.add(changed.before().get().size() + " -> "
                    + changed.after().get().size() + " bytes");
        }
        changed.removed().forEach((name, value) -> parts.add("removed " + name + " = " + Numerals.text(value)));
        changed.renumbered()
                .forEach((name, value) -> parts.add(name + " "
                        + Numerals.text(Optional.ofNullable(
                                        changed.before().get().values().get(name))
                                .orElseThrow())
                        + " -> " + Numerals.text(value)));
        changed.added().forEach((name, value) -> parts.add("added " + name + " = " + Numerals.text(value)));
        if (parts.size() > CONSTANTS) {
            return String.join("; ", parts.subList(0, CONSTANTS)) + "; and " + (parts.size() - CONSTANTS) + " more";
        }
        return String.join("; ", parts);
    }

    private void facts() {
        if (view.facts().isEmpty()) {
            return;
        }
        heading("facts", List.of(view.facts().size() + " changed"));
        Columns columns = new Columns("ll");
        for (FactDiff fact : view.facts()) {
            columns.add(
                    style(fact.harm()),
                    fact.name(),
                    Numerals.text(fact.before()) + " -> " + Numerals.text(fact.after()));
        }
        columns.print(out);
    }

    private UnaryOperator<String> style(Harm harm) {
        return harm == Harm.NONE ? UnaryOperator.identity() : styles::red;
    }
}
