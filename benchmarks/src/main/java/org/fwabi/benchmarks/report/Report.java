package org.fwabi.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A group's results as Markdown. */
public final class Report {
    private Report() {}

    /**
     * Table of ratios, table of times, targets.
     *
     * @param id the group's, which is also the name of the chart beside it
     * @param baseline column that the others are a multiple of
     * @param command what repeats it
     */
    public static String markdown(
            String id,
            String title,
            String baseline,
            String command,
            Machine machine,
            Results results,
            List<Target> targets) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(title.substring(0, 1).toUpperCase(Locale.ROOT))
                .append(title.substring(1))
                .append("\n\n");
        text.append("`")
                .append(command)
                .append("` at ")
                .append(machine.commit())
                .append(".\n\n");
        text.append("- ")
                .append(machine.processor())
                .append("; ")
                .append(machine.system())
                .append('\n');
        text.append("- ")
                .append(machine.jdk())
                .append("; ")
                .append(machine.gcc())
                .append("\n\n");
        text.append("![").append(title).append("](").append(id).append(".svg)\n\n");
        if (results.peers().size() > 1) {
            text.append("## As a multiple of ").append(baseline).append("\n\n");
            table(text, results, true, baseline);
            text.append('\n');
        }
        text.append("## Time of one, median; bytes allocated where any were\n\n");
        table(text, results, false, baseline);
        verdicts(text, results, targets);
        return text.toString();
    }

    private static void table(StringBuilder text, Results results, boolean ratios, String baseline) {
        List<String> peers = results.peers();
        text.append("| |");
        peers.forEach(peer -> text.append(' ').append(words(peer)).append(" |"));
        text.append("\n|---|").append("---:|".repeat(peers.size())).append('\n');
        for (String work : results.works()) {
            if (ratios && results.find(Measured.key(work, baseline)).isEmpty()) {
                continue;
            }
            text.append("| ").append(work).append(" |");
            for (String peer : peers) {
                Optional<Measured> one = results.find(Measured.key(work, peer));
                text.append(' ')
                        .append(one.map(found -> ratios ? ratio(results, found, baseline) : cell(found))
                                .orElse(""))
                        .append(" |");
            }
            text.append('\n');
        }
    }

    private static String ratio(Results results, Measured one, String baseline) {
        return results.find(Measured.key(one.work(), baseline))
                .map(base -> String.format(Locale.ROOT, "%.2f", one.median() / base.median()))
                .orElse("");
    }

    private static String cell(Measured one) {
        // JMH counts a fraction of a byte for its own threads.
        return time(one.median()) + (one.bytes() < 1 ? "" : ", " + bytes(one.bytes()));
    }

    private static void verdicts(StringBuilder text, Results results, List<Target> targets) {
        List<Target.Verdict> verdicts = targets.stream()
                .flatMap(target -> target.judge(results).stream())
                .toList();
        if (verdicts.isEmpty()) {
            return;
        }
        long met = verdicts.stream().filter(Target.Verdict::met).count();
        text.append("\n## Targets: ")
                .append(met)
                .append(" of ")
                .append(verdicts.size())
                .append(" met\n\n| target | work | measured | |\n|---|---|---:|---|\n");
        for (Target.Verdict verdict : verdicts) {
            text.append("| ")
                    .append(verdict.claim())
                    .append(" | ")
                    .append(verdict.work())
                    .append(" | ")
                    .append(verdict.figure())
                    .append(verdict.met() ? " | met |\n" : " | **missed** |\n");
        }
    }

    /** A method's name as words. */
    static String words(String peer) {
        return peer.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A time with a unit that suits it. */
    public static String time(double nanos) {
        double size = Math.abs(nanos);
        if (size < 1e4) {
            return String.format(Locale.ROOT, size < 100 ? "%.1f ns" : "%.0f ns", nanos);
        }
        if (size < 1e7) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        return size < 1e10
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private static String bytes(double bytes) {
        return bytes < 1e4
                ? String.format(Locale.ROOT, "%.0f B", bytes)
                : bytes < 1e7
                        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
