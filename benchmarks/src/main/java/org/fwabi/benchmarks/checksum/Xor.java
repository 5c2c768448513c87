package org.fwabi.benchmarks.checksum;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.fwabi.benchmarks.HeapSegments;
import org.fwabi.benchmarks.NativeLibrary;
import org.fwabi.gsp.queue.QueueInternals;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The checksum of a page and of the longest element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Xor.TIMES)
public class Xor {
    /** Checksums an invocation. */
    public static final int TIMES = 64;

    private static final MethodHandle C = NativeLibrary.compile("c/checksum.c")
            .critical(
                    "checksums",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));

    /** Bytes that are summed. */
    @Param({"4096", "65536"})
    public int bytes;

    /** Whether the process has used segments over arrays elsewhere. */
    @Param({"native only", "heap touched"})
    public String memory = "";

    private MemorySegment block = MemorySegment.NULL;
    private ByteBuffer words = ByteBuffer.allocateDirect(0);

    /** Fills a block. */
    @Setup
    public void prepare() {
        block = Arena.ofShared().allocate(bytes, 64);
        words = QueueInternals.words(block);
        for (long at = 0; at < bytes; at += 8) {
            block.set(ValueLayout.JAVA_LONG, at, at * 0x9e3779b97f4a7c15L);
        }
        if (memory.startsWith("heap")) {
            HeapSegments.touch();
        }
    }

    /** The queue's. */
    @Benchmark
    public int fwabi() {
        int sum = 0;
        for (int i = 0; i < TIMES; i++) {
            words.putLong(0, i);
            sum += QueueInternals.checksum(words, bytes);
        }
        return sum;
    }

    /** gcc's, at -O3. */
    @Benchmark
    public int c() throws Throwable {
        return (int) C.invokeExact(block, (long) bytes, TIMES);
    }
}
