package org.fwabi.benchmarks.queue;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import org.fwabi.benchmarks.NativeLibrary;

/** The page ring in C, both ends of it. */
final class CRing {
    private static final NativeLibrary LIBRARY = NativeLibrary.compile("c/ring.c", "-pthread");
    private static final FunctionDescriptor TYPE = FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle ONE_THREAD = LIBRARY.function("one_thread", TYPE);
    private static final MethodHandle TWO_THREADS = LIBRARY.function("two_threads", TYPE);
    private static final MethodHandle PIN = LIBRARY.function("pin", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private CRing() {}

    /** Passes messages within a thread; the sum of what {@link Pipe#take} would have returned. */
    static long oneThread(int bytes, boolean summed, long messages) throws Throwable {
        return (long) ONE_THREAD.invokeExact(bytes, summed ? 1 : 0, messages);
    }

    /** Passes messages between two threads; the same sum. */
    static long twoThreads(int bytes, boolean summed, long messages) throws Throwable {
        return (long) TWO_THREADS.invokeExact(bytes, summed ? 1 : 0, messages);
    }

    /** Puts the calling thread on a processor, or on any if negative. Returns false where the system refuses. */
    static boolean pin(int processor) {
        try {
            return (int) PIN.invokeExact(processor) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
