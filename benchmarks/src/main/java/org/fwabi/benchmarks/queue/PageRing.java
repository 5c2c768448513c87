package org.fwabi.benchmarks.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueInternals;
import org.fwabi.gsp.queue.RingConsumer;
import org.fwabi.gsp.queue.RingProducer;

/** The queue's own ring ends, as its sender and its receiver use them. */
final class PageRing implements Pipe {
    /** Where the checksum stands in a message. */
    private static final int SUM = 8;

    /** Pointers of both sides lie on pages of their own, as in the queue's region. */
    private static final int READ = 4096;

    private final int bytes;
    private final int slots;
    private final boolean summed;
    private final MemorySegment pointers = Arena.ofShared().allocate(2 * READ, SLOT);
    private final RingProducer producer;
    private final RingConsumer consumer;
    private final MemorySegment source;
    private final MemorySegment sink;
    private final ByteBuffer sourceWords;
    private final ByteBuffer sinkWords;

    PageRing(int bytes, boolean summed) {
        this.bytes = bytes;
        this.slots = (bytes + SLOT - 1) / SLOT;
        this.summed = summed;
        Arena arena = Arena.ofShared();
        MemorySegment ring = arena.allocate((long) SLOTS * SLOT, SLOT);
        this.producer = new RingProducer(ring, SLOT, pointers, 0);
        this.consumer = new RingConsumer(ring, SLOT, pointers, READ);
        this.source = arena.allocate(bytes, 64);
        this.sink = arena.allocate(bytes, 64);
        this.sourceWords = QueueInternals.words(source);
        this.sinkWords = QueueInternals.words(sink);
    }

    @Override
    public void put(long number) {
        sourceWords.putLong(0, number);
        sourceWords.putLong(bytes - 8, ~number);
        if (summed) {
            sourceWords.putLong(SUM, 0);
            sourceWords.putLong(SUM, Integer.toUnsignedLong(QueueInternals.checksum(sourceWords, bytes)));
        }
        try {
            while (producer.free(pointers, READ) < slots) {
                Thread.onSpinWait();
            }
        } catch (QueueException e) {
            throw new IllegalStateException(e);
        }
        producer.copyIn(source, 0, bytes);
        producer.publish(slots);
    }

    @Override
    public long take() {
        try {
            while (consumer.available(pointers, 0) < slots) {
                Thread.onSpinWait();
            }
        } catch (QueueException e) {
            throw new IllegalStateException(e);
        }
        consumer.copyOut(0, 0, sink, 0, bytes);
        consumer.release(slots);
        if (summed && QueueInternals.checksum(sinkWords, bytes) != 0) {
            throw new IllegalStateException("bad checksum");
        }
        return 2 * sinkWords.getLong(0) + sinkWords.getLong(bytes - 8);
    }
}
