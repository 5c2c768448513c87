package org.fwabi.gsp.sim;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.TreeMap;
import org.fwabi.device.DmaSpace;
import org.jspecify.annotations.Nullable;

/** System memory with device addresses, a hole after each piece. */
final class TestMemory implements DmaSpace {
    private final TreeMap<Long, MemorySegment> pieces = new TreeMap<>();
    private long next = 0x12_0000_0000L;

    /** Maps zeroed memory and gives its address. */
    long map(long size) {
        long address = next;
        pieces.put(address, Arena.ofAuto().allocate(size, 4096));
        next += Math.ceilDiv(size, 4096) * 4096 + 4096;
        return address;
    }

    long map(byte[] contents) {
        long address = map(Math.ceilDiv(contents.length, 256) * 256L);
        MemorySegment.copy(contents, 0, at(address), ValueLayout.JAVA_BYTE, 0, contents.length);
        return address;
    }

    void unmap(long address) {
        pieces.remove(address);
    }

    MemorySegment at(long address) {
        return java.util.Objects.requireNonNull(pieces.get(address));
    }

    @Override
    public @Nullable MemorySegment resolve(long address, long size) {
        var piece = pieces.floorEntry(address);
        if (piece == null || address + size > piece.getKey() + piece.getValue().byteSize()) {
            return null;
        }
        return piece.getValue().asSlice(address - piece.getKey(), size);
    }
}
