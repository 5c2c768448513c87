package org.fwabi.benchmarks.report;

import java.util.Locale;
import java.util.stream.Collectors;

/** A group's figures for machines. */
public final class Json {
    private Json() {}

    /** One object: group, machine, and a list of benchmarks with all their iterations in nanoseconds. */
    public static String of(String group, Machine machine, Results results) {
        String benchmarks = results.all().stream().map(Json::one).collect(Collectors.joining(",\n  "));
        return String.format(
                Locale.ROOT,
                "{\"group\": %s, \"commit\": %s, \"processor\": %s, \"system\": %s, \"jdk\": %s, \"gcc\": %s, \"benchmarks\": [%n  %s]}",
                quote(group),
                quote(machine.commit()),
                quote(machine.processor()),
                quote(machine.system()),
                quote(machine.jdk()),
                quote(machine.gcc()),
                benchmarks);
    }

    private static String one(Measured one) {
        return String.format(
                Locale.ROOT,
                "{\"work\": %s, \"peer\": %s, \"medianNanos\": %.3f, \"bytesAllocated\": %.3f, \"nanos\": %s}",
                quote(one.work()),
                quote(one.peer()),
                one.median(),
                one.bytes(),
                one.nanos().stream()
                        .map(nanos -> String.format(Locale.ROOT, "%.3f", nanos))
                        .toList());
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
