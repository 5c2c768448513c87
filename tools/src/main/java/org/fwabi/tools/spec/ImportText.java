package org.fwabi.tools.spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fwabi.processor.catalog.ReleaseDiff;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.tools.importer.ImportReport;

/** Prints what an import found, for a reviewer: all of it, or a line. */
final class ImportText {
    /** So many names are listed in one place; the specs have them all. */
    private static final int MANY = 20;

    private final Path folder;
    private final PrintWriter out;
    private final Styles styles;

    /** @param folder where the family's specs are */
    ImportText(Path folder, PrintWriter out, Styles styles) {
        this.folder = folder;
        this.out = out;
        this.styles = styles;
    }

    /** One line. */
    void line(ImportReport report, Duration time) {
        out.println("%-10s  base %-10s  %s".formatted(report.release().name(), base(report), counts(report)) + "  "
                + size(report) + "  " + seconds(time));
        list("left out", report.leftOut());
        out.flush();
    }

    /** Everything. */
    void all(ImportReport report, Duration time) {
        Release release = report.release();
        out.println(styles.bold(release.name()) + "  base " + base(report) + ", branch " + report.branch() + ", "
                + seconds(time));
        out.println("read  " + report.read() + " structs, " + release.hostOnly().size() + " of them host-only; "
                + release.enums().size() + " enums; " + numbers(release));
        report.changes().ifPresent(diff -> {
            new DiffText(DiffView.all(diff), out, styles).changes();
            hostOnly(diff);
        });
        list("left out", report.leftOut());
        list(
                "kept, the headers do not state it",
                report.kept().stream().map(fact -> "fact " + fact).toList());
        list(
                "not stated",
                report.unstated().stream().map(fact -> "fact " + fact).toList());
        list(
                "written anew, with the same contents",
                report.rewritten().stream().sorted().toList());
        out.println("wrote " + folder.resolve(release.name() + ".yaml") + ", " + size(report));
        out.flush();
    }

    private static String base(ImportReport report) {
        return report.release().base().orElse("none");
    }

    private static String size(ImportReport report) {
        int files = report.files().size();
        return (files == 1 ? "1 file, " : files + " files, ") + report.lines() + " lines";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String numbers(Release release) {
        StringBuilder text = new StringBuilder();
        for (NumberSpace space : NumberSpace.values()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(release.numbers().getOrDefault(space, Map.of()).size())
                    .append(' ')
                    .append(space.key());
        }
        return text.toString();
    }

    private static String counts(ImportReport report) {
        return report.changes()
                .map(diff ->
                        diff.isEmpty() ? "equal to its base" : diff.structs().size() + " structs differ")
                .orElse(report.release().structs().size() + " structs");
    }

    private void hostOnly(ReleaseDiff diff) {
        Set<String> before = diff.before().release().hostOnly();
        Set<String> after = diff.after().release().hostOnly();
        Set<String> fresh = new TreeSet<>(after);
        fresh.removeAll(before);
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(after);
        list("host-only, new", List.copyOf(fresh));
        list("host-only, gone", List.copyOf(gone));
    }

    private void list(String what, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println(styles.bold(what) + "  " + lines.size());
        lines.stream().limit(MANY).forEach(line -> out.println("  " + line));
        if (lines.size() > MANY) {
            out.println("  and " + (lines.size() - MANY) + " more");
        }
    }
}
