package org.fwabi.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A group's results as a bar chart in SVG: a block for each row of the table, a bar for each peer. Within a block lengths
 * are proportional to time; what takes more than {@value #LONGEST} times as long as the baseline is cut, and marked.
 */
public final class Chart {
    private static final double LONGEST = 6;
    private static final int LABELS = 150;
    private static final int BARS = 460;
    private static final int FIGURES = 150;
    private static final int BAR = 15;
    private static final int GAP = 3;

    private Chart() {}

    /**
     * Draws it.
     *
     * @param ours peer whose bars stand out
     * @param baseline peer that is 1
     */
    public static String svg(String title, String ours, String baseline, Results results) {
        StringBuilder body = new StringBuilder();
        int y = 34;
        for (String work : results.works()) {
            List<Measured> bars = results.peers().stream()
                    .map(peer -> results.find(Measured.key(work, peer)))
                    .flatMap(Optional::stream)
                    .toList();
            Optional<Measured> base = results.find(Measured.key(work, baseline));
            double unit = base.isPresent()
                    ? base.get().median()
                    : bars.stream().mapToDouble(Measured::median).min().orElse(1);
            double longest = Math.min(
                    LONGEST, bars.stream().mapToDouble(Measured::median).max().orElse(unit) / unit);
            y += 22;
            body.append(String.format(Locale.ROOT, "<text x='8' y='%d' class='work'>%s</text>", y, escape(work)))
                    .append('\n');
            y += 6;
            for (Measured bar : bars) {
                bar(body, y, bar, unit, longest, bar.peer().equals(ours), base.isPresent());
                y += BAR + GAP;
            }
        }
        int width = LABELS + BARS + FIGURES;
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns='http://www.w3.org/2000/svg' width='%1$d' height='%2$d' viewBox='0 0 %1$d %2$d'>%n",
                        width,
                        y + 12)
                + "<style>text{font:12px sans-serif;fill:#222}.title{font-size:15px;font-weight:600}"
                + ".work{font-weight:600}.peer{text-anchor:end}.figure{fill:#555}</style>\n"
                + "<rect width='100%' height='100%' fill='#fff'/>\n"
                + "<text x='8' y='24' class='title'>" + escape(title) + "</text>\n"
                + body
                + "</svg>\n";
    }

    private static void bar(
            StringBuilder body, int y, Measured bar, double unit, double longest, boolean ours, boolean based) {
        double times = bar.median() / unit;
        boolean cut = times > longest;
        double length = Math.max(1, Math.min(times, longest) / longest * BARS);
        int text = y + BAR - 4;
        body.append(String.format(
                        Locale.ROOT,
                        "<text x='%d' y='%d' class='peer'>%s</text>",
                        LABELS - 6,
                        text,
                        escape(Report.words(bar.peer()))))
                .append('\n');
        body.append(String.format(
                        Locale.ROOT,
                        "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>",
                        LABELS,
                        y,
                        length,
                        BAR,
                        ours ? "#c2410c" : "#94a3b8"))
                .append('\n');
        if (cut) {
            body.append(String.format(
                            Locale.ROOT,
                            "<path d='M%.1f %d l6 %d' stroke='#fff' stroke-width='3'/>",
                            LABELS + length - 24,
                            y,
                            BAR))
                    .append('\n');
        }
        String figure = Report.time(bar.median()) + (based ? String.format(Locale.ROOT, ", %.2f", times) : "");
        body.append(String.format(
                        Locale.ROOT,
                        "<text x='%.1f' y='%d' class='figure'>%s</text>",
                        LABELS + length + 6,
                        text,
                        figure))
                .append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
