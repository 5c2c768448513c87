package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.fwabi.message.MessageType;
import org.fwabi.message.support.Presets;
import org.jspecify.annotations.Nullable;

/**
 * A request in the making, in private memory: the views of it that its author writes through. One that lies in the
 * sender's staging memory is used again for the next request of the same type and length.
 *
 * @param <Q> the request
 */
final class Draft<Q> implements AutoCloseable {
    private final MemorySegment memory;
    private final ByteBuffer words;
    private final MemorySegment used;
    private final MemorySegment payload;
    private final MemorySegment tail;
    private final Q request;
    private final Presets presets;
    private final @Nullable Arena owned;

    /**
     * A new draft.
     *
     * @param memory from the headers of the first record on, up to a multiple of 8 behind the payload
     * @param headers bytes of headers
     * @param bytes bytes of payload
     * @param owned what is freed with the draft, or null
     */
    Draft(MemorySegment memory, int headers, MessageType<Q> type, long bytes, @Nullable Arena owned) {
        this.memory = memory;
        this.words = Checksum.words(memory);
        this.used = memory.asSlice(0, Checksum.roundUp(headers + bytes));
        this.payload = memory.asSlice(headers, bytes);
        this.tail = payload.asSlice(type.byteSize());
        this.owned = owned;
        used.fill((byte) 0);
        this.request = type.fresh(payload);
        this.presets = Presets.of(payload);
    }

    /** Makes it a new request again, whatever its last author wrote. */
    Draft<Q> renew() {
        used.fill((byte) 0);
        presets.write(payload);
        return this;
    }

    MemorySegment memory() {
        return memory;
    }

    /** The same memory, to be summed. */
    ByteBuffer words() {
        return words;
    }

    MemorySegment payload() {
        return payload;
    }

    MemorySegment tail() {
        return tail;
    }

    Q request() {
        return request;
    }

    /** Frees the memory that it owns. */
    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }
}
