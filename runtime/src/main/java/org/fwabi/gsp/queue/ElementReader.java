package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.fwabi.device.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Takes elements out of the status queue and judges them. The GSP can change the ring at any moment, so the header is
 * copied once, all bounds come from that copy, and the slots are given back before anything is judged: whatever an
 * element holds, the next one is reached.
 */
final class ElementReader {
    /** What became of one look at the ring. */
    enum Outcome {
        /** Nothing there. */
        EMPTY,
        /** A record that has been there before, thrown away. */
        STALE,
        /** A bad one, thrown away. */
        BAD,
        /** A good one. */
        GOOD
    }

    /**
     * NVIDIA's driver allows for slots of one element to appear one after the other. They are written at copying speed,
     * so this is ample.
     */
    private static final Duration REST_OF_ELEMENT = Duration.ofMillis(10);

    private final QueueProtocol protocol;
    private final RingConsumer ring;
    private final MemorySegment peer;
    private final Deadline rest;
    private final MemorySegment probe;
    private @Nullable QueueTrace trace;

    /** Sequence number that the next element should have. */
    private int expected;

    /** Bad elements since the last good one; each may have taken a sequence number. */
    private int unnumbered;

    private int missed;
    private long rejected;
    private long lost;

    /**
     * A reader that starts with an empty ring.
     *
     * @param firstSeqNum sequence number of the first element
     */
    ElementReader(QueueRegion region, PeerLink link, Clock clock, Arena arena, int firstSeqNum) {
        this.protocol = region.protocol();
        this.peer = region.statusQueue();
        this.ring = new RingConsumer(
                peer.asSlice(link.entryOffset()), protocol.pageSize(), region.commandQueue(), region.readCellOffset());
        this.rest = new Deadline(clock, REST_OF_ELEMENT);
        this.expected = firstSeqNum;
        this.probe = arena.allocate(protocol.element().size(), 8);
    }

    void trace(@Nullable QueueTrace listener) {
        trace = listener;
    }

    /** Messages thrown away so far. */
    long rejected() {
        return rejected;
    }

    /** Messages that did not arrive, or not as they were sent; what came twice is not among them. */
    long lost() {
        return lost;
    }

    /** Elements that are missing right before the last good one. */
    int missed() {
        return missed;
    }

    /**
     * Takes the next element out of the ring.
     *
     * @throws QueueException if the GSP's write pointer is outside the ring
     */
    Outcome read(ReceivedMessage into) throws QueueException {
        int available = available();
        if (available == 0) {
            return Outcome.EMPTY;
        }
        int headers = protocol.element().size();
        MemorySegment memory = into.memory();
        ring.copyOut(0, 0, memory, 0, headers);
        long count = Integer.toUnsignedLong(Words.get(memory, protocol.element().elemCount()));
        long bytes = bytes(memory);
        parse(into, bytes);
        if (count == 0 || count >= protocol.ringPages() || count != protocol.slots(bytes)) {
            int skipped = skipToNext(available);
            return bad(into, new Rejection.BadElementCount(count, bytes - protocol.transportHeader(), skipped));
        }
        if (count > available) {
            rest.restart();
            while (count > available && rest.pause()) {
                available = available();
            }
            if (count > available) {
                skipToNext(available);
                return bad(into, new Rejection.Incomplete((int) count, available));
            }
        }
        long end = Math.min(summed(bytes, count), memory.byteSize());
        if (end > headers) {
            ring.copyOut(0, headers, memory, headers, end - headers);
            Checksum.zeroTail(memory, end);
        }
        ring.release((int) count);
        return judge(into, bytes);
    }

    /** Bytes that the checksum covers. */
    private long summed(long bytes, long slots) {
        return protocol.checksum() == QueueProtocol.ChecksumRule.XOR64_SLOTS ? slots * protocol.pageSize() : bytes;
    }

    private int available() throws QueueException {
        return ring.available(peer, protocol.txHeader().writePtr());
    }

    /** Bytes of the whole element, as its header claims. */
    private long bytes(MemorySegment header) {
        return protocol.transportHeader()
                + Integer.toUnsignedLong(rpcWord(header, protocol.rpc().length()));
    }

