package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.fwabi.gsp.queue.QueueProtocol.RpcSequence;
import org.junit.jupiter.api.Test;

class SubmitTest {
    /** What became of each ticket, in the order in which it did. */
    private final List<String> outcomes = new ArrayList<>();

    private final ReplyHandler<MemorySegment> replies = (ticket, reply) -> outcomes.add(ticket + " " + words(reply));

    private static String words(Reply<MemorySegment> reply) {
        return switch (reply) {
            case Reply.Ok<MemorySegment>(MemorySegment message) -> "ok " + message.get(ValueLayout.JAVA_BYTE, 0);
            case Reply.Refused<MemorySegment>(RpcResult result) -> "refused " + result.number();
            case Reply.Lost<MemorySegment>(QueueFailure failure) ->
                failure.getClass().getSimpleName();
        };
    }

    private static Bench sequenced() {
        return Bench.booted(Protocols.with(63, 65536, ChecksumRule.XOR64, RpcSequence.COUNTER, true));
    }

    private void submit(Bench bench, int... functions) throws QueueException {
        for (int function : functions) {
            bench.queue.submit(Bench.call(function, 8, 1), request -> {}, replies);
        }
    }

    private static void answer(Bench bench, int function, int rpcSequence, int content) {
        bench.gsp.push(
                bench.gsp.element(function, new byte[] {(byte) content}, bench.gsp.statusSeqNum++, rpcSequence, 0));
    }

    @Test
    void repliesGoToTheirCommandsInWhateverOrderTheyCome() throws QueueException {
        try (Bench bench = sequenced()) {
            submit(bench, 65, 65, 65);
            assertThat(bench.queue.pending()).isEqualTo(3);
            for (int sequence : new int[] {2, 0, 1}) {
                assertThat(bench.gsp.take().rpcSequence()).isBetween(0, 2);
                answer(bench, 65, sequence, 10 + sequence);
            }
            bench.drain();
            assertThat(outcomes).containsExactly("2 ok 12", "0 ok 10", "1 ok 11");
            assertThat(bench.queue.pending()).isZero();
            assertThat(bench.events).isEmpty();
        }
    }

