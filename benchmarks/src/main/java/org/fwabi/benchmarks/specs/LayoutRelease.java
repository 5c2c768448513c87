package org.fwabi.benchmarks.specs;

import java.util.concurrent.TimeUnit;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All structs of a loaded release and of its bases laid out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LayoutRelease {
    /** One that stands alone, and the one on most others. */
    @Param({Specs.SHALLOW, Specs.DEEP})
    public String release = "";

    private final Specs specs = new Specs();

    /** Loads it. */
    @Setup
    public void load() {
        specs.release(release);
    }

    /** The layouts, anew each time. */
    @Benchmark
    public ReleaseLayout fwabi() {
        return new Layouts(new Diagnostics(), specs.loader()).of(specs.release(release));
    }
}
