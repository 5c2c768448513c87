package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import org.fwabi.device.DmaBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The memory that driver and GSP share: a page table that lists the region itself, the command queue, which only the
 * driver writes, and the status queue, which only the GSP writes. A queue is a writer's header, a reader's header for
 * the <em>other</em> ring, and a ring of page-sized slots.
 *
 * <p>Does not own the buffer. Immutable; {@link CommandQueue} says which thread may use the rings.
 */
public final class QueueRegion {
    private final QueueProtocol protocol;
    private final long deviceAddress;
    private final int tableBytes;
    private final MemorySegment commandQueue;
    private final MemorySegment statusQueue;

    private QueueRegion(QueueProtocol protocol, DmaBuffer buffer) {
        this.protocol = protocol;
        this.deviceAddress = buffer.deviceAddress();
        this.tableBytes = tableBytes(protocol);
        MemorySegment memory = buffer.memory();
        this.commandQueue = memory.asSlice(tableBytes, protocol.queueSize());
        this.statusQueue = memory.asSlice((long) tableBytes + protocol.queueSize(), protocol.queueSize());
    }

    /** Bytes that the region of a release takes; a multiple of the page size. */
    public static long size(QueueProtocol protocol) {
        return tableBytes(protocol) + 2L * protocol.queueSize();
    }

    /**
     * Sets a region up: writes the page table and the headers of the command queue. The status queue is left alone.
     *
     * @param buffer zeroed memory of at least {@link #size}
     * @throws IllegalArgumentException if it is too small
     */
    public static QueueRegion create(QueueProtocol protocol, DmaBuffer buffer) {
        if (buffer.size() < size(protocol)) {
            throw new IllegalArgumentException(
                    "queue region needs %d bytes, not %d".formatted(size(protocol), buffer.size()));
        }
        QueueRegion region = new QueueRegion(protocol, buffer);
        region.writePageTable(buffer.memory());
        region.writeHeaders();
        return region;
    }

    /** The table lists its own pages as well, so its size depends on itself. */
    private static int tableBytes(QueueProtocol protocol) {
        int queuePages = 2 * protocol.queueSize() / protocol.pageSize();
        int tablePages = 1;
        while ((long) tablePages * protocol.pageSize() < 8L * (queuePages + tablePages)) {
            tablePages++;
        }
        return tablePages * protocol.pageSize();
    }

    private void writePageTable(MemorySegment memory) {
        for (int i = 0; i < pageTableEntryCount(); i++) {
            memory.set(Words.U64, 8L * i, deviceAddress + (long) i * protocol.pageSize());
        }
    }

    private void writeHeaders() {
        QueueProtocol.TxHeader tx = protocol.txHeader();
        Words.set(commandQueue, tx.version(), protocol.txVersion());
        Words.set(commandQueue, tx.queueSize(), protocol.queueSize());
        Words.set(commandQueue, tx.msgSize(), protocol.pageSize());
        Words.set(commandQueue, tx.msgCount(), protocol.ringPages());
        Words.set(commandQueue, tx.writePtr(), 0);
        Words.set(commandQueue, tx.flags(), protocol.txFlags());
        Words.set(commandQueue, tx.rxHdrOff(), protocol.rxHeaderOffset());
        Words.set(commandQueue, tx.entryOff(), protocol.entryOffset());
        Words.set(commandQueue, readCellOffset(), 0);
    }

    /** The rules it was laid out by. */
    public QueueProtocol protocol() {
        return protocol;
    }

    /** Where the region starts, as the GSP sees it: {@code sharedMemPhysAddr} of the queue's arguments. */
    public long deviceAddress() {
        return deviceAddress;
    }

    /** Pages of the region, those of the table included: {@code pageTableEntryCount} of the queue's arguments. */
    public int pageTableEntryCount() {
        return Math.toIntExact(size(protocol) / protocol.pageSize());
    }

    /** Bytes from the start of the region to the headers of the command queue. */
    public long commandQueueOffset() {
        return tableBytes;
    }

    /** Bytes from the start of the region to the headers of the status queue. */
    public long statusQueueOffset() {
        return (long) tableBytes + protocol.queueSize();
    }

    MemorySegment commandQueue() {
        return commandQueue;
    }

    MemorySegment statusQueue() {
        return statusQueue;
    }

    /** Where the driver's read pointer lies in the command queue. */
    long readCellOffset() {
        return (long) protocol.rxHeaderOffset() + protocol.rxHeader().readPtr();
    }

    MemorySegment commandRing() {
        return commandQueue.asSlice(protocol.entryOffset());
    }

    /**
     * Takes one copy of the GSP's header and judges it.
     *
     * @return null while the GSP has not written it; then where its parts lie, or what is wrong
     */
    @Nullable PeerLink readPeer() {
        QueueProtocol.TxHeader tx = protocol.txHeader();
        // The size is 0 in fresh memory and never 0 in a header, so it is the mark that there is one.
        int size = Words.getAcquire(statusQueue, tx.queueSize());
        if (size == 0) {
            return null;
        }
        return PeerLink.judge(
                protocol,
                Words.get(statusQueue, tx.version()),
                size,
                Words.get(statusQueue, tx.msgSize()),
                Words.get(statusQueue, tx.msgCount()),
                Words.get(statusQueue, tx.flags()),
                Words.get(statusQueue, tx.rxHdrOff()),
                Words.get(statusQueue, tx.entryOff()));
    }
}
