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
    private final Clock clock;
    private final Duration space;
    private final Runnable doorbell;
    private final Runnable linker;
    private final MemorySegment staging;
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
        this.clock = clock;
        this.space = space;
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

    /**
     * Sends one message. Nothing goes out if {@code fill} throws.
     *
     * @param counted whether its records are numbered
     * @param rpcSequence number of the first record; 0 where they are not numbered
     * @throws QueueException with {@link QueueFailure.Full} if nothing went out, {@link QueueFailure.HalfSent} if some
     *     records did, {@link QueueFailure.BadPointer} if the GSP's pointer is bad
     */
    <Q> void send(
            int number,
            MessageType<Q> type,
            long payload,
            boolean counted,
            int rpcSequence,
            RequestFill<? super Q> fill)
            throws QueueException {
        long bytes = protocol.element().size() + payload;
        if (bytes <= staging.byteSize()) {
            send(staging, number, type, payload, counted, rpcSequence, fill);
        } else {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocate(Checksum.roundUp(bytes), 8);
                send(memory, number, type, payload, counted, rpcSequence, fill);
            }
        }
    }

    private <Q> void send(
            MemorySegment memory,
            int number,
            MessageType<Q> type,
            long payload,
            boolean counted,
            int rpcSequence,
            RequestFill<? super Q> fill)
            throws QueueException {
        int headers = protocol.element().size();
        memory.asSlice(0, Checksum.roundUp(headers + payload)).fill((byte) 0);
        long fixed = type.byteSize();
        fill.fill(type.fresh(memory.asSlice(headers, payload)), memory.asSlice(headers + fixed, payload - fixed));

        int max = protocol.elementPayloadMax();
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
            slots += publish(memory, start, function, chunk, counted ? rpcSequence + record : 0);
        }
        if (trace != null) {
            long intact = records == 1 ? payload : max - headers;
            trace.sent(
                    new MessageInfo(
                            number, payload, firstSeqNum, rpcSequence, protocol.rpcResultUnset(), records, slots),
                    memory.asSlice(headers, intact).asReadOnly());
        }
    }

    private void awaitSpace(int slots) throws QueueException {
        int free = free();
        if (free >= slots) {
            return;
        }
        Deadline deadline = new Deadline(clock, space);
        while (deadline.pause()) {
            free = free();
            if (free >= slots) {
                return;
            }
        }
        throw new QueueFailure.Full(slots, free, deadline.waitedNanos()).toException();
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

    private int publish(MemorySegment memory, long start, int function, int payload, int rpcSequence) {
        QueueProtocol.Element element = protocol.element();
        QueueProtocol.Rpc rpc = protocol.rpc();
        long bytes = Checksum.roundUp(element.size() + payload);
        int slots = protocol.slots(bytes);
        memory.asSlice(start, element.size()).fill((byte) 0);
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
            Words.set(memory, start + element.checkSum(), Checksum.fold(Checksum.xor(memory, start, bytes)));
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
}
