package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.fwabi.device.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides at once, each on a thread of its own, with no lock between them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoThreadsTest {
    private static final Clock REAL = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleepNanos(long nanos) {
            Thread.yield();
        }
    };

    /** The machine may be busy with other things; what is tested here is not how fast it is. */
    private static final QueueLimits PATIENT =
            new QueueLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 1 << 20);

    private static byte[] message(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(most) : random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Echoes every request until it is told to stop; events of random sizes come in between. */
    @ParameterizedTest
    @ValueSource(ints = {63, 20})
    void everyReplyBelongsToItsRequestAndNoEventIsLost(int slots) throws Exception {
        QueueProtocol protocol = Protocols.sized(slots, 65536);
        try (TestBuffer buffer = new TestBuffer(QueueRegion.size(protocol))) {
            CommandQueue queue = new CommandQueue(QueueRegion.create(protocol, buffer), REAL, () -> {}, PATIENT);
            RawGsp gsp = new RawGsp(buffer.memory(), slots, 65536);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            int[] eventsSent = {0};
            Thread peer = Thread.ofPlatform().start(() -> {
                try {
                    gsp.boot();
                    eventsSent[0] = echo(gsp, new Random(5));
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            Random events = new Random(5);
            int[] count = {0};
            queue.onEvent((number, payload) -> {
                assertThat(number).isEqualTo(0x1003);
                assertThat(Bench.bytes(payload)).isEqualTo(message(events, 20_000));
                count[0]++;
            });
            Random requests = new Random(6);
            for (int i = 0; i < 300 && failure.get() == null; i++) {
                byte[] request = message(requests, 60_000);
                Reply<MemorySegment> reply =
                        queue.call(Bench.call(65, 0, 0), request.length, memory -> Bench.fill(memory, request));
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Reply.Ok.class,
                                ok -> assertThat(Bench.bytes((MemorySegment) ok.message()))
                                        .isEqualTo(request));
            }
            queue.send(Bench.oneWay(47, 0), request -> {});
            peer.join();
            assertThat(failure.get()).isNull();
            assertThat(count[0]).isEqualTo(eventsSent[0]);
            queue.close();
        }
    }

    private static int echo(RawGsp gsp, Random content) {
        Random random = new Random(8);
        int sent = 0;
        while (true) {
            RawGsp.Message request = gsp.take();
            if (request == null) {
                Thread.yield();
                continue;
            }
            if (request.function() == 47) {
                return sent;
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                pushWhenFree(gsp, gsp.element(0x1003, message(content, 20_000)));
                sent++;
            }
            pushWhenFree(gsp, gsp.element(65, request.payload()));
        }
    }

    private static void pushWhenFree(RawGsp gsp, byte[] element) {
        while (!gsp.hasRoom((element.length + 4095) / 4096)) {
            Thread.yield();
        }
        gsp.push(element);
    }

    /** One way at full speed, so that the ring is often full and the producer is always writing beside the reader. */
    @Test
    void aStreamOfCommandsArrivesInOrderAndWhole() throws Exception {
        QueueProtocol protocol = Protocols.r570();
        try (TestBuffer buffer = new TestBuffer(QueueRegion.size(protocol))) {
            CommandQueue queue = new CommandQueue(QueueRegion.create(protocol, buffer), REAL, () -> {}, PATIENT);
            RawGsp gsp = new RawGsp(buffer.memory(), 63, 65536);
            gsp.boot();
            int messages = 3000;
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread peer = Thread.ofPlatform().start(() -> {
                try {
                    Random random = new Random(9);
                    for (int i = 0; i < messages; i++) {
                        RawGsp.Message got = gsp.take();
                        while (got == null) {
                            Thread.yield();
                            got = gsp.take();
                        }
                        assertThat(got.payload()).as("message %d", i).isEqualTo(message(random, 30_000));
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            Random random = new Random(9);
            for (int i = 0; i < messages && failure.get() == null; i++) {
                byte[] payload = message(random, 30_000);
                queue.send(Bench.oneWay(1, 0), payload.length, memory -> Bench.fill(memory, payload));
            }
            peer.join();
            assertThat(failure.get()).isNull();
            queue.close();
        }
    }

    /** Firmware that rewrites everything it can reach while it is read. Nothing but a checked failure may come of it. */
    @Test
    void memoryThatChangesWhileItIsReadNeverLeadsOutside() throws Exception {
        QueueProtocol protocol = Protocols.sized(7, 8192);
        try (TestBuffer buffer = new TestBuffer(QueueRegion.size(protocol))) {
            CommandQueue queue = new CommandQueue(QueueRegion.create(protocol, buffer), REAL, () -> {}, PATIENT);
            RawGsp gsp = new RawGsp(buffer.memory(), 7, 8192);
            gsp.boot();
            AtomicBoolean done = new AtomicBoolean();
            Thread peer = Thread.ofPlatform().start(() -> {
                Random random = new Random(3);
                int[] fields = {32, 36, 40, 48, 52, 56, 60};
                int[] values = {0, 1, 2, 3, 31, 32, 8144, 8145, -1, Integer.MIN_VALUE, 0x03000000, 0x43505256};
                while (!done.get()) {
                    int slot = 0x1000 + 0x1000 * random.nextInt(7);
                    if (random.nextInt(3) == 0) {
                        byte[] element = gsp.element(71 + random.nextInt(2), new byte[random.nextInt(8112)], 0, 0, 0);
                        for (int i = 0; i + 4 <= Math.min(element.length, 80); i += 4) {
                            gsp.header(
                                    slot + i,
                                    ByteBuffer.wrap(element)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getInt(i));
                        }
                    }
                    gsp.header(slot + fields[random.nextInt(fields.length)], values[random.nextInt(values.length)]);
                    gsp.statusWrite(random.nextInt(7));
                }
            });
            try {
                long end = System.nanoTime() + Duration.ofMillis(700).toNanos();
                long consumed = 0;
                while (System.nanoTime() < end) {
                    consumed += queue.poll() ? 1 : 0;
                    assertThat(gsp.statusRead()).isBetween(0, 6);
                }
                assertThat(consumed).isPositive();
                assertThat(queue.death()).isNull();
            } finally {
                done.set(true);
                peer.join();
                queue.close();
            }
        }
    }
}
