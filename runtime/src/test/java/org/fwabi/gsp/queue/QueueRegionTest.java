package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueRegionTest {
    @Test
    void liesAsTheProtocolDescriptionSays() {
        try (Bench bench = new Bench()) {
            assertThat(QueueRegion.size(bench.protocol)).isEqualTo(0x81000);
            assertThat(bench.region.deviceAddress()).isEqualTo(TestBuffer.ADDRESS);
            assertThat(bench.region.pageTableEntryCount()).isEqualTo(129);
            assertThat(bench.region.commandQueueOffset()).isEqualTo(0x1000);
            assertThat(bench.region.statusQueueOffset()).isEqualTo(0x41000);
            for (int i = 0; i < 129; i++) {
                assertThat(bench.buffer.memory().get(ValueLayout.JAVA_LONG, 8L * i))
                        .isEqualTo(TestBuffer.ADDRESS + 4096L * i);
            }
            int[] header = {0, 0x40000, 0x1000, 63, 0, 1, 32, 0x1000, 0};
            for (int i = 0; i < header.length; i++) {
                assertThat(bench.gsp.word(0x1000 + 4 * i)).as("word %d", i).isEqualTo(header[i]);
            }
        }
    }

    @Test
    void writesNothingThatTheGspOwns() {
        try (Bench bench = new Bench()) {
            assertThat(Bench.bytes(bench.buffer.memory().asSlice(0x41000))).containsOnly(0);
        }
    }

    @Test
    void refusesASmallerBuffer() {
        try (TestBuffer buffer = new TestBuffer(0x80fff)) {
            assertThatIllegalArgumentException().isThrownBy(() -> QueueRegion.create(Protocols.r570(), buffer));
        }
    }

    @Test
    void protocolRefusesAnElementThatCannotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Protocols.sized(16, 65536));
        assertThat(Protocols.sized(17, 65536).elementPayloadMax()).isEqualTo(65456);
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                Arguments.of(0, 1, "version"),
                Arguments.of(4, 0x41000, "size"),
                Arguments.of(8, 0x2000, "msgSize"),
                Arguments.of(12, 62, "msgCount"),
                Arguments.of(12, 64, "msgCount"),
                Arguments.of(20, 0, "flags"),
                Arguments.of(24, 31, "rxHdrOff"),
                Arguments.of(24, 34, "rxHdrOff"),
                Arguments.of(24, 0x40000, "rxHdrOff"),
                Arguments.of(24, -4, "rxHdrOff"),
                Arguments.of(24, 0x1000, "entryOff"),
                Arguments.of(28, 0, "entryOff"),
                Arguments.of(28, 0x1004, "entryOff"),
                Arguments.of(28, 0x2000, "msgCount"),
                Arguments.of(28, 0x40000, "entryOff"),
                Arguments.of(28, Integer.MIN_VALUE, "entryOff"));
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void aContradictingHeaderKillsTheQueueAfterTheWait(int offset, int value, String field) {
        try (Bench bench = Bench.booted()) {
            bench.gsp.header(offset, value);
            assertThatThrownBy(bench.queue::link)
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure()).isInstanceOfSatisfying(QueueFailure.BadPeer.class, bad -> {
                                assertThat(bad.field()).isEqualTo(field);
                                assertThat(e).hasMessageContaining(field);
                            }));
            assertThat(bench.clock.nanoTime()).isBetween(3_999_999_000L, 4_000_000_000L);
            assertThatThrownBy(() -> bench.queue.poll())
                    .isInstanceOfSatisfying(
                            QueueException.class, e -> assertThat(e.failure()).isInstanceOf(QueueFailure.Dead.class));
        }
    }

    @Test
    void aWaitThatNeverSawAGoodHeaderSaysWhatIsWrongWithIt() {
        try (Bench bench = Bench.booted()) {
            bench.gsp.header(8, 4095);
            assertThatThrownBy(() -> bench.queue.await("GSP_INIT_DONE", Duration.ofSeconds(1), (n, payload) -> n))
                    .isInstanceOf(QueueException.class)
                    .hasMessage("GSP queue header: msgSize is 4095, expected 4096");
            assertThat(bench.queue.death()).isInstanceOf(QueueFailure.BadPeer.class);
        }
    }

    @Test
    void aSilentGspIsATimeoutAndNotADeath() {
        try (Bench bench = new Bench()) {
            assertThatThrownBy(bench.queue::link)
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure()).isInstanceOf(QueueFailure.TimedOut.class));
            assertThat(bench.queue.death()).isNull();
        }
    }

    @Test
    void aHeaderThatIsWrittenWordByWordIsLinkedWhenComplete() throws QueueException {
        try (Bench bench = new Bench()) {
            int[] header = {0, 0x40000, 0x1000, 63, 0, 1, 32, 0x1000};
            int[] step = {1};
            bench.clock.whileAsleep(() -> {
                if (step[0] < header.length) {
                    bench.gsp.header(4 * step[0], header[step[0]]);
                    step[0]++;
                }
            });
            bench.queue.link();
            assertThat(step[0]).isEqualTo(header.length);
            bench.gsp.send(0x1001, new byte[0]);
            assertThat(bench.queue.poll()).isTrue();
        }
    }

    @Test
    void theReadPointerIsFoundWhereTheGspPutIt() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.header(24, 0x800);
            for (int i = 0; i < 62; i++) {
                bench.queue.send(Bench.oneWay(1, 0), request -> {});
            }
            bench.gsp.header(0x800, 1);
            bench.queue.send(Bench.oneWay(1, 0), request -> {});
            assertThat(bench.gsp.commandWrite()).isZero();
        }
    }
}
