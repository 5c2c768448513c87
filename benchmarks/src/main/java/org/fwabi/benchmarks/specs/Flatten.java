package org.fwabi.benchmarks.specs;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Flattening;
import org.fwabi.processor.spec.Minimising;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ReleaseDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A delta put onto its base. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Flatten {
    private final Specs specs = new Specs();
    private final Release base = specs.release("550.54.14");
    private final ReleaseDocument delta = Minimising.minimise(base, specs.release(Specs.DEEP));

    /** Finds out that the delta is one. */
    @Setup
    public void check() {
        if (delta.structs().isEmpty()) {
            throw new IllegalStateException("the releases are equal");
        }
    }

    /** The flattening. */
    @Benchmark
    public Release fwabi() {
        return Flattening.flatten(base.family(), Optional.of(base), delta, new Diagnostics());
    }
}
