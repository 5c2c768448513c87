package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;

/**
 * The reading end of a ring of equal slots; see {@link RingProducer}. The read pointer is the index of the next slot to
 * be read. One thread at a time.
 */
public final class RingConsumer {
    private final MemorySegment ring;
    private final int slotSize;
    private final int slots;
    private final MemorySegment readCell;
    private final long readOffset;
    private int read;

    /**
     * Starts with an empty ring.
     *
     * @param ring the slots; their number is its size divided by that of a slot
     * @param slotSize bytes
     * @param readCell memory that holds the read pointer, which only this end writes
     * @param readOffset where in it; a multiple of 4
     */
    public RingConsumer(MemorySegment ring, int slotSize, MemorySegment readCell, long readOffset) {
        this.ring = ring;
        this.slotSize = slotSize;
        this.slots = Math.toIntExact(ring.byteSize() / slotSize);
        this.readCell = readCell;
        this.readOffset = readOffset;
    }

    /**
     * Slots that may be read. What the peer wrote into them before it published them is visible afterwards.
     *
     * @param peer memory that holds the peer's write pointer
     * @param peerOffset where in it; a multiple of 4
     * @throws QueueException with {@link QueueFailure.BadPointer} if the peer's pointer is outside the ring
     */
    public int available(MemorySegment peer, long peerOffset) throws QueueException {
        int write = Words.getAcquire(peer, peerOffset);
        if (Integer.compareUnsigned(write, slots) >= 0) {
            throw new QueueFailure.BadPointer("writePtr", Integer.toUnsignedLong(write), slots).toException();
        }
        int available = write - read;
        return available < 0 ? available + slots : available;
    }

    /**
     * Copies bytes out of available slots, around the end of the ring. The peer may change them at any moment, so each
     * byte should be copied once.
     *
     * @param skip slots to pass over from the read pointer
     * @param offset bytes to pass over from there
     */
    public void copyOut(int skip, long offset, MemorySegment target, long targetOffset, long bytes) {
        int slot = read + skip;
        long start = (long) (slot >= slots ? slot - slots : slot) * slotSize + offset;
        if (start >= ring.byteSize()) {
            start -= ring.byteSize();
        }
        long first = Math.min(bytes, ring.byteSize() - start);
        MemorySegment.copy(ring, start, target, targetOffset, first);
        if (first < bytes) {
            MemorySegment.copy(ring, 0, target, targetOffset + first, bytes - first);
        }
    }

    /** Gives slots back to the peer; all reading of them is done before it can see that. */
    public void release(int count) {
        int next = read + count;
        read = next >= slots ? next - slots : next;
        Words.setRelease(readCell, readOffset, read);
    }

    /** Index of the next slot to be read. */
    public int position() {
        return read;
    }
}
