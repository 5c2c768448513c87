package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The writing end of a ring of equal slots. The write pointer is the index of the next slot to be filled, always below
 * the number of slots. One slot stays empty, so that equal pointers mean an empty ring.
 *
 * <p>The end trusts nothing it could read back: its own pointer is kept outside the shared memory. One thread at a time.
 */
public final class RingProducer {
    private static final MemorySegment ZEROS = Arena.global().allocate(4096, 8).asReadOnly();

    private final MemorySegment ring;
    private final int slotSize;
    private final int slots;
    private final MemorySegment writeCell;
    private final long writeOffset;
    private int write;

    /**
     * Starts with an empty ring.
     *
     * @param ring the slots; their number is its size divided by that of a slot
     * @param slotSize bytes
     * @param writeCell memory that holds the write pointer, which only this end writes
     * @param writeOffset where in it; a multiple of 4
     */
    public RingProducer(MemorySegment ring, int slotSize, MemorySegment writeCell, long writeOffset) {
        this.ring = ring;
        this.slotSize = slotSize;
        this.slots = Math.toIntExact(ring.byteSize() / slotSize);
        this.writeCell = writeCell;
        this.writeOffset = writeOffset;
    }

    /**
     * Slots that may be filled, at most one less than there are.
     *
     * @param peer memory that holds the peer's read pointer
     * @param peerOffset where in it; a multiple of 4
     * @throws QueueException with {@link QueueFailure.BadPointer} if the peer's pointer is outside the ring
     */
    public int free(MemorySegment peer, long peerOffset) throws QueueException {
        int read = Words.getAcquire(peer, peerOffset);
        if (Integer.compareUnsigned(read, slots) >= 0) {
            throw new QueueFailure.BadPointer("readPtr", Integer.toUnsignedLong(read), slots).toException();
        }
        return freeUpTo(read);
    }

    /** Slots that may be filled while the peer has read up to the given one. */
    int freeUpTo(int read) {
        int free = read - write - 1;
        return free < 0 ? free + slots : free;
    }

    /**
     * Copies bytes into the slots from the write pointer on, around the end of the ring. The peer does not see them before
     * {@link #publish}. The caller has made sure that they fit what is free.
     */
    public void copyIn(MemorySegment source, long sourceOffset, long bytes) {
        long start = (long) write * slotSize;
        long first = Math.min(bytes, ring.byteSize() - start);
        MemorySegment.copy(source, sourceOffset, ring, start, first);
        if (first < bytes) {
            MemorySegment.copy(source, sourceOffset + first, ring, 0, bytes - first);
        }
    }

    /** Zeroes bytes within one of the slots from the write pointer on, likewise. */
    void zero(long from, long to) {
        long start = ((long) write * slotSize + from) % ring.byteSize();
        for (long done = 0; done < to - from; done += ZEROS.byteSize()) {
            MemorySegment.copy(ZEROS, 0, ring, start + done, Math.min(to - from - done, ZEROS.byteSize()));
        }
    }

    /** Hands slots over to the peer: all that was copied in before is visible to whoever sees the new pointer. */
    public void publish(int count) {
        int next = write + count;
        write = next >= slots ? next - slots : next;
        // The release store alone orders it for a Java thread; the fence says the same to a device.
        VarHandle.storeStoreFence();
        Words.setRelease(writeCell, writeOffset, write);
    }

    /** Index of the next slot to be filled. */
    public int position() {
        return write;
    }
}
