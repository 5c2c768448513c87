package org.fwabi.benchmarks.specs;

import java.util.concurrent.TimeUnit;
import org.fwabi.processor.spec.Release;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One release with its bases and semantics, from files to a flattened release. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoadRelease {
    /** One that stands alone, and the one on most others. */
    @Param({Specs.SHALLOW, Specs.DEEP})
    public String release = "";

    /** The loader. */
    @Benchmark
    public Release fwabi() {
        return new Specs().release(release);
    }
}
