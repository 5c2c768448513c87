package org.fwabi.message.support;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Strings in arrays of {@code char}: UTF-8, ended by the first NUL or by the array. */
public final class Text {
    private Text() {}

    /**
     * Reads a string. Bytes that are not UTF-8 become U+FFFD; what firmware sends is never a reason to throw.
     *
     * @param offset of the array
     * @param length of the array in bytes
     */
    public static String get(MemorySegment segment, long offset, int length) {
        int end = 0;
        while (end < length && segment.get(JAVA_BYTE, offset + end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end];
        MemorySegment.copy(segment, JAVA_BYTE, offset, bytes, 0, end);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Writes a string and fills the rest of the array with zeros.
     *
     * @param offset of the array
     * @param length of the array in bytes; the last one stays NUL
     * @param field the field's name, for the error
     * @throws IllegalArgumentException if the string has {@code length} bytes or more, or holds a NUL
     */
    public static void set(MemorySegment segment, long offset, int length, String value, String field) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= length) {
            throw new IllegalArgumentException(
                    "%s: %d bytes of text do not fit %d with a NUL".formatted(field, bytes.length, length));
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(field + ": a NUL inside the text would end it");
        }
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, offset, bytes.length);
        segment.asSlice(offset + bytes.length, length - bytes.length).fill((byte) 0);
    }
}
