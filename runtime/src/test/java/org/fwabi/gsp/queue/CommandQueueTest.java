package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.fwabi.gsp.queue.QueueProtocol.RpcSequence;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
    private static QueueFailure lost(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Lost.class);
        return ((Reply.Lost<?>) reply).failure();
    }

    private static QueueProtocol counting() {
        return Protocols.with(63, 65536, ChecksumRule.XOR64, RpcSequence.COUNTER, true);
    }

    @Test
    void aCallCarriesItsRequestAndBringsItsReply() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                RawGsp.Message request = bench.gsp.take();
                if (request != null) {
                    assertThat(request.payload()).containsExactly(1, 0, 0, 0, 0, 0, 0, 2);
                    bench.gsp.send(65, new byte[] {3, 4, 5});
                }
            });
            Reply<MemorySegment> reply = bench.queue.call(
                    Bench.call(65, 8, 3), request -> Bench.fill(request, new byte[] {1, 0, 0, 0, 0, 0, 0, 2}));
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Ok.class,
                            ok -> assertThat(Bench.bytes((MemorySegment) ok.message()))
                                    .containsExactly(3, 4, 5));
            assertThat(bench.sent).containsExactly(new MessageInfo(65, 8, 0, 0, -1, 1, 1));
            assertThat(bench.received).containsExactly(new MessageInfo(65, 3, 0, 0, 0, 1, 1));
        }
    }

    @Test
    void whatIsNotFilledInIsZeroEvenAfterALargerMessage() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.queue.send(Bench.oneWay(1, 4000), request -> request.fill((byte) -1));
            bench.queue.send(Bench.oneWay(1, 4000), request -> {});
            bench.gsp.take();
            assertThat(bench.gsp.take().payload()).containsOnly(0);
        }
    }

    /** The registry that nova-core sends: three keys, 117 bytes, so that three bytes of tail are left over. */
    @Test
    void theRegistryOfTheProtocolDescription() throws QueueException {
        String[] keys = {"RMSecBusResetEnable", "RMForcePcieConfigSave", "RMDevidCheckIgnore"};
        try (Bench bench = Bench.booted()) {
            bench.gsp.soil((byte) 0xff);
            bench.queue.send(Bench.oneWay(73, 8), 109, table -> {
                table.set(ValueLayout.JAVA_INT, 0, 117);
                table.set(ValueLayout.JAVA_INT, 4, keys.length);
                int name = 8 + 16 * keys.length;
                for (int i = 0; i < keys.length; i++) {
                    MemorySegment entry = table.asSlice(8 + 16L * i, 16);
                    entry.set(ValueLayout.JAVA_INT, 0, name);
                    entry.set(ValueLayout.JAVA_BYTE, 4, (byte) 1);
                    entry.set(ValueLayout.JAVA_INT, 8, 1);
                    table.setString(name, keys[i]);
                    name += keys[i].length() + 1;
                }
                assertThat(name).isEqualTo(117);
            });
            // The element is in the first slot of the command ring: length, count, offsets of the names, tail.
            assertThat(bench.gsp.word(0x2000 + 56)).isEqualTo(149);
            assertThat(bench.gsp.word(0x2000 + 40)).isEqualTo(1);
            assertThat(bench.gsp.word(0x2000 + 80 + 8)).isEqualTo(56);
            assertThat(bench.gsp.word(0x2000 + 80 + 24)).isEqualTo(76);
            assertThat(bench.gsp.word(0x2000 + 80 + 40)).isEqualTo(98);
            assertThat(bench.gsp.word(0x2000 + 196)).isZero();
            assertThat(bench.gsp.word(0x2000 + 200)).isEqualTo(-1);
            assertThat(bench.gsp.take().payload()).hasSize(117);
        }
    }

    @Test
    void nothingGoesOutIfTheRequestCannotBeFilledIn() throws QueueException {
        try (Bench bench = Bench.booted()) {
            assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(1, 8), request -> {
                        request.fill((byte) 1);
                        throw new ArithmeticException("on purpose");
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(bench.gsp.take()).isNull();
            assertThat(bench.doorbells).isZero();
            bench.queue.send(Bench.oneWay(2, 8), request -> {});
            assertThat(bench.gsp.take().seqNum()).isZero();
        }
    }

    /** In nouveau an event with a result of its own ended the wait of whoever waited for something else. */
    @Test
    void theResultOfAnEventIsNotThatOfTheCall() {
        try (Bench bench = Bench.booted()) {
            List<Integer> events = new ArrayList<>();
            bench.queue.onEvent((number, payload) -> events.add(number));
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.push(bench.gsp.element(0x1020, new byte[4], bench.gsp.statusSeqNum++, 0, 0x56));
                    bench.gsp.send(65, new byte[] {3, 4, 5});
                }
            });
            Reply<MemorySegment> reply = bench.queue.call(Bench.call(65, 8, 3), request -> {});
            assertThat(reply).isInstanceOf(Reply.Ok.class);
            assertThat(events).containsExactly(0x1020);
        }
    }

    @Test
    void aRefusalNamesTheResult() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.push(bench.gsp.element(65, new byte[0], bench.gsp.statusSeqNum++, 0, 0x56));
                }
            });
            assertThat(bench.queue.call(Bench.call(65, 0, 100), request -> {}))
                    .isEqualTo(new Reply.Refused<>(new RpcResult(0x56, "NV_ERR_NOT_SUPPORTED")));
            assertThat(RpcResult.of(0x12345)).hasToString("0x00012345");
            assertThat(RpcResult.of(0xff100001)).hasToString("NV_VGPU_MSG_RESULT_RPC_UNKNOWN_FUNCTION (0xff100001)");
        }
    }

    @Test
    void aDeadPeerIsATimeoutInVirtualTime() {
        try (Bench bench = Bench.booted()) {
            assertThat(lost(bench.queue.call(Bench.call(65, 0, 0), request -> {})))
                    .isEqualTo(new QueueFailure.TimedOut("reply to CALL_65", 5_000_000_000L, 0));
            assertThat(bench.queue.death()).isNull();
        }
    }

    @Test
    void aTimeoutSaysThatSomethingBadCameInstead() {
        try (Bench bench = Bench.booted()) {
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    byte[] reply = bench.gsp.element(65, new byte[8]);
                    reply[82] = 1;
                    bench.gsp.push(reply);
                }
            });
            assertThat(lost(bench.queue.call(Bench.call(65, 0, 8), request -> {})))
                    .isInstanceOfSatisfying(QueueFailure.TimedOut.class, timeout -> {
                        assertThat(timeout.rejected()).isOne();
                        assertThat(timeout.describe()).contains("1 bad message");
                    });
        }
    }

    @Test
    void aLateReplyIsNotTakenForTheNextOne() {
        try (Bench bench = Bench.booted()) {
            assertThat(bench.queue.call(Bench.call(65, 0, 1), request -> {})).isInstanceOf(Reply.Lost.class);
            bench.gsp.take();
            bench.gsp.send(65, new byte[] {1});
            bench.clock.whileAsleep(() -> {
                if (bench.gsp.take() != null) {
                    bench.gsp.send(65, new byte[] {2});
                }
            });
            assertThat(bench.queue.call(Bench.call(65, 0, 1), request -> {}))
                    .isInstanceOfSatisfying(
                            Reply.Ok.class,
                            ok -> assertThat(Bench.bytes((MemorySegment) ok.message()))
                                    .containsExactly(2));
            assertThat(bench.events).hasSize(1);
        }
    }

    @Test
    void callsAreCountedAndRepliesMatchedWhereTheReleaseDoesSo() throws QueueException {
        try (Bench bench = new Bench(counting())) {
            bench.queue.send(Bench.oneWay(72, 0), request -> {});
            bench.queue.send(Bench.oneWay(73, 0), request -> {});
            assertThat(bench.gsp.take().rpcSequence()).as("nothing answers").isZero();
            assertThat(bench.gsp.take().rpcSequence()).as("nothing answers").isZero();
            bench.gsp.boot();
            List<Integer> sequences = new ArrayList<>();
            bench.clock.whileAsleep(() -> {
                RawGsp.Message request = bench.gsp.take();
                if (request != null) {
                    sequences.add(request.rpcSequence());
                    bench.gsp.push(bench.gsp.element(
                            65, new byte[] {9}, bench.gsp.statusSeqNum++, request.rpcSequence() + 7, 0));
                    bench.gsp.push(
                            bench.gsp.element(65, new byte[] {1}, bench.gsp.statusSeqNum++, request.rpcSequence(), 0));
                }
            });
            for (int i = 0; i < 3; i++) {
                assertThat(bench.queue.call(Bench.call(65, 0, 1), request -> {}))
                        .isInstanceOfSatisfying(
                                Reply.Ok.class,
                                ok -> assertThat(Bench.bytes((MemorySegment) ok.message()))
                                        .containsExactly(1));
                bench.queue.send(Bench.oneWay(72, 0), request -> {});
                assertThat(bench.gsp.take().rpcSequence())
                        .as("nothing answers, once the GSP runs either")
                        .isZero();
            }
            assertThat(sequences).containsExactly(0, 1, 2);
            assertThat(bench.events).hasSize(3);
        }
    }

    @Test
    void theRestOfASlotIsClearedWhereItIsSummed() throws QueueException {
        QueueProtocol slots = Protocols.with(63, 65536, ChecksumRule.XOR64_SLOTS, RpcSequence.ZERO, false);
        try (Bench bench = Bench.booted(slots)) {
            bench.gsp.checksumOverSlots = true;
            // An odd number of slots' worth of stale bytes never cancels out, and the ring wraps on the way.
            bench.gsp.soil((byte) 0xff);
            bench.gsp.soilWord(0xa5a5a5a5);
            for (int bytes = 0; bytes < 9000; bytes += 103) {
                byte[] payload = Bench.pattern(bytes);
                bench.queue.send(Bench.oneWay(1, 0), bytes, request -> Bench.fill(request, payload));
                assertThat(bench.gsp.take().payload()).isEqualTo(payload);
            }
        }
    }

    @Test
    void eachRecordOfALongMessageIsCountedWhetherAnsweredOrNot() throws QueueException {
        try (Bench bench = new Bench(counting())) {
            List<Integer> sequences = new ArrayList<>();
            bench.queue.send(Bench.oneWay(73, 0), 150_000, request -> {});
            for (int i = 0; i < 3; i++) {
                sequences.add(bench.gsp.take().rpcSequence());
            }
            bench.gsp.boot();
            bench.clock.whileAsleep(() -> {
                RawGsp.Message request = bench.gsp.take();
                if (request != null) {
                    sequences.add(request.rpcSequence());
                }
                if (request != null && request.function() == 65) {
                    bench.gsp.push(
                            bench.gsp.element(65, new byte[] {1}, bench.gsp.statusSeqNum++, request.rpcSequence(), 0));
                }
            });
            for (int i = 0; i < 2; i++) {
                assertThat(bench.queue.call(Bench.call(65, 0, 1), 70_000, request -> {}))
                        .isInstanceOf(Reply.Ok.class);
                bench.clock.sleepNanos(1_000_000);
            }
            assertThat(sequences).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void aFullRingIsATimeoutAndTheQueueLives() throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int i = 0; i < 62; i++) {
                bench.queue.send(Bench.oneWay(1, 4016), request -> {});
            }
            assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(1, 0), request -> {}))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure()).isEqualTo(new QueueFailure.Full(1, 0, 1_000_000_000)));
            bench.gsp.take();
            bench.queue.send(Bench.oneWay(1, 0), request -> {});
            assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(1, 4017), request -> {}))
                    .hasMessageContaining("2 slots needed, 0 free");
        }
    }

    @Test
    void aReadPointerOutsideTheRingKillsTheQueue() throws QueueException {
        for (int pointer : new int[] {63, 64, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            try (Bench bench = Bench.booted()) {
                bench.gsp.commandRead(pointer);
                assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(1, 0), request -> {}))
                        .isInstanceOfSatisfying(
                                QueueException.class,
                                e -> assertThat(e.failure())
                                        .isEqualTo(new QueueFailure.BadPointer(
                                                "readPtr", Integer.toUnsignedLong(pointer), 63)));
                bench.gsp.commandRead(0);
                assertThatThrownBy(() -> bench.queue.send(Bench.oneWay(1, 0), request -> {}))
                        .isInstanceOfSatisfying(
                                QueueException.class,
                                e -> assertThat(e.failure()).isInstanceOf(QueueFailure.Dead.class));
                assertThat(bench.doorbells).isZero();
            }
        }
    }

    @Test
    void commandsMayBeSentBeforeTheGspRuns() throws QueueException {
        try (Bench bench = new Bench()) {
            for (int i = 0; i < 5; i++) {
                bench.queue.send(Bench.oneWay(72 + i, 8), request -> {});
            }
            assertThat(bench.queue.poll()).isFalse();
            bench.gsp.boot();
            for (int i = 0; i < 5; i++) {
                assertThat(bench.gsp.take().function()).isEqualTo(72 + i);
            }
        }
    }

    @Test
    void awaitGivesWhatTheMatcherPicksAndTheRestToTheHandler() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.send(0x1002, new byte[] {1});
            bench.gsp.send(0x1001, new byte[] {5});
            bench.gsp.send(0x1003, new byte[] {1});
            byte[] found = bench.queue.await(
                    "GSP_INIT_DONE",
                    Duration.ofSeconds(1),
                    (number, payload) -> number == 0x1001 ? Bench.bytes(payload) : null);
            assertThat(found).containsExactly(5);
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1002);
            assertThatThrownBy(() -> bench.queue.await("nothing", Duration.ofSeconds(1), (number, payload) -> null))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure())
                                    .isEqualTo(new QueueFailure.TimedOut("nothing", 1_000_000_000, 0)));
            assertThat(bench.events).hasSize(2);
        }
    }

    @Test
    void awaitWaitsForAGspThatIsStillBooting() throws QueueException {
        try (Bench bench = new Bench()) {
            bench.clock.whileAsleep(() -> {
                if (bench.clock.nanoTime() > 300_000_000 && bench.gsp.statusWrite == 0) {
                    bench.gsp.boot();
                    bench.gsp.send(0x1001, new byte[0]);
                }
            });
            assertThat(bench.queue.<Integer>await("GSP_INIT_DONE", Duration.ofSeconds(1), (number, payload) -> number))
                    .isEqualTo(0x1001);
        }
    }

    @Test
    void aHandlerMaySendButNotWait() throws QueueException {
        try (Bench bench = Bench.booted()) {
            List<String> refused = new ArrayList<>();
            bench.queue.onEvent((number, payload) -> {
                attempt(refused, () -> bench.queue.call(Bench.call(65, 0, 0), request -> {}));
                attempt(refused, bench.queue::poll);
                attempt(refused, () -> bench.queue.await("x", Duration.ofSeconds(1), (n, p) -> n));
                attempt(refused, () -> bench.queue.send(Bench.oneWay(1, 0), request -> {}));
            });
            bench.gsp.send(0x1003, new byte[0]);
            assertThat(bench.queue.poll()).isTrue();
            assertThat(refused).hasSize(3).allMatch(text -> text.contains("may not wait"));
            assertThat(bench.gsp.take().function()).isEqualTo(1);
        }
    }

    private interface Attempt {
        void run() throws QueueException;
    }

    private static void attempt(List<String> refused, Attempt attempt) {
        try {
            attempt.run();
        } catch (IllegalStateException e) {
            refused.add(e.getMessage());
        } catch (QueueException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHandlerThatThrowsCostsItsEventOnly() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.queue.onEvent((number, payload) -> {
                throw new ArithmeticException("on purpose");
            });
            bench.gsp.send(0x1003, new byte[0]);
            assertThatThrownBy(bench.queue::poll).isInstanceOf(ArithmeticException.class);
            bench.queue.onEvent((number, payload) -> bench.events.add(new Bench.Got(number, new byte[0])));
            bench.gsp.send(0x1004, new byte[0]);
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(0x1004);
        }
    }

    @Test
    void theQueueCannotBeUsedWhileARequestIsFilledIn() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.queue.send(Bench.oneWay(1, 0), request -> {
                assertThatIllegalStateException().isThrownBy(() -> bench.queue.send(Bench.oneWay(2, 0), inner -> {}));
                assertThatIllegalStateException().isThrownBy(bench.queue::poll);
            });
            assertThat(bench.gsp.take().function()).isEqualTo(1);
            assertThat(bench.gsp.take()).isNull();
        }
    }

    @Test
    void aClosedQueueRefusesEverything() {
        Bench bench = Bench.booted();
        bench.close();
        bench.close();
        assertThatIllegalStateException().isThrownBy(() -> bench.queue.send(Bench.oneWay(1, 0), request -> {}));
        assertThatIllegalStateException().isThrownBy(bench.queue::poll);
    }
}
