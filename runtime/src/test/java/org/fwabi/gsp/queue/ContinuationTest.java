package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuationTest {
    private static final int MAX = 65456;

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65455, 1", "65456, 1", "65457, 2", "130912, 2", "130913, 3", "229096, 4"})
    void aSentMessageIsSplitAtTheBoundaries(int bytes, int records) throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] payload = Bench.pattern(bytes);
            List<RawGsp.Message> got = new ArrayList<>();
            // The ring holds three full records and a bit; the GSP takes what is there when it gets its turn.
            Runnable takeAll = () -> {
                for (RawGsp.Message record = bench.gsp.take(); record != null; record = bench.gsp.take()) {
                    got.add(record);
                }
            };
            bench.clock.whileAsleep(takeAll);
            bench.queue.send(Bench.oneWay(76, 0), bytes, request -> Bench.fill(request, payload));
            takeAll.run();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            got.forEach(record -> whole.writeBytes(record.payload()));
            assertThat(whole.toByteArray()).isEqualTo(payload);
            assertThat(got.getFirst().function()).isEqualTo(76);
            assertThat(got.subList(1, got.size())).allMatch(record -> record.function() == 71);
            assertThat(got).hasSize(records);
            assertThat(bench.doorbells).isEqualTo(records);
            assertThat(bench.sent)
                    .hasSize(1)
                    .first()
                    .satisfies(info -> assertThat(info.records()).isEqualTo(records))
                    .satisfies(info -> assertThat(info.payloadBytes()).isEqualTo(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "65455, 1", "65456, 1", "65457, 2", "130912, 2", "130913, 3", "229096, 4"})
    void aReceivedEventIsJoinedAtTheBoundaries(int bytes, int records) throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] payload = Bench.pattern(bytes);
            List<byte[]> elements = bench.gsp.records(0x1003, payload);
            assertThat(elements).hasSize(records);
            int[] next = {0};
            Runnable feed = () -> {
                while (next[0] < records && bench.gsp.hasRoom((elements.get(next[0]).length + 4095) / 4096)) {
                    bench.gsp.push(elements.get(next[0]++));
                }
            };
            feed.run();
            bench.clock.whileAsleep(feed);
            bench.drain();
            assertThat(bench.events).hasSize(1);
            assertThat(bench.events.getFirst().number()).isEqualTo(0x1003);
            assertThat(bench.events.getFirst().payload()).isEqualTo(payload);
            assertThat(bench.received.getFirst().records()).isEqualTo(records);
            bench.gsp.send(0x1004, new byte[1]);
            bench.drain();
            assertThat(bench.events).hasSize(2);
            assertThat(bench.rejections).isEmpty();
        }
    }

    @Test
    void aLongReplyIsJoined() {
        try (Bench bench = Bench.booted()) {
            byte[] payload = Bench.pattern(MAX + 5);
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.records(76, payload).forEach(bench.gsp::push);
                }
            });
            Reply<MemorySegment> reply = bench.queue.call(Bench.call(76, 8, MAX + 5), request -> {});
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Ok.class,
                            ok -> assertThat(Bench.bytes((MemorySegment) ok.message()))
                                    .isEqualTo(payload));
        }
    }

    @Test
    void anythingElseBehindAFullRecordEndsTheMessage() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.send(0x1003, Bench.pattern(MAX));
            bench.gsp.send(0x1004, new byte[] {7});
            bench.gsp.send(0x1005, new byte[] {8});
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1003, 0x1004, 0x1005);
            assertThat(bench.events.get(1).payload()).containsExactly(7);
            assertThat(bench.clock.nanoTime()).as("nothing waited for").isNegative();
        }
    }

    @Test
    void aReplyWhoseContinuationHasTheWrongFunctionIsBadAndTheOtherIsKept() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.send(76, Bench.pattern(MAX));
                    bench.gsp.send(0x1004, Bench.pattern(100));
                }
            });
            assertThat(bench.queue.call(Bench.call(76, 8, MAX + 100), request -> {}))
                    .isInstanceOfSatisfying(
                            Reply.Lost.class,
                            lost -> assertThat(lost.failure()).isInstanceOf(QueueFailure.BadReply.class));
            assertThat(bench.queue.call(Bench.call(77, 8, 0), request -> {})).isInstanceOf(Reply.Lost.class);
            assertThat(bench.events).extracting(Bench.Got::number).contains(0x1004);
        }
    }

    @Test
    void aContinuationOfNothingIsRejected() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.send(0x1003, new byte[10]);
            bench.gsp.send(71, new byte[10]);
            bench.gsp.send(0x1004, new byte[10]);
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1003, 0x1004);
            assertThat(bench.rejections).containsExactly(new Rejection.StrayContinuation());
        }
    }

    @Test
    void aDamagedContinuationCostsTheWholeMessageAndNoOther() throws QueueException {
        try (Bench bench = Bench.booted()) {
            List<byte[]> records = bench.gsp.records(0x1003, Bench.pattern(2 * MAX + 10));
            records.get(1)[500] ^= 1;
            records.forEach(bench.gsp::push);
            bench.gsp.send(0x1004, new byte[0]);
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1004);
            assertThat(bench.rejections)
                    .hasExactlyElementsOfTypes(
                            Rejection.BadChecksum.class, Rejection.BrokenOff.class, Rejection.StrayContinuation.class);
        }
    }

    @Test
    void aMissingContinuationIsNotPaperedOver() throws QueueException {
        try (Bench bench = Bench.booted()) {
            List<byte[]> records = bench.gsp.records(0x1003, Bench.pattern(2 * MAX + 10));
            bench.gsp.push(records.get(0));
            bench.gsp.push(records.get(2));
            bench.gsp.send(0x1004, new byte[0]);
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1004);
            assertThat(bench.missed).isEqualTo(1);
            assertThat(bench.rejections)
                    .containsExactly(new Rejection.BrokenOff(MAX), new Rejection.StrayContinuation());
        }
    }

    @Test
    void aStaleRecordBetweenContinuationsIsPassedOver() throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] payload = Bench.pattern(MAX + 10);
            List<byte[]> records = bench.gsp.records(0x1003, payload);
            bench.gsp.push(records.get(0));
            bench.gsp.push(bench.gsp.element(0x1001, new byte[0], 0, 0, 0));
            bench.gsp.push(records.get(1));
            bench.drain();
            assertThat(bench.events).hasSize(1);
            assertThat(bench.events.getFirst().payload()).isEqualTo(payload);
        }
    }

    @Test
    void anEndlessMessageIsCutOffAtTheLimit() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.send(0x1003, new byte[MAX]);
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.hasRoom(16) && bench.rejections.size() < 5) {
                    bench.gsp.send(71, new byte[MAX]);
                }
            });
            while (bench.rejections.isEmpty()) {
                assertThat(bench.queue.poll()).isTrue();
            }
            assertThat(bench.rejections).containsExactly(new Rejection.TooLong(17L * MAX, 1 << 20));
            bench.clock.whileAsleep(() -> {});
            bench.gsp.send(0x1004, new byte[0]);
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1004);
        }
    }

    @Test
    void aLongMessageThatGetsStuckKillsTheQueueAndSaysSo() {
        try (Bench bench = Bench.booted()) {
            assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(76, 0), 5L * MAX, request -> {}))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure())
                                    .isEqualTo(new QueueFailure.HalfSent(
                                            76, 3, 5, new QueueFailure.Full(16, 14, 1_000_000_000))));
            assertThat(bench.queue.death()).isInstanceOf(QueueFailure.HalfSent.class);
            long now = bench.clock.nanoTime();
            assertThat(bench.queue.call(Bench.call(65, 0, 0), request -> {}))
                    .isInstanceOfSatisfying(
                            Reply.Lost.class, lost -> assertThat(lost.failure()).isInstanceOf(QueueFailure.Dead.class));
            assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(1, 0), request -> {}))
                    .isInstanceOf(QueueException.class)
                    .hasMessageContaining("3 of 5");
            assertThat(bench.clock.nanoTime()).isEqualTo(now);
            assertThat(bench.sent).isEmpty();
        }
    }

    @Test
    void aMessageOverTheLimitIsRefusedBeforeAnythingIsSent() {
        try (Bench bench = Bench.booted()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bench.queue.send(Bench.oneWay(76, 8), 1 << 20, request -> {}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bench.queue.send(Bench.oneWay(76, 8), Long.MAX_VALUE, request -> {}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bench.queue.send(Bench.oneWay(76, 8), -1, request -> {}));
            assertThat(bench.doorbells).isZero();
        }
    }
}
