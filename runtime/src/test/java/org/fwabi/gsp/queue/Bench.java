package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.MessageType;

/** A queue on a test bench: both sides, virtual time, and a record of everything that happened. */
final class Bench implements AutoCloseable {
    /** What the driver got. */
    record Got(int number, byte[] payload) {}

    final QueueProtocol protocol;
    final TestBuffer buffer;
    final QueueRegion region;
    final RawGsp gsp;
    final Arena arena = Arena.ofShared();
    final VirtualClock clock = new VirtualClock();
    final CommandQueue queue;
    final List<Got> events = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<MessageInfo> sent = new ArrayList<>();
    final List<MessageInfo> received = new ArrayList<>();
    int missed;
    int doorbells;

    Bench() {
        this(Protocols.r570());
    }

    Bench(QueueProtocol protocol) {
        this(protocol, new QueueLimits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(4), 1 << 20));
    }

    Bench(QueueProtocol protocol, QueueLimits limits) {
        this.protocol = protocol;
        this.buffer = new TestBuffer(QueueRegion.size(protocol));
        this.region = QueueRegion.create(protocol, buffer);
        this.gsp = new RawGsp(buffer.memory(), protocol.ringPages(), protocol.elementMax());
        this.queue = new CommandQueue(region, clock, () -> doorbells++, limits);
        queue.onEvent((number, payload) -> events.add(new Got(number, bytes(payload))));
        queue.trace(new QueueTrace() {
            @Override
            public void sent(MessageInfo message, MemorySegment payload) {
                sent.add(message);
            }

            @Override
            public void received(MessageInfo message, MemorySegment payload) {
                received.add(message);
            }

            @Override
            public void rejected(MessageInfo message, Rejection reason) {
                rejections.add(reason);
            }

            @Override
            public void missed(int count) {
                missed += count;
            }
        });
    }

    static Bench booted() {
        return booted(Protocols.r570());
    }

    static Bench booted(QueueProtocol protocol) {
        Bench bench = new Bench(protocol);
        bench.gsp.boot();
        return bench;
    }

    /** A payload type of at least so many bytes, seen as raw memory. */
    static MessageType<MemorySegment> raw(long bytes) {
        return new MessageType<>() {
            @Override
            public String name() {
                return "raw" + bytes;
            }

            @Override
            public long byteSize() {
                return bytes;
            }

            @Override
            public long offsetOf(String field) {
                throw new IllegalArgumentException(field);
            }

            @Override
            public MemorySegment view(MemorySegment segment) {
                return segment;
            }

            @Override
            public BadMessage check(MemorySegment payload) {
                return payload.byteSize() >= bytes
                        ? null
                        : new BadMessage(name(), "", 0, "at least " + bytes, payload.byteSize() + " bytes");
            }
        };
    }

    static Command.OneWay<MemorySegment> oneWay(int number, long bytes) {
        return new Command.OneWay<>("ONE_WAY_" + number, number, raw(bytes));
    }

    static Command.Call<MemorySegment, MemorySegment> call(int number, long request, long reply) {
        return new Command.Call<>("CALL_" + number, number, raw(request), raw(reply));
    }

    /** Bytes that repeat so late that a shifted or doubled part shows. */
    static byte[] pattern(int bytes) {
        byte[] pattern = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            pattern[i] = (byte) (i ^ (i >> 8) ^ (i >> 16));
        }
        return pattern;
    }

    static void fill(MemorySegment memory, byte[] bytes) {
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    }

    static byte[] bytes(MemorySegment memory) {
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }

    /** Polls until nothing is left. */
    void drain() throws QueueException {
        while (queue.poll()) {}
    }

    @Override
    public void close() {
        queue.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
        buffer.close();
    }
}
