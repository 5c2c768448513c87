package org.fwabi.gsp.queue;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.fwabi.device.Clock;

/** A queue over an echo, and what the driver's thread allocates on the way. */
final class Steady implements AutoCloseable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work that may fail as a queue does. */
    interface Work {
        void run() throws QueueException;
    }

    final CommandQueue queue;
    final TestBuffer buffer;
    private final Arena arena = Arena.ofShared();

    /**
     * A queue.
     *
     * @param eventBytes payload of an event that comes before each reply; negative for none
     */
    Steady(QueueProtocol protocol, int eventBytes) {
        touchHeapSegments();
        buffer = new TestBuffer(QueueRegion.size(protocol));
        RawGsp raw = new RawGsp(buffer.memory(), protocol.ringPages(), protocol.elementMax());
        raw.boot();
        MemorySegment event = arena.allocate(eventBytes < 0 ? 0 : 4096, 8);
        if (eventBytes >= 0) {
            Bench.fill(event, raw.element(0x1003, new byte[eventBytes], 0, 0, 0));
        }
        queue = new CommandQueue(
                QueueRegion.create(protocol, buffer),
                new Quick(),
                new EchoGsp(buffer.memory(), event),
                new QueueLimits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(4), 1 << 20));
    }

    /** Time passes with each look at it, so that a wait ends even if nothing comes. */
    private static final class Quick implements Clock {
        private long now;

        @Override
        public long nanoTime() {
            return now += 100;
        }

        @Override
        public void sleepNanos(long nanos) {
            now += nanos;
        }
    }

    /** What any program may do, and what makes code that was compiled for native memory alone be compiled anew. */
    private static void touchHeapSegments() {
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += MemorySegment.ofArray(new byte[16]).get(ValueLayout.JAVA_BYTE, i & 15);
            sum += MemorySegment.ofArray(new long[2]).get(ValueLayout.JAVA_LONG, 8L * (i & 1));
            MemorySegment.copy(MemorySegment.ofArray(new long[2]), 0, MemorySegment.ofArray(new byte[16]), 0, 16);
        }
        if (sum != 0) {
            throw new AssertionError("new arrays are zero");
        }
    }

    /**
     * Bytes that this thread allocates while it does something so often: the fewest of several rounds, because the first
     * ones load classes and link calls. What each time allocates shows in every round.
     */
    static long allocated(int times, Work work) throws QueueException {
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20 && fewest != 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(times, work);
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }

    private static void repeat(int times, Work work) throws QueueException {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    @Override
    public void close() {
        queue.close();
        buffer.close();
        arena.close();
    }
}
