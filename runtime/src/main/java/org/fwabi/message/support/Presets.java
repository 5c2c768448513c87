package org.fwabi.message.support;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;

/**
 * What a new message of a type holds beside zeros. Taken once, right after {@code MessageType.fresh} has made the message,
 * it makes the same memory such a message again, without another view. Immutable; writes allocate nothing.
 */
public final class Presets {
    /** Zeros only. */
    public static final Presets NONE = new Presets(new long[0], new byte[0]);

    private final long[] places;
    private final byte[] values;

    private Presets(long[] places, byte[] values) {
        this.places = places;
        this.values = values;
    }

    /** Remembers the bytes that are not zero. */
    public static Presets of(MemorySegment fresh) {
        long[] places = LongStream.range(0, fresh.byteSize())
                .filter(at -> fresh.get(JAVA_BYTE, at) != 0)
                .toArray();
        byte[] values = new byte[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = fresh.get(JAVA_BYTE, places[i]);
        }
        return new Presets(places, values);
    }

    /** Writes them into memory of the same size that is all zero. */
    public void write(MemorySegment zeroed) {
        for (int i = 0; i < places.length; i++) {
            zeroed.set(JAVA_BYTE, places[i], values[i]);
        }
    }
}
