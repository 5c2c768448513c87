package org.fwabi.tools.demo;

import java.io.PrintWriter;
import java.util.Locale;
import org.fwabi.gsp.FbRegion;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.ReportLine;

/** Prints boot records for people. */
final class TextTranscript {
    private static final int DETAIL_WIDTH = 68;

    /** More than any step of a boot has. */
    private static final int MESSAGES_A_STEP = 8;

    private final PrintWriter out;
    private final boolean colour;

    TextTranscript(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void print(BootRecord boot) {
        out.println(bold(boot.release()) + "  " + boot.chip() + "  simulated");
        int messages = 0;
        for (Entry entry : boot.entries()) {
            messages = entry instanceof Entry.Message ? messages + 1 : folded(messages);
            if (messages <= MESSAGES_A_STEP) {
                print(entry);
            }
        }
        folded(messages);
        boot.gpu().ifPresent(this::print);
        boot.report().forEach(this::print);
        boot.imageSha256().ifPresent(sha -> out.println("  the GPU read the image as sha256 " + sha));
        for (String refusal : boot.refusals()) {
            out.println("  " + red("refused by the GPU: ") + refusal);
        }
        boot.failure().ifPresent(failure -> out.println("  " + red("failed: ") + failure));
        out.println();
        out.flush();
    }

    /** Says how many messages of a step were left out, and gives the count for the next step. */
    private int folded(int messages) {
        if (messages > MESSAGES_A_STEP) {
            out.println("    … and %d more; --trace writes them all".formatted(messages - MESSAGES_A_STEP));
        }
        return 0;
    }

    /** Only what the driver found out. */
    void printReport(BootRecord boot) {
        out.println(bold(boot.release()) + "  " + boot.chip() + "  simulated");
        boot.report().forEach(this::print);
        out.println();
        out.flush();
    }

    private void print(Entry entry) {
        switch (entry) {
            case Entry.Step(String name, String detail, long nanos) ->
                out.println("  %-17s %-68s %9s"
                        .formatted(name, shorten(detail), nanos == 0 ? "" : millis(nanos))
                        .stripTrailing());
            case Entry.Message(boolean sent, String name, int number, long bytes, long sequence, String note) ->
                out.println("    %s %-28s %5s  %6d B  seq %d%s"
                        .formatted(
                                sent ? "→" : "←",
                                name,
                                number(number),
                                bytes,
                                sequence,
                                note.isEmpty() ? "" : "  " + note));
        }
    }

    private void print(GpuDescription gpu) {
        out.println("  %s, %d MiB, %d regions"
                .formatted(bold(gpu.name()), gpu.fbSize() >> 20, gpu.regions().size()));
        for (FbRegion region : gpu.regions()) {
            out.println("    %#014x to %#014x  %6d MiB  %s"
                    .formatted(region.base(), region.limit(), region.size() >> 20, uses(region)));
        }
    }

    private void print(ReportLine line) {
        out.println("    %-16s %s%s".formatted(line.subject(), line.good() ? "" : red("failed: "), line.text()));
    }

    private static String uses(FbRegion region) {
        if (region.usable()) {
            return "usable";
        }
        if (region.isProtected()) {
            return "protected";
        }
        return region.reserved() != 0 ? "reserved" : "not for display or compression";
    }

    private static String number(int number) {
        return number >= 0x1000 ? Integer.toHexString(number) + "h" : Integer.toString(number);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static String shorten(String text) {
        return text.length() <= DETAIL_WIDTH ? text : text.substring(0, DETAIL_WIDTH - 1) + "…";
    }

    private String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String red(String text) {
        return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
    }
}
