package org.fwabi.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The device addresses of one function and the memory behind them, like an IOMMU's table. Addresses are handed out once
 * and never again, with an unmapped page between neighbours, so that a stale or overlong access finds nothing.
 */
final class DmaMap implements DmaSpace {
    static final long PAGE = 4096;

    /** Low addresses, for narrow masks. Address 0 stays free: devices take it for "none". */
    private static final long LOW_BASE = 0x1000_0000L;

    /** Above 4 GiB, so that an address cut to 32 bits never works by luck; within the 40 bits of the oldest registers. */
    private static final long HIGH_BASE = 0x4_0000_0000L;

    private static final int HIGH_BITS = 40;

    private final ConcurrentSkipListMap<Long, MemorySegment> live = new ConcurrentSkipListMap<>();

    private long nextLow = LOW_BASE;

    private long nextHigh = HIGH_BASE;

    /** The live mapping, to be removed by address. */
    record Mapping(long address, MemorySegment memory) {}

    synchronized Mapping map(Arena arena, long size, int maskBits) throws DmaException {
        long pages = Math.ceilDiv(size, PAGE) * PAGE;
        boolean high = maskBits >= HIGH_BITS;
        long address = high ? nextHigh : nextLow;
        long end = address + pages;
        if (maskBits < Long.SIZE - 1 && (end < address || end > 1L << maskBits)) {
            throw new DmaException("no room for %d bytes of DMA memory below %d bits".formatted(size, maskBits));
        }
        MemorySegment memory;
        try {
            memory = arena.allocate(size, PAGE);
        } catch (OutOfMemoryError | IllegalArgumentException e) {
            throw new DmaException("no memory for %d bytes of DMA".formatted(size), e);
        }
        if (high) {
            nextHigh = end + PAGE;
        } else {
            nextLow = end + PAGE;
        }
        live.put(address, memory);
        return new Mapping(address, memory);
    }

    void unmap(long address) {
        live.remove(address);
    }

    int mappings() {
        return live.size();
    }

    @Override
    public @Nullable MemorySegment resolve(long address, long size) {
        Map.Entry<Long, MemorySegment> entry = address < 0 || size < 0 ? null : live.floorEntry(address);
        if (entry == null) {
            return null;
        }
        long offset = address - entry.getKey();
        MemorySegment memory = entry.getValue();
        return offset > memory.byteSize() || size > memory.byteSize() - offset ? null : memory.asSlice(offset, size);
    }
}
