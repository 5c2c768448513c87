package org.fwabi.benchmarks.roundtrip;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.fwabi.device.Clock;
import org.fwabi.device.DmaBuffer;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueProtocol;
import org.fwabi.gsp.queue.QueueRegion;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.queue.ReplyHandler;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/** A queue and its peer. Each command carries a number, and so must its reply. */
final class Exchange implements Clock, AutoCloseable {
    private static final int FUNCTION = 65;

    private final Buffer buffer;
    private final CommandQueue queue;
    private final EchoPeer peer;
    private final Command.Call<MemorySegment, MemorySegment> command;
    private final ReentrantLock lock = new ReentrantLock();
    private long number;
    private long sum;
    private final Consumer<MemorySegment> fill = this::write;
    private final ReplyHandler<MemorySegment> replies = this::add;
    private volatile boolean over;
    private @Nullable Thread thread;

    /**
     * An exchange.
     *
     * @param bytes payload of a command and of its reply, at least 8
     * @param delayNanos zero for a peer that answers at once, in the thread of the doorbell; else it has its own thread
     */
    Exchange(int bytes, QueueProtocol.ChecksumRule checksum, long delayNanos) {
        QueueProtocol protocol = protocol(checksum);
        buffer = new Buffer(QueueRegion.size(protocol));
        peer = new EchoPeer(buffer.memory(), checksum != QueueProtocol.ChecksumRule.NONE, delayNanos);
        queue = new CommandQueue(QueueRegion.create(protocol, buffer), this, delayNanos == 0 ? peer::run : () -> {});
        command = new Command.Call<>("ECHO", FUNCTION, new Raw(bytes), new Raw(bytes));
        if (delayNanos != 0) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                while (!over) {
                    peer.run();
                    Thread.onSpinWait();
                }
            });
        }
    }

    private void write(MemorySegment request) {
        request.set(ValueLayout.JAVA_LONG, 0, number);
    }

    private void add(long ticket, Reply<MemorySegment> reply) {
        sum += value(reply);
    }

    /** As in 595.45.04, whose replies carry the number of their command. */
    private static QueueProtocol protocol(QueueProtocol.ChecksumRule checksum) {
        return new QueueProtocol(
                4096,
                63,
                65536,
                new QueueProtocol.TxHeader(32, 0, 4, 8, 12, 16, 20, 24, 28),
                new QueueProtocol.RxHeader(4, 0),
                32,
                4096,
                0,
                1,
                new QueueProtocol.Element(80, 32, 36, 40, 48),
                new QueueProtocol.Rpc(32, 0, 4, 8, 12, 16, 20, 24),
                0x03000000,
                0x43505256,
                0xffffffff,
                71,
                checksum,
                QueueProtocol.RpcSequence.COUNTER,
                true);
    }

    /** A command, and the wait for its reply. Returns what the reply carries. */
    long call(long value) {
        number = value;
        return value(queue.call(command, fill));
    }

    /** The same as a driver does it that lets several threads at its queue. */
    long callLocked(long value) {
        lock.lock();
        try {
            return call(value);
        } finally {
            lock.unlock();
        }
    }

    /** A command whose reply is added up when it comes, with at most so many on their way. */
    void submit(long value, int inFlight) {
        number = value;
        try {
            queue.submit(command, fill, replies);
            queue.settle(inFlight - 1);
        } catch (QueueException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sum of all replies, once all are there. */
    long settled() {
        try {
            queue.settle(0);
        } catch (QueueException e) {
            throw new IllegalStateException(e);
        }
        return sum;
    }

    private static long value(Reply<MemorySegment> reply) {
        return switch (reply) {
            case Reply.Ok<MemorySegment>(MemorySegment message) -> message.get(ValueLayout.JAVA_LONG, 0);
            default -> throw new IllegalStateException(reply.toString());
        };
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Does not sleep: the kernel would for fifty times as long. */
    @Override
    public void sleepNanos(long nanos) {
        Thread.onSpinWait();
    }

    @Override
    public void close() {
        over = true;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        queue.close();
        buffer.close();
    }

    /** Memory that both sides see. */
    private static final class Buffer implements DmaBuffer {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment memory;

        Buffer(long bytes) {
            memory = arena.allocate(bytes, 4096);
        }

        @Override
        public MemorySegment memory() {
            return memory;
        }

        @Override
        public long deviceAddress() {
            return 0x1000;
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /** A payload that is only bytes, so that no codec is measured here. */
    private record Raw(long byteSize) implements MessageType<MemorySegment> {
        @Override
        public String name() {
            return "raw";
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
        public @Nullable BadMessage check(MemorySegment payload) {
            return payload.byteSize() >= byteSize
                    ? null
                    : new BadMessage("raw", "", 0, "at least " + byteSize, Long.toString(payload.byteSize()));
        }
    }
}
