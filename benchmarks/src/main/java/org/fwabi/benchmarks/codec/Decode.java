package org.fwabi.benchmarks.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Every field of a message read. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batch.SIZE)
public class Decode {
    /** Addresses, unchecked: the limit in Java. */
    @Benchmark
    public long unsafe(Peer.Unchecked peer) {
        return peer.batch.decode();
    }

    /** C at -O3. */
    @Benchmark
    public long c(Peer.C peer) {
        return peer.batch.decode();
    }

    /** The generated bindings. */
    @Benchmark
    public long fwabi(Peer.Fwabi peer) {
        return peer.batch.decode();
    }

    /** The generated bindings after the process has used segments of every kind. */
    @Benchmark
    public long fwabiPolluted(Peer.FwabiPolluted peer) {
        return peer.batch.decode();
    }

    /** Exact handles of a layout. */
    @Benchmark
    public long jextract(Peer.Jextract peer) {
        return peer.batch.decode();
    }

    /** SBE with its bounds checks. */
    @Benchmark
    @Fork(jvmArgsAppend = {"--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"})
    public long sbe(Peer.Sbe peer) {
        return peer.batch.decode();
    }

    /** SBE without. */
    @Benchmark
    @Fork(
            jvmArgsAppend = {
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dagrona.disable.bounds.checks=true"
            })
    public long sbeUnchecked(Peer.Sbe peer) {
        return peer.batch.decode();
    }

    /** FlatBuffers: a table, with vectors of structs. */
    @Benchmark
    public long flatBuffers(Peer.FlatBuffers peer) {
        return peer.batch.decode();
    }

    /** Protobuf, to and from arrays of bytes. */
    @Benchmark
    public long protobuf(Peer.Protobuf peer) {
        return peer.batch.decode();
    }
}
