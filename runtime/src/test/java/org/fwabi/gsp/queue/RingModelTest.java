package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring against a model that knows no pointers: a queue of numbers, of bounded length. */
class RingModelTest {
    private static final int SLOT = 16;

    /** Both ends of a ring, and the pointers in memory of their own. */
    private static final class Ring {
        final MemorySegment slots;
        final MemorySegment pointers;
        final RingProducer producer;
        final RingConsumer consumer;
        final MemorySegment scratch;

        Ring(Arena arena, int count) {
            slots = arena.allocate((long) count * SLOT, 8);
            pointers = arena.allocate(8, 8);
            producer = new RingProducer(slots, SLOT, pointers, 0);
            consumer = new RingConsumer(slots, SLOT, pointers, 4);
            scratch = arena.allocate((long) count * SLOT, 8);
        }

        int free() throws QueueException {
            return producer.free(pointers, 4);
        }

        int available() throws QueueException {
            return consumer.available(pointers, 0);
        }

        /** Writes a message of so many slots, each of which holds its own number. */
        void push(int firstNumber, int count) {
            for (int i = 0; i < count; i++) {
                scratch.set(ValueLayout.JAVA_INT, (long) i * SLOT, firstNumber + i);
                scratch.set(ValueLayout.JAVA_INT, (long) i * SLOT + 12, ~(firstNumber + i));
            }
            producer.copyIn(scratch, 0, (long) count * SLOT);
            producer.publish(count);
        }

        int number(int skip) {
            consumer.copyOut(skip, 0, scratch, 0, SLOT);
            int number = scratch.get(ValueLayout.JAVA_INT, 0);
            assertThat(scratch.get(ValueLayout.JAVA_INT, 12)).isEqualTo(~number);
            return number;
        }

        /** Reads several slots at once, as a message of several is read, and compares them with what the model has. */
        void pull(int count, Deque<Integer> model) {
            scratch.fill((byte) 0);
            consumer.copyOut(0, 0, scratch, 0, (long) count * SLOT);
            for (int i = 0; i < count; i++) {
                check(model.remove(), scratch.get(ValueLayout.JAVA_INT, (long) i * SLOT));
            }
            consumer.release(count);
        }
    }

    /** 100,000 sequences on 63 slots, fewer on other sizes. Each starts where the last one left the pointers. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 62, 63, 64, 65})
    void behavesLikeAQueueOfBoundedLength(int slots) throws QueueException {
        Random random = new Random(slots);
        try (Arena arena = Arena.ofConfined()) {
            Ring ring = new Ring(arena, slots);
            Deque<Integer> model = new ArrayDeque<>();
            boolean[] started = new boolean[slots];
            int next = 0;
            for (int sequence = slots == 63 ? 100_000 : 10_000; sequence > 0; sequence--) {
                for (int op = random.nextInt(12); op >= 0; op--) {
                    check(ring, model, slots);
                    if (random.nextBoolean()) {
                        int count = random.nextInt(ring.free() + 1);
                        started[ring.producer.position()] = true;
                        ring.push(next, count);
                        for (int i = 0; i < count; i++) {
                            model.add(next++);
                        }
                    } else {
                        ring.pull(random.nextInt(ring.available() + 1), model);
                    }
                }
            }
            assertThat(started).doesNotContain(false);
        }
    }

    private static void check(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("expected slot " + expected + " but found " + actual);
        }
    }

    private static void check(Ring ring, Deque<Integer> model, int slots) throws QueueException {
        if (ring.available() != model.size() || ring.free() != slots - 1 - model.size()) {
            throw new AssertionError("%d slots: model holds %d, ring has %d available and %d free"
                    .formatted(slots, model.size(), ring.available(), ring.free()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 63, 64})
    void everyMessageLengthFromEverySlot(int slots) throws QueueException {
        try (Arena arena = Arena.ofConfined()) {
            Ring ring = new Ring(arena, slots);
            for (int start = 0; start < slots; start++) {
                for (int count = 1; count < slots; count++) {
                    ring.push(1000 * start + count, count);
                    assertThat(ring.free()).isEqualTo(slots - 1 - count);
                    assertThat(ring.available()).isEqualTo(count);
                    for (int i = 0; i < count; i++) {
                        check(1000 * start + count + i, ring.number(i));
                    }
                    ring.consumer.release(count);
                    // Back to the slot where this round starts.
                    ring.push(0, (slots - count) % slots);
                    ring.consumer.release((slots - count) % slots);
                    assertThat(ring.producer.position()).isEqualTo(start);
                }
                ring.push(0, 1);
                ring.consumer.release(1);
            }
        }
    }
}
