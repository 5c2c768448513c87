package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.fwabi.gsp.queue.QueueProtocol.RpcSequence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands on their way to a GSP that answers late, in another order, or not at all, with events and broken messages in
 * between. Whatever it does, each command comes to something exactly once, and never to the reply to another.
 */
class SubmitModelTest {
    private static final int[] FUNCTIONS = {65, 76, 103};

    /** Each command carries its own number, and each reply that of the command it answers. */
    private static final class Peer {
        final Bench bench;
        final Random random;
        final boolean sequenced;
        final List<RawGsp.Message> taken = new ArrayList<>();
        int events;

        Peer(Bench bench, Random random, boolean sequenced) {
            this.bench = bench;
            this.random = random;
            this.sequenced = sequenced;
        }

        void run() {
            for (int i = random.nextInt(4); i > 0; i--) {
                RawGsp.Message message = bench.gsp.take();
                if (message != null) {
                    taken.add(message);
                }
            }
            while (!taken.isEmpty() && random.nextInt(3) != 0 && bench.gsp.hasRoom(2)) {
                if (random.nextInt(6) == 0) {
                    bench.gsp.send(0x1003, new byte[4]);
                    events++;
                }
                answer(taken.remove(next()));
            }
        }

        /** Where replies carry no sequence, those to the same function come in order. */
        private int next() {
            int at = random.nextInt(taken.size());
            for (int i = 0; i < at && !sequenced; i++) {
                if (taken.get(i).function() == taken.get(at).function()) {
                    return i;
                }
            }
            return at;
        }

        private void answer(RawGsp.Message message) {
            byte[] reply = bench.gsp.element(
                    message.function(), message.payload(), bench.gsp.statusSeqNum++, message.rpcSequence(), 0);
            switch (random.nextInt(40)) {
                case 0 -> {} // Lost: the next number shows it.
                case 1 -> {
                    reply[81] ^= 1;
                    bench.gsp.push(reply);
                }
                default -> bench.gsp.push(reply);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "true, 3", "false, 1", "false, 2", "false, 3", "false, 4"})
    void eachCommandComesToItsOwnReplyOrNone(boolean sequenced, int seed) throws QueueException {
        Random random = new Random(seed);
        try (Bench bench = Bench.booted(Protocols.with(
                63, 65536, ChecksumRule.XOR64, sequenced ? RpcSequence.COUNTER : RpcSequence.ZERO, sequenced))) {
            Peer peer = new Peer(bench, random, sequenced);
            bench.clock.whileAsleep(peer::run);
            Map<Long, Integer> sent = new HashMap<>();
            Map<Long, Reply<Integer>> got = new HashMap<>();
            ReplyHandler<MemorySegment> replies = (ticket, reply) -> assertThat(got.put(ticket, number(reply)))
                    .as("ticket %d", ticket)
                    .isNull();
            int calls = 0;
            for (int i = 0; i < 3000; i++) {
                int number = i;
                int function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
                if (random.nextInt(10) == 0) {
                    Reply<Integer> reply = number(bench.queue.call(
                            Bench.call(function, 4, 4), request -> request.set(ValueLayout.JAVA_INT, 0, number)));
                    checkOwn(number, reply);
                    calls++;
                } else {
                    sent.put(
                            bench.queue.submit(
                                    Bench.call(function, 4, 4),
                                    request -> request.set(ValueLayout.JAVA_INT, 0, number),
                                    replies),
                            number);
                }
                if (random.nextInt(4) == 0) {
                    bench.queue.settle(random.nextInt(40));
                }
            }
            bench.queue.settle(0);
            assertThat(got.keySet()).isEqualTo(sent.keySet());
            sent.forEach((ticket, number) -> checkOwn(number, got.get(ticket)));
            assertThat(got.values().stream().filter(Reply.Ok.class::isInstance).count())
                    .as("most are answered, or this tests nothing")
                    .isGreaterThan(1000);
            assertThat(got.values().stream()
                            .filter(Reply.Lost.class::isInstance)
                            .count())
                    .isPositive();
            assertThat(calls).isPositive();
            assertThat(bench.queue.pending()).isZero();
        }
    }

    private static Reply<Integer> number(Reply<MemorySegment> reply) {
        return switch (reply) {
            case Reply.Ok<MemorySegment>(MemorySegment message) -> new Reply.Ok<>(message.get(ValueLayout.JAVA_INT, 0));
            case Reply.Refused<MemorySegment>(RpcResult result) -> new Reply.Refused<>(result);
            case Reply.Lost<MemorySegment>(QueueFailure failure) -> new Reply.Lost<>(failure);
        };
    }

    private static void checkOwn(int number, Reply<Integer> reply) {
        if (reply instanceof Reply.Ok<Integer>(Integer answered)) {
            assertThat(answered).as("what the reply answers").isEqualTo(number);
        } else {
            assertThat(reply).isInstanceOf(Reply.Lost.class);
        }
    }
}
