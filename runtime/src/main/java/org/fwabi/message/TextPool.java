package org.fwabi.message;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Texts behind the fixed part of a message, which its fields point to by offset from the message's start. Each is UTF-8
 * and ends with a NUL. Not thread-safe.
 */
public final class TextPool {
    private final MemorySegment tail;
    private final long start;
    private long used;

    /**
     * A pool.
     *
     * @param tail memory behind the message's fixed part
     * @param start offset of {@code tail} from the message's start, in bytes
     * @param used bytes at the start of {@code tail} that something else takes, such as entries
     */
    public TextPool(MemorySegment tail, long start, long used) {
        this.tail = tail;
        this.start = start;
        this.used = used;
    }

    /** Bytes that a text takes, with its NUL. */
    public static long sizeOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    /**
     * Appends a text.
     *
     * @return its offset from the message's start
     * @throws IllegalArgumentException if there is no room for it and its NUL, or it holds a NUL; nothing is written then
     */
    public long add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL inside the text would end it");
        }
        if (bytes.length >= tail.byteSize() - used) {
            throw new IllegalArgumentException("%d bytes of text do not fit the %d that are left with a NUL"
                    .formatted(bytes.length, Math.max(tail.byteSize() - used, 0)));
        }
        long at = used;
        MemorySegment.copy(bytes, 0, tail, JAVA_BYTE, at, bytes.length);
        tail.set(JAVA_BYTE, at + bytes.length, (byte) 0);
        used = at + bytes.length + 1;
        return start + at;
    }

    /**
     * Reads a text. What is not UTF-8 becomes U+FFFD; what firmware sends is never a reason to throw.
     *
     * @param message the whole message
     * @param offset from its start, unsigned
     * @return empty if the offset lies outside the message, or no NUL ends the text before the message does
     */
    public static Optional<String> read(MemorySegment message, long offset) {
        if (Long.compareUnsigned(offset, message.byteSize()) >= 0) {
            return Optional.empty();
        }
        long end = offset;
        while (end < message.byteSize() && message.get(JAVA_BYTE, end) != 0) {
            end++;
        }
        if (end == message.byteSize()) {
            return Optional.empty();
        }
        return Optional.of(
                new String(message.asSlice(offset, end - offset).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
    }
}
