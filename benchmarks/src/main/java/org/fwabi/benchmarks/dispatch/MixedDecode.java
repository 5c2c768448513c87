package org.fwabi.benchmarks.dispatch;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.fwabi.benchmarks.codec.Batch;
import org.fwabi.benchmarks.codec.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Messages of several releases read at one call site. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.SIZE)
public class MixedDecode {
    /** Releases that occur. */
    @Param({"1", "2", "4", "8", "11"})
    public int live;

    private final Arena arena = Arena.ofConfined();

    @SuppressWarnings("NullAway.Init") // JMH calls make() first.
    private Messages messages;

    private final Batch batch = Peer.of("SystemInfo", "Fwabi", arena);

    /** Lays out memory. */
    @Setup
    public void make() throws Exception {
        messages = new Messages(arena, live);
        messages.encode(1);
        messages.encodeSealed(1);
        batch.encode(1);
    }

    /** Frees it. */
    @TearDown
    public void free() {
        arena.close();
    }

    /** The generated bindings of eleven releases. */
    @Benchmark
    public long fwabi() {
        return messages.decode();
    }

    /** A class a release behind a sealed interface. */
    @Benchmark
    public long sealedClasses() {
        return messages.decodeSealed();
    }

    /** The generated bindings of one release, whose offsets are constants; the same whatever {@link #live} says. */
    @Benchmark
    public long oneRelease() {
        return batch.decode();
    }
}
