package org.fwabi.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fwabi.benchmarks.report.Results;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one group: every benchmark in a process of its own, and the whole group as often as there are rounds, so that what
 * a shared machine does for a while falls on all peers.
 */
final class GroupRun {
    private final Group group;
    private final boolean brief;
    private final Map<String, List<String>> cases;
    private final Path log;
    private final PrintWriter people;

    /**
     * A run that has not started.
     *
     * @param brief the short form: one round, fewer and shorter iterations
     * @param few only the cases that {@link Group#few()} names
     * @param log where JMH's own output goes
     */
    GroupRun(Group group, boolean brief, boolean few, Path log, PrintWriter people) {
        this.group = group;
        this.brief = brief;
        this.cases = few ? group.few() : Map.of();
        this.log = log;
        this.people = people;
    }

    /** Runs it. */
    Results run() throws IOException, RunnerException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        int rounds = brief ? 1 : 3;
        Results results = new Results();
        try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            ProgressFormat format = new ProgressFormat(out, people, rounds * benchmarks());
            for (int round = 0; round < rounds; round++) {
                new Runner(options().build(), format).run().forEach(result -> results.add(Conversion.measured(result)));
            }
        }
        return results;
    }

    private int benchmarks() {
        return BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(
                                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                                VerboseMode.SILENT),
                        List.of(group.include()),
                        List.of())
                .stream()
                .mapToInt(this::cases)
                .sum();
    }

    /** Every combination of its parameters' values is one case. */
    private int cases(BenchmarkListEntry benchmark) {
        return benchmark.getParams().orElse(Map.of()).entrySet().stream()
                .mapToInt(values -> cases.containsKey(values.getKey())
                        ? cases.get(values.getKey()).size()
                        : values.getValue().length)
                .reduce(1, Math::multiplyExact);
    }

    private ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(group.include())
                .forks(1)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgsPrepend(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC");
        cases.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return switch (group.pace()) {
            case STEADY ->
                options.warmupIterations(brief ? 2 : 5)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(brief ? 150 : 1_000));
            case ONCE -> options.warmupIterations(brief ? 2 : 8).measurementIterations(brief ? 3 : 7);
        };
    }
}
