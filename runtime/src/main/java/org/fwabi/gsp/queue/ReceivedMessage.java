package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.fwabi.message.MessageType;

/**
 * A private copy of a message: headers of its first record, and the payload of all. Reused, and with it the views of its
 * payload: the next message of the same type and length has the same ones.
 */
final class ReceivedMessage {
    private final int headers;
    private final Kept<MemorySegment> payloads = new Kept<>();
    private final Kept<Reply.Ok<?>> replies = new Kept<>();
    private MemorySegment memory;
    private ByteBuffer words;
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
        this.words = Checksum.words(memory);
    }

    /** The same memory, to be summed. */
    ByteBuffer words() {
        return words;
    }

    MemorySegment memory() {
        return memory;
    }

    MemorySegment payload() {
        MemorySegment payload = payloads.find(payloads, payloadBytes);
        return payload != null ? payload : payloads.keep(payloads, payloadBytes, memory.asSlice(headers, payloadBytes));
    }

    /** The message as a reply, whose payload has been checked. */
    @SuppressWarnings("unchecked") // What is kept under a type was made by it.
    <R> Reply.Ok<R> reply(MessageType<R> type) {
        Reply.Ok<?> reply = replies.find(type, payloadBytes);
        return (Reply.Ok<R>)
                (reply != null ? reply : replies.keep(type, payloadBytes, new Reply.Ok<>(type.view(payload()))));
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
            words = Checksum.words(grown);
            payloads.clear();
            replies.clear();
        }
        MemorySegment.copy(record.memory, headers, memory, used, record.payloadBytes);
        payloadBytes += record.payloadBytes;
        records += record.records;
        slots += record.slots;
        lastRecordFull = record.lastRecordFull;
    }
}
