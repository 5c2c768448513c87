package org.fwabi.benchmarks.specs;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fwabi.processor.spec.Release;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** All releases of the family, with all checks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoadAll {
    /** The loader. */
    @Benchmark
    public List<Release> fwabi() {
        return new Specs().loader().checkFamily(Specs.FAMILY);
    }
}
