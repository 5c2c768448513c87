package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each mistake that other drivers have made in this very place, by name. */
class NovaRegressionTest {
    @Test
    void pointersWrapAtTheNumberOfSlotsAndNotByAMask() throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int i = 0; i < 200; i++) {
                bench.queue.send(Bench.oneWay(1, 0), request -> {});
                assertThat(bench.gsp.take()).isNotNull();
                assertThat(bench.gsp.commandWrite()).isEqualTo((i + 1) % 63);
                bench.gsp.send(0x1001, new byte[0]);
                assertThat(bench.queue.poll()).isTrue();
                assertThat(bench.gsp.statusRead()).isEqualTo((i + 1) % 63);
            }
        }
    }

    @Test
    void aFullRingNeverLooksEmpty() throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int start = 0; start < 63; start++) {
                for (int i = 0; i < 62; i++) {
                    bench.queue.send(Bench.oneWay(1, 0), request -> {});
                }
                assertThat(bench.gsp.commandWrite()).isNotEqualTo(bench.gsp.commandRead());
                assertThat(bench.gsp.hasRoom(62)).isTrue();
                for (int i = 0; i < 62; i++) {
                    assertThat(bench.gsp.take()).isNotNull();
                }
                assertThat(bench.gsp.take()).isNull();
                bench.queue.send(Bench.oneWay(1, 0), request -> {});
                bench.gsp.take();
            }
        }
    }

    @Test
    void aMessageFarFromTheRingsStartIsCutToItsOwnLength() throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int i = 0; i < 40; i++) {
                bench.gsp.send(0x1001, new byte[0]);
            }
            bench.drain();
            byte[] payload = Bench.pattern(5000);
            bench.gsp.send(0x1002, payload);
            bench.gsp.send(0x1003, new byte[0]);
            bench.drain();
            assertThat(bench.events.get(40).payload()).isEqualTo(payload);
            assertThat(bench.events.get(41).payload()).isEmpty();
        }
    }

    @Test
    void aBadChecksumDoesNotWedgeTheQueue() throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] bad = bench.gsp.element(0x1001, new byte[8]);
            bad[85] ^= 4;
            bench.gsp.push(bad);
            bench.gsp.send(0x1002, new byte[8]);
            bench.drain();
            assertThat(bench.rejections).hasSize(1).first().isInstanceOf(Rejection.BadChecksum.class);
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1002);
            assertThat(bench.missed).isZero();
        }
    }

    @Test
    void anUnknownFunctionDoesNotWedgeTheQueue() {
        try (Bench bench = Bench.booted()) {
            bench.gsp.send(0xdead, new byte[3]);
            bench.clock.whileAsleep(() -> answer(bench, new byte[8]));
            Reply<MemorySegment> reply = bench.queue.call(Bench.call(65, 8, 8), request -> {});
            assertThat(reply).isInstanceOf(Reply.Ok.class);
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0xdead);
        }
    }

    @Test
    void aReplyShorterThanItsStructIsReportedAndConsumed() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> answer(bench, new byte[5]));
            Reply<MemorySegment> reply = bench.queue.call(Bench.call(65, 0, 8), request -> {});
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Lost.class,
                            lost -> assertThat(lost.failure()).isInstanceOf(QueueFailure.BadReply.class));
            bench.clock.whileAsleep(() -> answer(bench, new byte[8]));
            assertThat(bench.queue.call(Bench.call(65, 0, 8), request -> {})).isInstanceOf(Reply.Ok.class);
        }
    }

    @Test
    void eventsThatArriveDuringACallAreNotLost() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.send(0x1003, new byte[] {1});
                    bench.gsp.send(0x1004, new byte[] {2});
                    bench.gsp.send(65, new byte[8]);
                    bench.gsp.send(0x1005, new byte[] {3});
                }
            });
            assertThat(bench.queue.call(Bench.call(65, 0, 8), request -> {})).isInstanceOf(Reply.Ok.class);
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1003, 0x1004);
        }
    }

    @Test
    void anEventWithAResultDoesNotAbortTheWaiter() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.push(bench.gsp.element(0x1003, new byte[4], bench.gsp.statusSeqNum++, 0, 0x55));
                    bench.gsp.send(65, new byte[8]);
                }
            });
            assertThat(bench.queue.call(Bench.call(65, 0, 8), request -> {})).isInstanceOf(Reply.Ok.class);
            assertThat(bench.events).hasSize(1);
        }
    }

    @Test
    void staleBytesInTheRingNeverGoOutAsTail() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.soil((byte) 0xff);
            for (int bytes : List.of(0, 1, 7, 8, 9, 117)) {
                bench.queue.send(Bench.oneWay(73, bytes), request -> request.fill((byte) 0x5a));
                RawGsp.Message message = bench.gsp.take();
                assertThat(message.payload()).hasSize(bytes).containsOnly(filled(bytes));
                assertThat(message.tail()).hasSize((8 - bytes % 8) % 8).doesNotContain((byte) 0xff);
            }
        }
    }

    @Test
    void aPeersPointerOutsideTheRingIsNotFolded() {
        try (Bench bench = Bench.booted()) {
            bench.gsp.statusWrite(63 + 5);
            assertThat(bench.queue.call(Bench.call(65, 0, 8), request -> {}))
                    .isInstanceOfSatisfying(
                            Reply.Lost.class,
                            lost -> assertThat(lost.failure())
                                    .isEqualTo(new QueueFailure.BadPointer("writePtr", 68, 63)));
        }
    }

    @Test
    void aStreamOfEventsDoesNotProlongACall() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.hasRoom(1)) {
                    bench.gsp.send(0x1003, new byte[0]);
                }
            });
            long start = bench.clock.nanoTime();
            assertThat(bench.queue.call(Bench.call(65, 0, 8), request -> {})).isInstanceOf(Reply.Lost.class);
            assertThat(bench.clock.nanoTime() - start).isBetween(5_000_000_000L, 5_002_000_000L);
            assertThat(bench.events).hasSizeGreaterThan(1000);
        }
    }

    private static Byte[] filled(int bytes) {
        return bytes == 0 ? new Byte[] {} : new Byte[] {0x5a};
    }

    private static void answer(Bench bench, byte[] payload) {
        RawGsp.Message request = bench.gsp.take();
        if (request != null) {
            bench.gsp.send(request.function(), payload);
        }
    }
}
