package org.fwabi.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Memory seen as a struct of a release, read and written by C path, such as {@code fbRegionInfoParams.fbRegion[3].base}.
 * Members of anonymous structs and unions are reached directly. A path that does not fit the struct is an
 * {@link IllegalArgumentException}; an index past the end an {@link IndexOutOfBoundsException}.
 *
 * <p>Holds no state besides the memory, and no thread rules besides the memory's own.
 */
public final class Decoded {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private final StructType type;
    private final MemorySegment memory;
    private final ByteOrder order;

    /**
     * Views memory as a struct.
     *
     * @throws IllegalArgumentException if the memory is shorter than the struct
     */
    public Decoded(StructType type, MemorySegment memory, ByteOrder order) {
        if (memory.byteSize() < type.size()) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, the memory has %d".formatted(type.name(), type.size(), memory.byteSize()));
        }
        this.type = type;
        this.memory = memory;
        this.order = order;
    }

    /** The struct. */
    public StructType type() {
        return type;
    }

    /** The memory it is seen in. */
    public MemorySegment memory() {
        return memory;
    }

    /** Whether the struct has a member at this path; indexes are not judged. */
    public boolean has(String path) {
        return Path.exists(type, path);
    }

    private Path path(String path) {
        return Path.resolve(type, path, memory.byteSize());
    }

    /** Offset of a member or element in bytes from the start of the struct; of a bitfield, of its unit. */
    public long offset(String path) {
        return path(path).offset();
    }

    /** Number of elements of an array in its outermost open dimension; of a flexible one, what the memory holds. */
    public long length(String path) {
        return path(path).length();
    }

    /**
     * The value of a scalar, enum or bitfield: unsigned types zero extended, signed ones sign extended. F32 and F64 give
     * their bits.
     */
    public long getLong(String path) {
        return read(path(path).leaf());
    }

    /** Writes the low bits of a value to a scalar, enum or bitfield. */
    public void setLong(String path, long value) {
        write(path(path).leaf(), value);
    }

    /** Whether a scalar is not 0. */
    public boolean getBoolean(String path) {
        return getLong(path) != 0;
    }

    /** Writes 1 or 0. */
    public void setBoolean(String path, boolean value) {
        setLong(path, value ? 1 : 0);
    }

    /** The text of an array of char (or of u8) up to the first NUL, as UTF-8. */
    public String getString(String path) {
        byte[] bytes = getBytes(path);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Writes text, and zeros to the end of the array.
     *
     * @throws IllegalArgumentException if it does not leave room for a NUL
     */
    public void setString(String path, String value) {
        MemorySegment target = bytes(path);
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        if (encoded.length >= target.byteSize()) {
            throw new IllegalArgumentException(
                    "%s holds %d bytes with a NUL, the text has %d".formatted(path, target.byteSize(), encoded.length));
        }
        target.fill((byte) 0);
        MemorySegment.copy(encoded, 0, target, ValueLayout.JAVA_BYTE, 0, encoded.length);
    }

    /** A copy of the bytes of a member, of whatever type; of a flexible array, to the end of the memory. */
    public byte[] getBytes(String path) {
        return bytes(path).toArray(ValueLayout.JAVA_BYTE);
    }

    /**
     * Writes bytes to the start of a member, of whatever type.
     *
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void setBytes(String path, byte[] value) {
        MemorySegment.copy(value, 0, bytes(path), ValueLayout.JAVA_BYTE, 0, value.length);
    }

    /** The memory of a member, of whatever type; of a flexible array, to the end of the memory. */
    public MemorySegment bytes(String path) {
        Path found = path(path);
        return memory.asSlice(found.offset(), found.size());
    }

    /** A view of a member that is a struct or union. */
    public Decoded at(String path) {
        Path found = path(path);
        return new Decoded(found.aggregate(), memory.asSlice(found.offset(), found.size()), order);
    }

    /** The value of a leaf, as {@link #getLong} gives it. */
    public long value(Leaf leaf) {
        return read(leaf);
    }

    /** Visits every leaf, in the order of the declaration; a flexible array has the elements that fit the memory. */
    public void forEachLeaf(Consumer<Leaf> visitor) {
        Leaves.visit(type, memory.byteSize(), visitor);
    }

    /** All leaves. */
    public List<Leaf> leaves() {
        return Leaves.list(type, memory.byteSize());
    }

    /** One line a leaf: path, equals sign, value. Enums by name, addresses and handles in hex. */
    public String toText() {
        return DecodedText.of(this);
    }

    private long read(Leaf leaf) {
        if (leaf.bits() != 0) {
            return readBits(leaf);
        }
        long raw = switch ((int) leaf.size()) {
            case 1 -> memory.get(ValueLayout.JAVA_BYTE, leaf.offset());
            case 2 -> memory.get(SHORT.withOrder(order), leaf.offset());
            case 4 -> memory.get(INT.withOrder(order), leaf.offset());
            case 8 -> memory.get(LONG.withOrder(order), leaf.offset());
            default -> throw new IllegalArgumentException(leaf.path() + " is not one value");
        };
        return extend(raw, (int) leaf.size() * 8, leaf.kind().signed());
    }

    private void write(Leaf leaf, long value) {
        if (leaf.bits() != 0) {
            writeBits(leaf, value);
            return;
        }
        switch ((int) leaf.size()) {
            case 1 -> memory.set(ValueLayout.JAVA_BYTE, leaf.offset(), (byte) value);
            case 2 -> memory.set(SHORT.withOrder(order), leaf.offset(), (short) value);
            case 4 -> memory.set(INT.withOrder(order), leaf.offset(), (int) value);
            case 8 -> memory.set(LONG.withOrder(order), leaf.offset(), value);
            default -> throw new IllegalArgumentException(leaf.path() + " is not one value");
        }
    }

    /** Bit by bit: a packed bitfield may end in a byte that is the last of the struct. */
    private long readBits(Leaf leaf) {
        long value = 0;
        for (int i = 0; i < leaf.bits(); i++) {
            int bit = leaf.bitOffset() + i;
            if ((memory.get(ValueLayout.JAVA_BYTE, byteOfBit(leaf, bit)) >>> (bit & 7) & 1) != 0) {
                value |= 1L << i;
            }
        }
        return extend(value, leaf.bits(), leaf.kind().signed());
    }

    private void writeBits(Leaf leaf, long value) {
        for (int i = 0; i < leaf.bits(); i++) {
            int bit = leaf.bitOffset() + i;
            long at = byteOfBit(leaf, bit);
            int mask = 1 << (bit & 7);
            int old = memory.get(ValueLayout.JAVA_BYTE, at);
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) ((value >>> i & 1) != 0 ? old | mask : old & ~mask));
        }
    }

    private long byteOfBit(Leaf leaf, int bit) {
        return order == ByteOrder.LITTLE_ENDIAN ? leaf.offset() + bit / 8 : leaf.offset() + leaf.size() - 1 - bit / 8;
    }

    private static long extend(long raw, int bits, boolean signed) {
        int shift = 64 - bits;
        return signed ? raw << shift >> shift : raw << shift >>> shift;
    }
}
