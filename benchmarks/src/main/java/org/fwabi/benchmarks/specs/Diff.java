package org.fwabi.benchmarks.specs;

import java.util.concurrent.TimeUnit;
import org.fwabi.processor.catalog.ReleaseDiff;
import org.fwabi.processor.layout.ReleaseLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Two releases with a hundred between them, laid out and then compared. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Diff {
    private final Specs specs = new Specs();
    private final ReleaseLayout before = specs.layout("535.113.01");
    private final ReleaseLayout after = specs.layout(Specs.DEEP);

    /** The comparison. */
    @Benchmark
    public ReleaseDiff fwabi() {
        return ReleaseDiff.between(before, after);
    }
}
