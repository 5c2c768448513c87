package org.fwabi.device;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The device's side of DMA: what it sees at an address, like an IOMMU would let it. */
@FunctionalInterface
public interface DmaSpace {
    /**
     * The memory behind a range of device addresses.
     *
     * @param address first byte
     * @param size bytes
     * @return a segment of exactly {@code size} bytes, or null if any byte of the range is not mapped for this device
     */
    @Nullable MemorySegment resolve(long address, long size);
}
