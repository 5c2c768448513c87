package org.fwabi.benchmarks.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Every field of a message written. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.SIZE)
public class Encode {
    /** Addresses, unchecked: the limit in Java. */
    @Benchmark
    public void unsafe(Peer.Unchecked peer) {
        peer.batch.encode(peer.seed());
    }

    /** C at -O3. */
    @Benchmark
    public void c(Peer.C peer) {
        peer.batch.encode(peer.seed());
    }

    /** The generated bindings. */
    @Benchmark
    public void fwabi(Peer.Fwabi peer) {
        peer.batch.encode(peer.seed());
    }

    /** The generated bindings after the process has used segments of every kind. */
    @Benchmark
    public void fwabiPolluted(Peer.FwabiPolluted peer) {
        peer.batch.encode(peer.seed());
    }

    /** Exact handles of a layout. */
    @Benchmark
    public void jextract(Peer.Jextract peer) {
        peer.batch.encode(peer.seed());
    }

    /** SBE with its bounds checks. */
    @Benchmark
    @Fork(jvmArgsAppend = {"--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"})
    public void sbe(Peer.Sbe peer) {
        peer.batch.encode(peer.seed());
    }

    /** SBE without. */
    @Benchmark
    @Fork(
            jvmArgsAppend = {
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dagrona.disable.bounds.checks=true"
            })
    public void sbeUnchecked(Peer.Sbe peer) {
        peer.batch.encode(peer.seed());
    }

    /** FlatBuffers: a table, with vectors of structs. */
    @Benchmark
    public void flatBuffers(Peer.FlatBuffers peer) {
        peer.batch.encode(peer.seed());
    }

    /** Protobuf, to and from arrays of bytes. */
    @Benchmark
    public void protobuf(Peer.Protobuf peer) {
        peer.batch.encode(peer.seed());
    }
}
