package org.fwabi.device;

/** Where memory for DMA comes from: a device, or a part of a driver that frees its memory as a whole. */
@FunctionalInterface
public interface DmaAllocator {
    /**
     * Allocates memory that the device can reach, zero-filled, page aligned, below the DMA mask.
     *
     * @param size in bytes, more than 0; the device may reach no byte beyond
     * @throws DmaException if the mask leaves no room or memory is short
     */
    DmaBuffer allocateDma(long size) throws DmaException;
}
