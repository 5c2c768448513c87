package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.fwabi.device.Clock;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/** Builds messages in private memory and puts them into the command queue, in as many records as they take. */
final class MessageSender {
    private final QueueProtocol protocol;
    private final QueueRegion region;
    private final RingProducer ring;
    private final Deadline space;
    private final Runnable doorbell;
    private final Runnable linker;
    private final MemorySegment staging;
    private final Kept<Draft<?>> drafts = new Kept<>();
    private @Nullable PeerLink peer;
    private @Nullable QueueTrace trace;
    private int seqNum;

    /**
     * A sender that starts with an empty ring.
     *
     * @param linker looks whether the GSP has set its queue up, and calls {@link #connect} if so
     */
    MessageSender(QueueRegion region, Clock clock, Duration space, Runnable doorbell, Runnable linker, Arena arena) {
        this.protocol = region.protocol();
        this.region = region;
        this.ring = new RingProducer(
                region.commandRing(),
                protocol.pageSize(),
                region.commandQueue(),
                protocol.txHeader().writePtr());
        this.space = new Deadline(clock, space);
        this.doorbell = doorbell;
        this.linker = linker;
        this.staging = arena.allocate(protocol.elementMax(), 8);
    }

    void connect(PeerLink link) {
        peer = link;
    }

    void trace(@Nullable QueueTrace listener) {
        trace = listener;
    }

    /** Records that a payload of so many bytes takes. */
    int records(long payload) {
        int max = protocol.elementPayloadMax();
        return payload <= max ? 1 : Math.toIntExact((payload - 1) / max + 1);
    }

    /** A new request: zeros and what the specs say. Valid until the next one. */
    <Q> Draft<Q> draft(MessageType<Q> type, long payload) {
        int headers = protocol.element().size();
        long bytes = headers + payload;
        if (bytes > staging.byteSize()) {
            Arena arena = Arena.ofConfined();
            return new Draft<>(arena.allocate(Checksum.roundUp(bytes), 8), headers, type, payload, arena);
        }
        @SuppressWarnings("unchecked") // What is kept under a type was made for it.
        Draft<Q> kept = (Draft<Q>) drafts.find(type, payload);
        if (kept != null) {
            return kept.renew();
        }
        Draft<Q> made = new Draft<>(staging, headers, type, payload, null);
        drafts.keep(type, payload, made);
        return made;
    }

    /**
     * Sends one message.
     *
     * @param draft as its author left it
     * @param counted whether its records are numbered
     * @param rpcSequence number of the first record; 0 where they are not numbered
     * @throws QueueException with {@link QueueFailure.Full} if nothing went out, {@link QueueFailure.HalfSent} if some
     *     records did, {@link QueueFailure.BadPointer} if the GSP's pointer is bad
     */
    void send(Draft<?> draft, int number, boolean counted, int rpcSequence) throws QueueException {
        int headers = protocol.element().size();
        int max = protocol.elementPayloadMax();
        long payload = draft.payload().byteSize();
        int records = records(payload);
        int firstSeqNum = seqNum;
        int slots = 0;
        for (int record = 0; record < records; record++) {
            int function = record == 0 ? number : protocol.continuationFunction();
            int chunk = (int) Math.min(max, payload - (long) record * max);
            // Each header goes right before its part of the payload, over the end of the part before, which is out by
            // then. So no part is moved.
            long start = (long) record * max;
            try {
                awaitSpace(protocol.slots(headers + chunk));
            } catch (QueueException e) {
                throw record == 0 ? e : new QueueFailure.HalfSent(number, record, records, e.failure()).toException();
            }
            slots += publish(draft, start, function, chunk, counted ? rpcSequence + record : 0);
        }
        if (trace != null) {
            long intact = records == 1 ? payload : max - headers;
            trace.sent(
                    new MessageInfo(
                            number, payload, firstSeqNum, rpcSequence, protocol.rpcResultUnset(), records, slots),
                    draft.payload().asSlice(0, intact).asReadOnly());
        }
    }

    /**
     * Whether the first record of a payload would go out at once.
     *
     * @throws QueueException with {@link QueueFailure.BadPointer} if the GSP's pointer is bad
     */
    boolean hasRoom(long payload) throws QueueException {
        return free() >= firstSlots(payload);
    }

    /** That there was no room for it. */
    QueueFailure.Full full(long payload, long waitedNanos) throws QueueException {
        return new QueueFailure.Full(firstSlots(payload), free(), waitedNanos);
    }

    private int firstSlots(long payload) {
        return protocol.slots(protocol.element().size() + Math.min(payload, protocol.elementPayloadMax()));
    }

    private void awaitSpace(int slots) throws QueueException {
        int free = free();
        if (free >= slots) {
            return;
        }
        space.restart();
        while (space.pause()) {
            free = free();
            if (free >= slots) {
                return;
            }
        }
        throw new QueueFailure.Full(slots, free, space.waitedNanos()).toException();
    }

    private int free() throws QueueException {
        if (peer == null) {
            linker.run();
        }
        PeerLink link = peer;
        // Before the GSP has set its queue up it has read nothing, and where its pointer will be is not known.
        return link == null
                ? ring.freeUpTo(0)
                : ring.free(
                        region.statusQueue(),
                        (long) link.rxHeaderOffset() + protocol.rxHeader().readPtr());
    }

    private int publish(Draft<?> draft, long start, int function, int payload, int rpcSequence) {
        QueueProtocol.Element element = protocol.element();
        QueueProtocol.Rpc rpc = protocol.rpc();
        MemorySegment memory = draft.memory();
        long bytes = Checksum.roundUp(element.size() + payload);
        int slots = protocol.slots(bytes);
        clear(memory, start, element.size());
        Words.set(memory, start + element.seqNum(), seqNum);
        Words.set(memory, start + element.elemCount(), slots);
        long at = start + element.rpc();
        Words.set(memory, at + rpc.headerVersion(), protocol.rpcVersion());
        Words.set(memory, at + rpc.signature(), protocol.rpcSignature());
        Words.set(memory, at + rpc.length(), rpc.size() + payload);
        Words.set(memory, at + rpc.function(), function);
        Words.set(memory, at + rpc.result(), protocol.rpcResultUnset());
        Words.set(memory, at + rpc.resultPrivate(), protocol.rpcResultUnset());
        Words.set(memory, at + rpc.sequence(), rpcSequence);
        if (protocol.checksum() != QueueProtocol.ChecksumRule.NONE) {
            Words.set(memory, start + element.checkSum(), Checksum.fold(Checksum.xor(draft.words(), (int) start, (int)
                    bytes)));
        }
        // With the tail, which the GSP's checksum may include: slots still hold what was in them before.
        ring.copyIn(memory, start, bytes);
        if (protocol.checksum() == QueueProtocol.ChecksumRule.XOR64_SLOTS) {
            ring.zero(bytes, (long) slots * protocol.pageSize());
        }
        ring.publish(slots);
        seqNum++;
        // The doorbell is a store to a device, which no release store orders: the GSP must not look before the pointer.
        VarHandle.fullFence();
        doorbell.run();
        return slots;
    }

    /** Zeroes headers, whose size is a multiple of 8. */
    private static void clear(MemorySegment memory, long start, int bytes) {
        for (int at = 0; at < bytes; at += 8) {
            memory.set(Words.U64, start + at, 0);
        }
    }
}
