package org.fwabi.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fwabi.benchmarks.report.Chart;
import org.fwabi.benchmarks.report.Json;
import org.fwabi.benchmarks.report.Machine;
import org.fwabi.benchmarks.report.Report;
import org.fwabi.benchmarks.report.Results;
import org.fwabi.benchmarks.report.Target;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs groups of benchmarks and writes what they gave. */
@Command(
        name = "benchmarks/run",
        description = {
            "Measures groups of benchmarks beside their peers, and writes a table and a chart for each.",
            "Groups: codec, dispatch, queue, roundtrip, checksum, specs, build; or all."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:a benchmark failed", "2:wrong usage", "4:with --check: a target was missed"})
final class Main implements Callable<Integer> {
    private static final int MISSED = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Parameters(paramLabel = "GROUP", arity = "1..*", description = "Groups to run.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--short",
            description =
                    "One round of short iterations: figures to look at, not to quote. With all groups, fewer cases too: under ten minutes.")
    private boolean brief;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where tables and charts go; default benchmarks/results.")
    private Path output = home().resolve("benchmarks/results");

    @Option(
            names = "--json",
            description = "Print all figures as JSON on standard output; the rest goes to standard error.")
    private boolean json;

    @Option(names = "--check", description = "Exit with 4 if a target was missed.")
    private boolean check;

    private Main() {}

    /** Runs and exits. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    private static Path home() {
        return Path.of(System.getProperty("fwabi.home", ""));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        PrintWriter people = new PrintWriter(json ? System.err : System.out, true, StandardCharsets.UTF_8);
        Machine machine = Machine.read(home().toAbsolutePath());
        boolean allMet = true;
        List<String> documents = new ArrayList<>();
        for (Group group : groups()) {
            people.printf("%s: %s%n", group.id(), group.title());
            Path log = home().resolve("benchmarks/target/" + group.id() + ".log");
            Results results = new GroupRun(group, brief, brief && names.contains("all"), log, people).run();
            write(group, machine, results);
            documents.add(Json.of(group.id(), machine, results));
            List<Target.Verdict> verdicts = group.targets().stream()
                    .flatMap(target -> target.judge(results).stream())
                    .toList();
            verdicts.stream()
                    .filter(verdict -> !verdict.met())
                    .forEach(missed ->
                            people.printf("  missed: %s; %s: %s%n", missed.claim(), missed.work(), missed.figure()));
            allMet &= verdicts.stream().allMatch(Target.Verdict::met);
        }
        if (json) {
            System.out.println("[" + String.join(",\n", documents) + "]");
        }
        return check && !allMet ? MISSED : CommandLine.ExitCode.OK;
    }

    private List<Group> groups() {
        if (names.contains("all")) {
            return List.of(Group.values());
        }
        return names.stream()
                .map(name -> Arrays.stream(Group.values())
                        .filter(group -> group.id().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), String.format(Locale.ROOT, "there is no group '%s'", name))))
                .toList();
    }

    private void write(Group group, Machine machine, Results results) throws IOException {
        Files.createDirectories(output);
        String command = "benchmarks/run " + group.id() + (brief ? " --short" : "");
        Files.writeString(
                output.resolve(group.id() + ".md"),
                Report.markdown(
                        group.id(), group.title(), group.baseline(), command, machine, results, group.targets()));
        Files.writeString(
                output.resolve(group.id() + ".svg"), Chart.svg(group.title(), "fwabi", group.baseline(), results));
    }
}
