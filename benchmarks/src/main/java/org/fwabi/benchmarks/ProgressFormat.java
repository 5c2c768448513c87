package org.fwabi.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fwabi.benchmarks.report.Measured;
import org.fwabi.benchmarks.report.Report;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH's own output for a log, and for people a line a benchmark with its figure. */
final class ProgressFormat implements OutputFormat {
    private final OutputFormat log;
    private final PrintWriter people;
    private final int total;
    private int done;

    /**
     * Starts counting.
     *
     * @param total benchmarks in all, those of later rounds included
     */
    ProgressFormat(PrintStream log, PrintWriter people, int total) {
        this.log = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
        this.people = people;
        this.total = total;
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
        log.iteration(benchmark, params, iteration);
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {
        log.iterationResult(benchmark, params, iteration, result);
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        log.startBenchmark(benchmark);
    }

    @Override
    public void endBenchmark(@Nullable BenchmarkResult result) {
        log.endBenchmark(result);
        done++;
        if (result != null) {
            Measured measured = Conversion.measured(new RunResult(result.getParams(), List.of(result)));
            people.printf(
                    Locale.ROOT,
                    "  [%3d/%d] %-52s %-18s %12s%n",
                    done,
                    total,
                    measured.work(),
                    measured.peer(),
                    Report.time(measured.median()));
            people.flush();
        }
    }

    @Override
    public void startRun() {
        log.startRun();
    }

    @Override
    public void endRun(Collection<RunResult> result) {
        log.endRun(result);
    }

    @Override
    public void print(String text) {
        log.print(text);
    }

    @Override
    public void println(String text) {
        log.println(text);
    }

    @Override
    public void flush() {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
    }

    @Override
    public void verbosePrintln(String text) {
        log.verbosePrintln(text);
    }

    @Override
    public void write(int b) {
        log.write(b);
    }

    @Override
    public void write(byte[] b) throws IOException {
        log.write(b);
    }
}
