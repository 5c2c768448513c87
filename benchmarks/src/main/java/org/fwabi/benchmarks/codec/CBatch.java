package org.fwabi.benchmarks.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.fwabi.benchmarks.NativeLibrary;

/** The messages in C, which handles all of them in one call. */
public final class CBatch extends Batch {
    private static final long STRIDE = 2048;

    private final MethodHandle encode;
    private final MethodHandle decode;
    private final MemorySegment memory;

    /** Messages that live as long as the arena. */
    public CBatch(String message, Arena arena) {
        super(arena);
        NativeLibrary library = NativeLibrary.compile("codec/peers/" + message + ".c");
        encode = library.critical("encode", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS));
        decode = library.critical("decode", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS));
        memory = arena.allocate(SIZE * STRIDE, 64);
    }

    @Override
    public void encode(int seed) {
        try {
            encode.invokeExact(memory, STRIDE, SIZE, seed, text);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long decode() {
        try {
            return (long) decode.invokeExact(memory, STRIDE, SIZE, text);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public MemorySegment bytes(int i) {
        return memory.asSlice(i * STRIDE, STRIDE);
    }
}
