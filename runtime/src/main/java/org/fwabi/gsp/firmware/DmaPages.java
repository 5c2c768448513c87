package org.fwabi.gsp.firmware;

import java.lang.foreign.MemorySegment;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;

/** Copies of firmware in memory that the device can reach. */
public final class DmaPages {
    private DmaPages() {}

    /**
     * A copy, followed by zeros.
     *
     * @param alignment the copy's size is a multiple of this
     */
    public static DmaBuffer copy(DmaAllocator dma, MemorySegment bytes, long alignment) throws DmaException {
        DmaBuffer buffer = dma.allocateDma(Math.ceilDiv(bytes.byteSize(), alignment) * alignment);
        MemorySegment.copy(bytes, 0, buffer.memory(), 0, bytes.byteSize());
        return buffer;
    }
}
