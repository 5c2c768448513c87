package org.fwabi.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import org.fwabi.benchmarks.report.Measured;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** JMH's results as figures of ours. */
final class Conversion {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Conversion() {}

    /** Figures of one benchmark with one set of parameters. */
    static Measured measured(RunResult result) {
        BenchmarkParams params = result.getParams();
        String method = params.getBenchmark();
        int dot = method.lastIndexOf('.');
        String type = method.substring(0, dot);
        String values = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(", "));
        String work = type.substring(type.lastIndexOf('.') + 1) + (values.isEmpty() ? "" : " " + values);
        double unit = params.getTimeUnit().toNanos(1);
        List<Double> nanos = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .mapToDouble(primary -> primary.getScore() * unit)
                .sorted()
                .boxed()
                .toList();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        double bytes = allocated == null ? 0 : allocated.getScore();
        if (nanos.isEmpty() || nanos.stream().anyMatch(value -> value.isNaN())) {
            throw new IllegalStateException(params.getBenchmark() + " gave no figures");
        }
        return new Measured(work, method.substring(dot + 1), nanos, bytes);
    }
}
