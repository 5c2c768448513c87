package org.fwabi.benchmarks.queue;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Messages from one thread to another, each on a processor of its own where there are two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TwoThreads.MESSAGES)
@Fork(jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
public class TwoThreads {
    /** Messages an invocation. */
    public static final int MESSAGES = 8000;

    /** Bytes of a message. */
    @Param({"648", "4096", "16384", "65536"})
    public int bytes;

    private Pipe plain = new PageRing(Pipe.SLOT, false);
    private Pipe summed = new PageRing(Pipe.SLOT, true);
    private Pipe other = new AgronaRing(Pipe.SLOT);

    /** Makes the rings. */
    @Setup
    public void prepare() {
        plain = new PageRing(bytes, false);
        summed = new PageRing(bytes, true);
        other = new AgronaRing(bytes);
    }

    /** The queue's ring. */
    @Benchmark
    public long fwabi() {
        return Passing.twoThreads(plain, MESSAGES);
    }

    /** The same with a checksum made on one side and checked on the other. */
    @Benchmark
    public long fwabiChecksum() {
        return Passing.twoThreads(summed, MESSAGES);
    }

    /** Agrona's ring. */
    @Benchmark
    public long agrona() {
        return Passing.twoThreads(other, MESSAGES);
    }

    /** The same ring in C. */
    @Benchmark
    public long c() throws Throwable {
        return CRing.twoThreads(bytes, false, MESSAGES);
    }

    /** The same ring in C, with the checksum. */
    @Benchmark
    public long cChecksum() throws Throwable {
        return CRing.twoThreads(bytes, true, MESSAGES);
    }
}
