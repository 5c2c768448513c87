package org.fwabi.tools.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several boots side by side: what became of each, and where its release differs under the driver. */
final class Comparison {
    private Comparison() {}

    /** A line a boot; nothing for fewer than two. */
    static void print(PrintWriter out, List<BootRecord> boots, List<Underneath> underneath) {
        if (boots.size() < 2) {
            return;
        }
        Map<String, Underneath> byRelease =
                underneath.stream().collect(Collectors.toMap(Underneath::release, Function.identity()));
        out.println("  %-12s %-7s %9s %14s %20s %14s"
                .formatted("release", "boot", "messages", "GspSystemInfo", "GspStaticConfigInfo", "GPU's name at"));
        for (BootRecord boot : boots) {
            String line =
                    "  %-12s %-7s %9d".formatted(boot.release(), boot.booted() ? "good" : "failed", messages(boot));
            Underneath layouts = byRelease.get(boot.release());
            out.println(
                    layouts == null
                            ? line
                            : line
                                    + " %12d B %18d B %14d"
                                            .formatted(
                                                    layouts.systemInfoSize(),
                                                    layouts.staticInfoSize(),
                                                    layouts.nameOffset()));
        }
        out.flush();
    }

    private static long messages(BootRecord boot) {
        return boot.entries().stream().filter(Entry.Message.class::isInstance).count();
    }
}
