package org.fwabi.benchmarks.queue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Agrona's ring for one producer and one consumer, as large as the page ring or as its longest message wants. What
 * arrives is copied out as well, because here too the other side could change it.
 */
final class AgronaRing implements Pipe, MessageHandler {
    private static final int LEAST = 1 << 18;

    private final int bytes;
    private final OneToOneRingBuffer ring;
    private final UnsafeBuffer source;
    private final UnsafeBuffer sink;
    private long taken;

    AgronaRing(int bytes) {
        this.bytes = bytes;
        // It takes messages of up to an eighth of its size.
        int size = Math.max(LEAST, Integer.highestOneBit(8 * bytes - 1) << 1);
        this.ring = new OneToOneRingBuffer(
                new UnsafeBuffer(ByteBuffer.allocateDirect(size + RingBufferDescriptor.TRAILER_LENGTH)));
        this.source = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes));
        this.sink = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes));
    }

    @Override
    public void put(long number) {
        source.putLong(0, number, ByteOrder.LITTLE_ENDIAN);
        source.putLong(bytes - 8, ~number, ByteOrder.LITTLE_ENDIAN);
        while (!ring.write(1, source, 0, bytes)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public long take() {
        while (ring.read(this, 1) == 0) {
            Thread.onSpinWait();
        }
        return taken;
    }

    @Override
    public void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
        sink.putBytes(0, buffer, index, length);
        taken = 2 * sink.getLong(0, ByteOrder.LITTLE_ENDIAN) + sink.getLong(bytes - 8, ByteOrder.LITTLE_ENDIAN);
    }
}
