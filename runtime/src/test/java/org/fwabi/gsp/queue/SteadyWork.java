package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.function.Consumer;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.fwabi.gsp.queue.QueueProtocol.RpcSequence;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmReplyHandler;
import org.fwabi.message.Command;
import org.fwabi.message.Control;
import org.fwabi.message.UnsupportedReleaseException;

/** What a driver does all day, over the queues of several releases; prints how much of the heap each took. */
final class SteadyWork {
    private static final int TIMES = 20_000;
    private static final String NO_CHECKSUM = "no checksum";
    private static final Map<String, QueueProtocol> QUEUES = Map.of(
            "535.113.01",
            of(ChecksumRule.XOR64_SLOTS, false),
            "570.144",
            of(ChecksumRule.XOR64, false),
            "595.45.04",
            of(ChecksumRule.XOR64, true),
            NO_CHECKSUM,
            of(ChecksumRule.NONE, false));
    private static final int[] SIZES = {8, 568, 4016, 65_456};
    private static final Consumer<MemorySegment> FILL = request -> request.set(ValueLayout.JAVA_INT, 0, 7);

    private SteadyWork() {}

    private static QueueProtocol of(ChecksumRule checksum, boolean counted) {
        return Protocols.with(63, 65536, checksum, counted ? RpcSequence.COUNTER : RpcSequence.ZERO, counted);
    }

    /** Prints a line for each kind of work: bytes allocated, a space, and what it was. */
    public static void main(String[] arguments) throws QueueException, UnsupportedReleaseException {
        for (Map.Entry<String, QueueProtocol> queue : QUEUES.entrySet()) {
            for (int bytes : SIZES) {
                QueueProtocol protocol = queue.getValue();
                String what = "%s, %d bytes".formatted(queue.getKey(), bytes);
                System.out.println(calls(protocol, bytes) + " calls, " + what);
                System.out.println(submissions(protocol, bytes) + " submissions, " + what);
                System.out.println(events(protocol, bytes) + " events, " + what);
                String release = queue.getKey().equals(NO_CHECKSUM) ? "570.144" : queue.getKey();
                System.out.println(controls(release, protocol, bytes) + " controls, " + what);
            }
        }
    }

    /** Fewer of the long ones, each of which takes a while. */
    private static int times(int bytes) {
        return bytes > 10_000 ? TIMES / 10 : TIMES;
    }

    private static void check(boolean holds, Object otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static long calls(QueueProtocol protocol, int bytes) throws QueueException {
        try (Steady steady = new Steady(protocol, -1)) {
            Command.Call<MemorySegment, MemorySegment> command = Bench.call(65, bytes, bytes);
            return Steady.allocated(times(bytes), () -> {
                Reply<MemorySegment> reply = steady.queue.call(command, FILL);
                check(
                        reply instanceof Reply.Ok<MemorySegment> ok
                                && ok.message().get(ValueLayout.JAVA_INT, 0) == 7,
                        reply);
            });
        }
    }

    private static long submissions(QueueProtocol protocol, int bytes) throws QueueException {
        try (Steady steady = new Steady(protocol, -1)) {
            Command.Call<MemorySegment, MemorySegment> command = Bench.call(65, bytes, bytes);
            Command.OneWay<MemorySegment> oneWay = Bench.oneWay(72, bytes);
            long[] got = {0, 0};
            ReplyHandler<MemorySegment> count = (ticket, reply) -> got[0] += reply instanceof Reply.Ok ? 1 : 0;
            return Steady.allocated(times(bytes), () -> {
                steady.queue.send(oneWay, FILL);
                steady.queue.submit(command, FILL, count);
                steady.queue.settle(0);
                check(got[0] == ++got[1], "no reply");
            });
        }
    }

    private static long events(QueueProtocol protocol, int bytes) throws QueueException {
        // A whole slot's payload needs no clean tail.
        int eventBytes = protocol.checksum() == ChecksumRule.XOR64_SLOTS ? 4016 : Math.min(bytes, 4016);
        try (Steady steady = new Steady(protocol, eventBytes)) {
            long[] events = {0, 0};
            steady.queue.onEvent((number, payload) -> events[0] += number == 0x1003 ? 1 : 0);
            Command.OneWay<MemorySegment> command = Bench.oneWay(72, bytes);
            return Steady.allocated(times(bytes), () -> {
                steady.queue.send(command, FILL);
                while (steady.queue.poll()) {}
                check(events[0] == ++events[1], "no event");
            });
        }
    }

    private static long controls(String release, QueueProtocol protocol, int bytes)
            throws QueueException, UnsupportedReleaseException {
        try (Steady steady = new Steady(protocol, -1)) {
            RmCalls calls = RmCalls.of(steady.queue, release, new VirtualClock());
            // Less than the longest message by the envelope.
            int size = Math.min(bytes, 65_000);
            Control<MemorySegment> control = new Control<>("CONTROL", 0x2080_0a01, Bench.raw(size), Map.of());
            long[] got = {0, 0};
            RmReplyHandler<MemorySegment> count = (ticket, reply) -> got[0] += reply instanceof RmReply.Ok ? 1 : 0;
            return Steady.allocated(times(bytes), () -> {
                RmReply<MemorySegment> reply = calls.control(1, 2, control, FILL);
                check(
                        reply instanceof RmReply.Ok<MemorySegment> ok
                                && ok.params().get(ValueLayout.JAVA_INT, 0) == 7,
                        reply);
                calls.submit(1, 2, control, FILL, count);
                steady.queue.settle(0);
                check(got[0] == ++got[1], "no answer");
            });
        }
    }
}