    @Test
    void withoutSequenceTheyGoByFunctionAndInOrder() throws QueueException {
        try (Bench bench = Bench.booted()) {
            submit(bench, 65, 76, 65, 76);
            answer(bench, 76, 0, 1);
            answer(bench, 0x1003, 0, 9);
            answer(bench, 76, 0, 2);
            answer(bench, 65, 0, 3);
            answer(bench, 65, 0, 4);
            bench.drain();
            assertThat(outcomes).containsExactly("1 ok 1", "3 ok 2", "0 ok 3", "2 ok 4");
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1003);
        }
    }

    @Test
    void refusalsAndBadRepliesAreTheirOwnOnly() throws QueueException {
        try (Bench bench = sequenced()) {
            submit(bench, 65, 65, 65);
            bench.gsp.push(bench.gsp.element(65, new byte[1], bench.gsp.statusSeqNum++, 0, 0x56));
            bench.gsp.push(bench.gsp.element(65, new byte[0], bench.gsp.statusSeqNum++, 1, 0));
            answer(bench, 65, 2, 7);
            bench.drain();
            assertThat(outcomes).containsExactly("0 refused 86", "1 BadReply", "2 ok 7");
        }
    }

    @Test
    void whatIsNotAnsweredInTimeIsLostAndItsLateReplyIsNobodys() throws QueueException {
        try (Bench bench = sequenced()) {
            submit(bench, 65);
            bench.clock.sleepNanos(3_000_000_000L);
            submit(bench, 65);
            bench.clock.sleepNanos(2_000_000_000L);
            assertThat(bench.queue.poll()).isFalse();
            assertThat(outcomes).containsExactly("0 TimedOut");
            answer(bench, 65, 0, 1);
            answer(bench, 65, 1, 2);
            bench.drain();
            assertThat(outcomes).containsExactly("0 TimedOut", "1 ok 2");
            assertThat(bench.events).hasSize(1);
        }
    }

    /** Else the second reply would be given to the first command. */
    @Test
    void withoutSequenceALostMessagePutsAFunctionInDoubtUntilNoneOfItIsPending() throws QueueException {
        try (Bench bench = Bench.booted()) {
            submit(bench, 65, 65, 76);
            bench.gsp.statusSeqNum++;
            answer(bench, 65, 0, 2);
            answer(bench, 76, 0, 3);
            bench.drain();
            assertThat(outcomes).containsExactly("0 Ambiguous", "2 ok 3");
            submit(bench, 65);
            answer(bench, 65, 0, 4);
            bench.drain();
            bench.clock.sleepNanos(5_000_000_000L);
            bench.drain();
            assertThat(outcomes).containsExactly("0 Ambiguous", "2 ok 3", "1 Ambiguous", "3 TimedOut");
            submit(bench, 65);
            answer(bench, 65, 0, 5);
            bench.drain();
            assertThat(outcomes).last().isEqualTo("4 ok 5");
        }
    }

    @Test
    void aCallTakesItsOwnReplyAndThoseOfOthersOnTheWay() throws QueueException {
        try (Bench bench = Bench.booted()) {
            submit(bench, 65, 65);
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    answer(bench, 65, 0, bench.gsp.statusSeqNum);
                }
            });
            assertThat(words(bench.queue.call(Bench.call(65, 8, 1), request -> {})))
                    .isEqualTo("ok 2");
            assertThat(outcomes).containsExactly("0 ok 0", "1 ok 1");
            assertThat(bench.queue.pending()).isZero();
        }
    }

    @Test
    void theDeathOfTheQueueIsToldToEachOnce() throws QueueException {
        try (Bench bench = sequenced()) {
            submit(bench, 65, 76, 65);
            bench.gsp.statusWrite(63);
            assertThatThrownBy(bench.queue::poll).isInstanceOf(QueueException.class);
            assertThat(outcomes).containsExactly("0 BadPointer", "1 BadPointer", "2 BadPointer");
            assertThatThrownBy(() -> submit(bench, 65))
                    .isInstanceOfSatisfying(
                            QueueException.class, e -> assertThat(e.failure()).isInstanceOf(QueueFailure.Dead.class));
            assertThatThrownBy(bench.queue::poll).isInstanceOf(QueueException.class);
            assertThat(outcomes).hasSize(3);
        }
    }

    /** A GSP that finds no room for its replies takes no commands, so that a driver that only sends would wait in vain. */
    @Test
    void moreThanMayBePendingWaitAndTakeRepliesMeanwhile() throws QueueException {
        try (Bench bench = sequenced()) {
            bench.clock.whileAsleep(() -> {
                while (bench.gsp.hasRoom(1)) {
                    RawGsp.Message request = bench.gsp.take();
                    if (request == null) {
                        return;
                    }
                    answer(bench, 65, request.rpcSequence(), request.rpcSequence());
                }
            });
            for (int i = 0; i < 300; i++) {
                submit(bench, 65);
                assertThat(bench.queue.pending()).isLessThanOrEqualTo(CommandQueue.MAX_PENDING);
            }
            bench.queue.settle(0);
            assertThat(outcomes).hasSize(300).allMatch(outcome -> outcome.contains(" ok "));
        }
    }

    @Test
    void aStuckGspIsAFullRing() throws QueueException {
        try (Bench bench = sequenced()) {
            for (int i = 0; i < 62; i++) {
                submit(bench, 65);
            }
            assertThatThrownBy(() -> submit(bench, 65))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure()).isEqualTo(new QueueFailure.Full(1, 0, 1_000_000_000)));
            assertThat(bench.queue.pending()).isEqualTo(62);
        }
    }

    @Test
    void aHandlerMaySubmitButNotWait() throws QueueException {
        try (Bench bench = sequenced()) {
            List<String> refused = new ArrayList<>();
            bench.queue.submit(Bench.call(65, 8, 1), request -> {}, (ticket, reply) -> {
                assertThatIllegalStateException().isThrownBy(() -> bench.queue.settle(0));
                assertThatIllegalStateException().isThrownBy(bench.queue::poll);
                for (int i = 0; i <= CommandQueue.MAX_PENDING; i++) {
                    bench.gsp.take();
                    try {
                        submit(bench, 65);
                    } catch (QueueException e) {
                        refused.add(e.getMessage());
                    }
                }
            });
            bench.gsp.take();
            answer(bench, 65, 0, 1);
            bench.drain();
            assertThat(refused).containsExactly("64 commands are pending already");
            assertThat(bench.queue.pending()).isEqualTo(64);
        }
    }

    @Test
    void aHandlerThatThrowsCostsItsReplyOnly() throws QueueException {
        try (Bench bench = sequenced()) {
            bench.queue.submit(Bench.call(65, 8, 1), request -> {}, (ticket, reply) -> {
                throw new ArithmeticException("on purpose");
            });
            submit(bench, 65);
            answer(bench, 65, 0, 1);
            answer(bench, 65, 1, 2);
            assertThatThrownBy(bench.queue::poll).isInstanceOf(ArithmeticException.class);
            bench.drain();
            assertThat(outcomes).containsExactly("1 ok 2");
        }
    }
}
