package org.fwabi.gsp.firmware;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that nobody has vouched for yet, read in little-endian order. Each read is checked against the bounds, and a read
 * outside them names the file and what was looked for.
 */
public final class Bytes {
    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String source;

    private final MemorySegment bytes;

    /**
     * Bytes of a source.
     *
     * @param source the file's name, for messages
     */
    public Bytes(String source, MemorySegment bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /** The file's name. */
    public String source() {
        return source;
    }

    /** Number of bytes. */
    public long size() {
        return bytes.byteSize();
    }

    /** One byte, 0 to 255. */
    public int u8(long offset, String what) throws BadFirmwareException {
        return Byte.toUnsignedInt(check(offset, 1, what).get(ValueLayout.JAVA_BYTE, offset));
    }

    /** Two bytes, 0 to 65535. */
    public int u16(long offset, String what) throws BadFirmwareException {
        return Short.toUnsignedInt(check(offset, Short.BYTES, what).get(U16, offset));
    }

    /** Four bytes, 0 to 2^32-1. */
    public long u32(long offset, String what) throws BadFirmwareException {
        return Integer.toUnsignedLong(check(offset, Integer.BYTES, what).get(U32, offset));
    }

    /** Eight bytes, as a signed value: a size or offset beyond 2^63 comes out negative and is outside any bounds. */
    public long u64(long offset, String what) throws BadFirmwareException {
        return check(offset, Long.BYTES, what).get(U64, offset);
    }

    /** Part of the bytes, not copied. */
    public Bytes slice(long offset, long size, String what) throws BadFirmwareException {
        return new Bytes(source, check(offset, size, what).asSlice(offset, size));
    }

    /** Characters up to the first zero byte, which must be there. */
    public String string(long offset, String what) throws BadFirmwareException {
        check(offset, 0, what);
        for (long end = offset; end < bytes.byteSize(); end++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, end) == 0) {
                byte[] text = bytes.asSlice(offset, end - offset).toArray(ValueLayout.JAVA_BYTE);
                return new String(text, StandardCharsets.ISO_8859_1);
            }
        }
        throw bad("%s at byte %d has no end".formatted(what, offset));
    }

    /** The bytes themselves. */
    public MemorySegment segment() {
        return bytes;
    }

    /** A failure of this source. */
    public BadFirmwareException bad(String problem) {
        return new BadFirmwareException(source, problem);
    }

    private MemorySegment check(long offset, long size, String what) throws BadFirmwareException {
        if (offset < 0 || size < 0 || size > bytes.byteSize() || offset > bytes.byteSize() - size) {
            throw bad("%s needs %s bytes at %s, but there are %d"
                    .formatted(what, Long.toUnsignedString(size), Long.toUnsignedString(offset), bytes.byteSize()));
        }
        return bytes;
    }
}
