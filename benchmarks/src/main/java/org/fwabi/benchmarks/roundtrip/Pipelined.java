package org.fwabi.benchmarks.roundtrip;

import java.util.concurrent.TimeUnit;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Commands to a peer in a thread of its own that answers each after 20 microseconds, and may hold several meanwhile. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Pipelined.CALLS)
public class Pipelined {
    /** Commands an invocation. */
    public static final int CALLS = 512;

    private static final long DELAY_NANOS = 20_000;
    private static final int BYTES = 568;

    private Exchange exchange = new Exchange(BYTES, ChecksumRule.XOR64, 0);

    /** Starts the peer. */
    @Setup
    public void prepare() {
        exchange.close();
        exchange = new Exchange(BYTES, ChecksumRule.XOR64, DELAY_NANOS);
    }

    /** Ends the peer. */
    @TearDown
    public void end() {
        exchange.close();
    }

    /** A mutexed queue that waits for each reply. */
    @Benchmark
    public long mutexed() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += exchange.callLocked(i);
        }
        return sum;
    }

    /** Up to 8 on their way. */
    @Benchmark
    public long pipelined8() {
        return pipelined(8);
    }

    /** Up to 32 on their way. */
    @Benchmark
    public long pipelined32() {
        return pipelined(32);
    }

    private long pipelined(int inFlight) {
        for (int i = 0; i < CALLS; i++) {
            exchange.submit(i, inFlight);
        }
        return exchange.settled();
    }
}