    private int rpcWord(MemorySegment header, int offset) {
        return Words.get(header, protocol.element().rpc() + offset);
    }

    private void parse(ReceivedMessage into, long bytes) {
        QueueProtocol.Rpc rpc = protocol.rpc();
        MemorySegment memory = into.memory();
        into.number = rpcWord(memory, rpc.function());
        into.seqNum = Words.get(memory, protocol.element().seqNum());
        into.rpcSequence = rpcWord(memory, rpc.sequence());
        into.result = rpcWord(memory, rpc.result());
        into.records = 1;
        into.slots = protocol.slots(bytes);
        into.payloadBytes = bytes - protocol.element().size();
        into.lastRecordFull = bytes == protocol.elementMax();
    }

    private Outcome judge(ReceivedMessage message, long bytes) {
        QueueProtocol.Rpc rpc = protocol.rpc();
        MemorySegment memory = message.memory();
        if (bytes < protocol.element().size() || bytes > protocol.elementMax()) {
            int before = protocol.transportHeader();
            return bad(
                    message,
                    new Rejection.BadLength(bytes - before, rpc.size(), (long) protocol.elementMax() - before));
        }
        int signature = rpcWord(memory, rpc.signature());
        if (signature != protocol.rpcSignature()) {
            return bad(message, new Rejection.BadSignature(protocol.rpcSignature(), signature));
        }
        int version = rpcWord(memory, rpc.headerVersion());
        if (version != protocol.rpcVersion()) {
            return bad(message, new Rejection.BadHeaderVersion(protocol.rpcVersion(), version));
        }
        if (protocol.checksum() != QueueProtocol.ChecksumRule.NONE) {
            int remainder = Checksum.fold(Checksum.xor(message.words(), 0, (int) summed(bytes, message.slots)));
            if (remainder != 0) {
                return bad(message, new Rejection.BadChecksum(remainder));
            }
        }
        return judgeSequence(message);
    }

    private Outcome judgeSequence(ReceivedMessage message) {
        int ahead = message.seqNum - expected;
        if (ahead < 0) {
            reject(message, new Rejection.Stale(unsigned(expected), unsigned(message.seqNum)));
            return Outcome.STALE;
        }
        if (ahead > protocol.ringPages()) {
            return bad(message, new Rejection.FarAhead(unsigned(expected), unsigned(message.seqNum)));
        }
        missed = Math.max(0, ahead - unnumbered);
        expected = message.seqNum + 1;
        unnumbered = 0;
        lost += missed;
        if (missed > 0 && trace != null) {
            trace.missed(missed);
        }
        return Outcome.GOOD;
    }

    /** Passes over an element whose extent is unknown, up to what looks like the next one. */
    private int skipToNext(int available) {
        int slot = 1;
        while (slot < available && !looksLikeElement(slot)) {
            slot++;
        }
        ring.release(slot);
        return slot;
    }

    private boolean looksLikeElement(int slot) {
        ring.copyOut(slot, 0, probe, 0, probe.byteSize());
        long bytes = bytes(probe);
        int ahead = Words.get(probe, protocol.element().seqNum()) - expected;
        return rpcWord(probe, protocol.rpc().signature()) == protocol.rpcSignature()
                && rpcWord(probe, protocol.rpc().headerVersion()) == protocol.rpcVersion()
                && bytes >= protocol.element().size()
                && bytes <= protocol.elementMax()
                && Words.get(probe, protocol.element().elemCount()) == protocol.slots(bytes)
                && ahead >= 0
                && ahead <= protocol.ringPages();
    }

    private Outcome bad(ReceivedMessage message, Rejection reason) {
        unnumbered++;
        reject(message, reason);
        return Outcome.BAD;
    }

    /** Counts and reports a message that is thrown away. */
    void reject(ReceivedMessage message, Rejection reason) {
        rejected++;
        if (!(reason instanceof Rejection.Stale)) {
            lost++;
        }
        if (trace != null) {
            trace.rejected(message.info(), reason);
        }
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
