package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A private copy of a message: headers of its first record, and the payload of all. Reused. */
final class ReceivedMessage {
    private final int headers;
    private MemorySegment memory;
    int number;
    int seqNum;
    int rpcSequence;
    int result;
    int records;
    int slots;
    long payloadBytes;

    /** Whether its last record was as long as a record can be, so that one more may follow. */
    boolean lastRecordFull;

    ReceivedMessage(QueueProtocol protocol, Arena arena) {
        this.headers = protocol.element().size();
        // Whole slots, because a checksum may cover them.
        this.memory = arena.allocate((long) protocol.slots(protocol.elementMax()) * protocol.pageSize(), 8);
    }

    MemorySegment memory() {
        return memory;
    }

    MemorySegment payload() {
        return memory.asSlice(headers, payloadBytes);
    }

    MessageInfo info() {
        return new MessageInfo(number, payloadBytes, seqNum, rpcSequence, result, records, slots);
    }

    /** Adds the payload of a continuation record. */
    void append(ReceivedMessage record) {
        long used = headers + payloadBytes;
        long needed = Checksum.roundUp(used + record.payloadBytes);
        if (needed > memory.byteSize()) {
            // Rare, and bounded by the longest message, so the collector may have the old one.
            MemorySegment grown = Arena.ofAuto().allocate(Math.max(needed, 2 * memory.byteSize()), 8);
            MemorySegment.copy(memory, 0, grown, 0, used);
            memory = grown;
        }
        MemorySegment.copy(record.memory, headers, memory, used, record.payloadBytes);
        payloadBytes += record.payloadBytes;
        records += record.records;
        slots += record.slots;
        lastRecordFull = record.lastRecordFull;
    }
}
