package org.fwabi.message.support;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/**
 * Reads and writes an integer whose form is known only at run time: a bitfield, or a field whose width differs between
 * releases. Where the form is a constant, generated code accesses memory directly.
 *
 * @param size bytes of the value or, for a bitfield, of its storage unit: 1, 2, 4 or 8
 * @param signed whether the value is
 * @param shift the lowest bit
 * @param bits the width
 * @param order of the bytes
 */
public record IntegerCodec(int size, boolean signed, int shift, int bits, ByteOrder order) {
    /**
     * The codec of a type as a spec writes it.
     *
     * @param type e.g. {@code u32}; for a bitfield with width and lowest bit, {@code u32:4@8}
     */
    public static IntegerCodec of(String type, ByteOrder order) {
        int colon = type.indexOf(':');
        String scalar = colon < 0 ? type : type.substring(0, colon);
        int size = sizeOf(scalar);
        int shift = 0;
        int bits = 8 * size;
        if (colon >= 0) {
            int at = type.indexOf('@', colon);
            bits = Integer.parseInt(type, colon + 1, at, 10);
            shift = Integer.parseInt(type, at + 1, type.length(), 10);
        }
        return new IntegerCodec(size, scalar.startsWith("s"), shift, bits, order);
    }

    /** Bytes that a scalar of a spec takes. */
    static int sizeOf(String scalar) {
        return switch (scalar) {
            case "u8", "s8", "bool8", "char" -> 1;
            case "u16", "s16" -> 2;
            case "u32", "s32", "handle", "f32" -> 4;
            case "u64", "s64", "address", "pointer", "f64" -> 8;
            default -> throw new IllegalArgumentException("no scalar: " + scalar);
        };
    }

    /** The value, extended to 64 bits as its sign says. */
    public long get(MemorySegment segment, long offset) {
        long unit = unit(segment, offset);
        int above = 64 - bits;
        long high = unit << (above - shift);
        return signed ? high >> above : high >>> above;
    }

    /**
     * Writes a value; other bits of a bitfield's unit stay.
     *
     * @throws IllegalArgumentException if the value does not fit
     */
    public void set(MemorySegment segment, long offset, long value, String field) {
        if (!fits(value)) {
            throw misfit(value, field);
        }
        if (bits == 8 * size) {
            store(segment, offset, value);
        } else {
            long mask = (-1L >>> (64 - bits)) << shift;
            store(segment, offset, (unit(segment, offset) & ~mask) | ((value << shift) & mask));
        }
    }

    /**
     * As {@link #set(MemorySegment, long, long, String)}, for a field whose width differs between releases.
     *
     * @param layout the one in use, which the error names
     */
    public void set(MemorySegment segment, long offset, long value, String field, StructType<?> layout) {
        if (!fits(value)) {
            throw new IllegalArgumentException(misfit(value, field).getMessage() + " in release " + layout.releases());
        }
        set(segment, offset, value, field);
    }

    private boolean fits(long value) {
        int above = 64 - bits;
        return (signed ? value << above >> above : value << above >>> above) == value;
    }

    private IllegalArgumentException misfit(long value, String field) {
        int above = 64 - bits;
        long most = signed ? -1L >>> (above + 1) : -1L >>> above;
        return Narrow.outside(value, field, signed ? -most - 1 : 0, most);
    }

    private long unit(MemorySegment segment, long offset) {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        return switch (size) {
            case 1 -> segment.get(LittleEndian.BYTE, offset) & 0xff;
            case 2 ->
                (little ? segment.get(LittleEndian.SHORT, offset) : segment.get(BigEndian.SHORT, offset)) & 0xffff;
            case 4 ->
                (little ? segment.get(LittleEndian.INT, offset) : segment.get(BigEndian.INT, offset)) & 0xffff_ffffL;
            default -> little ? segment.get(LittleEndian.LONG, offset) : segment.get(BigEndian.LONG, offset);
        };
    }

    private void store(MemorySegment segment, long offset, long unit) {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        switch (size) {
            case 1 -> segment.set(LittleEndian.BYTE, offset, (byte) unit);
            case 2 -> segment.set(little ? LittleEndian.SHORT : BigEndian.SHORT, offset, (short) unit);
            case 4 -> segment.set(little ? LittleEndian.INT : BigEndian.INT, offset, (int) unit);
            default -> segment.set(little ? LittleEndian.LONG : BigEndian.LONG, offset, unit);
        }
    }
}
