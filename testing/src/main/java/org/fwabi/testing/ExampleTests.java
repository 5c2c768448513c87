package org.fwabi.testing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fwabi.message.BadMessage;
import org.fwabi.message.MessageType;
import org.fwabi.message.TextPool;
import org.junit.jupiter.api.DynamicNode;

/**
 * Tests of one example: its values written through the accessors are its bytes, and read from its bytes they are its
 * values. Calls of {@link #writes} and {@link #reads} hold for the calls of {@link #bytes} that follow them. One thread.
 *
 * @param <M> the generated class
 */
public final class ExampleTests<M> {
    private static final int SHOWN = 8;

    private final String what;
    private final Start start;
    private final Function<String, ? extends MessageType<M>> type;
    private final List<DynamicNode> tests = new ArrayList<>();
    private BiConsumer<? super M, ? super TextPool> writes = (message, texts) -> {};
    private Consumer<? super M> reads = message -> {};
    private long textsAt = -1;

    /** What an example's message holds before its values are written. */
    public enum Start {
        /** What a new message of a driver holds. */
        FRESH,
        /** Zeros. */
        ZERO
    }

    private ExampleTests(String what, Start start, Function<String, ? extends MessageType<M>> type) {
        this.what = what;
        this.start = start;
        this.type = type;
    }

    /**
     * No tests yet.
     *
     * @param what message, example and place in the specs, for failures
     * @param start what the message holds at first
     * @param type the generated layout of a release
     * @param <M> the generated class
     */
    public static <M> ExampleTests<M> of(String what, Start start, Function<String, ? extends MessageType<M>> type) {
        return new ExampleTests<>(what, start, type);
    }

    /** How the values are written. */
    public ExampleTests<M> writes(Consumer<? super M> values) {
        writes = (message, texts) -> values.accept(message);
        textsAt = -1;
        return this;
    }

    /**
     * How the values are written where there are texts behind the message.
     *
     * @param at offset of the first of them
     */
    public ExampleTests<M> writes(long at, BiConsumer<? super M, ? super TextPool> values) {
        writes = values;
        textsAt = at;
        return this;
    }

    /** What is expected of a message with the example's bytes. */
    public ExampleTests<M> reads(Consumer<? super M> values) {
        reads = values;
        return this;
    }

    /**
     * Adds two tests for each of some releases.
     *
     * @param hex the whole message; {@code 00*12} is a byte twelve times
     */
    public ExampleTests<M> bytes(String hex, String... releases) {
        BiConsumer<? super M, ? super TextPool> writing = writes;
        Consumer<? super M> reading = reads;
        long at = textsAt;
        for (String release : releases) {
            tests.add(dynamicTest(release + ": the values give the bytes", () -> write(release, hex, writing, at)));
            tests.add(dynamicTest(release + ": the bytes give the values", () -> read(release, hex, reading)));
        }
        return this;
    }

    /** All tests, by release. */
    public Stream<DynamicNode> tests() {
        return tests.stream();
    }

    private void write(String release, String hex, BiConsumer<? super M, ? super TextPool> writing, long textsAt) {
        byte[] expected = Hex.parse(hex);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory =
                    arena.allocate(Math.max(1, expected.length), 8).asSlice(0, expected.length);
            MessageType<M> layout = layout(release, expected);
            M message = start == Start.FRESH ? layout.fresh(memory) : layout.view(memory);
            long texts = textsAt < 0 ? expected.length : textsAt;
            writing.accept(message, new TextPool(memory.asSlice(texts), texts, 0));
            byte[] actual = memory.toArray(ValueLayout.JAVA_BYTE);
            int mismatch = Arrays.mismatch(expected, actual);
            if (mismatch >= 0) {
                throw new AssertionError("%s in %s: from byte %d on it is %s, the spec says %s"
                        .formatted(what, release, mismatch, shown(actual, mismatch), shown(expected, mismatch)));
            }
        }
    }

    private void read(String release, String hex, Consumer<? super M> reading) {
        byte[] bytes = Hex.parse(hex);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, bytes.length), 8).asSlice(0, bytes.length);
            memory.copyFrom(MemorySegment.ofArray(bytes));
            MessageType<M> layout = layout(release, bytes);
            BadMessage bad = layout.check(memory);
            if (bad != null) {
                throw new AssertionError(what + " in " + release + " is no message: " + bad);
            }
            try {
                reading.accept(layout.view(memory));
            } catch (AssertionError e) {
                throw new AssertionError(what + " in " + release + ": " + e.getMessage(), e);
            }
        }
    }

    private MessageType<M> layout(String release, byte[] bytes) {
        MessageType<M> layout = type.apply(release);
        if (bytes.length < layout.byteSize()) {
            throw new AssertionError("%s in %s: the spec has %d bytes, the message needs %d"
                    .formatted(what, release, bytes.length, layout.byteSize()));
        }
        return layout;
    }

    private static String shown(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(bytes.length, from + SHOWN); i++) {
            text.append("%02x".formatted(bytes[i]));
        }
        return text.toString();
    }
}
