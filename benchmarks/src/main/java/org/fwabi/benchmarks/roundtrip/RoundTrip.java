package org.fwabi.benchmarks.roundtrip;

import java.util.concurrent.TimeUnit;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
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

/**
 * A command and its reply in one thread, through the whole queue. The driver's own part is the difference to the peer
 * alone, which moves each message once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RoundTrip.CALLS)
public class RoundTrip {
    /** Commands an invocation. */
    public static final int CALLS = 1000;

    /** Bytes of a command's payload, and of its reply's. */
    @Param({"8", "568", "4016"})
    public int bytes;

    /** Whether elements carry a checksum. */
    @Param({"XOR64", "NONE"})
    public ChecksumRule checksum = ChecksumRule.XOR64;

    private Exchange exchange = new Exchange(8, ChecksumRule.NONE, 0);
    private PeerAlone alone = new PeerAlone(8, false);

    /** Makes both sides. */
    @Setup
    public void prepare() {
        exchange = new Exchange(bytes, checksum, 0);
        alone = new PeerAlone(bytes, checksum != ChecksumRule.NONE);
    }

    /** Frees both sides. */
    @TearDown
    public void end() {
        exchange.close();
        alone.close();
    }

    /** One call after the other. */
    @Benchmark
    public long waiting() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += exchange.call(i);
        }
        return sum;
    }

    /** The same behind a mutex. */
    @Benchmark
    public long mutexed() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += exchange.callLocked(i);
        }
        return sum;
    }

    /** Submitted, each reply taken before the next. */
    @Benchmark
    public long submitted() {
        for (int i = 0; i < CALLS; i++) {
            exchange.submit(i, 1);
        }
        return exchange.settled();
    }

    /** What the peer takes of it. */
    @Benchmark
    public long peerAlone() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += alone.answer();
        }
        return sum;
    }
}
