package org.fwabi.gsp.boot;

import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.Mmio;
import org.fwabi.device.ResourceStack;
import org.fwabi.gsp.chip.Family;
import org.fwabi.gsp.chip.GpuRegisters;

/**
 * The page that the GPU writes to when it makes sure that earlier writes to system memory have arrived. A falcon does so
 * when it is reset, so the page must be known before the first reset and stay until after the last.
 *
 * <p>Source: nova-core fb.rs.
 */
final class SysmemFlush {
    private static final int PAGE = 4096;

    private SysmemFlush() {}

    /** Registers a page, and pushes its removal. */
    static void register(Mmio bar0, Family family, DmaAllocator dma, ResourceStack undo) throws DmaException {
        DmaBuffer page = dma.allocateDma(PAGE);
        long address = page.deviceAddress();
        if (family.flushAddressBits() < Long.SIZE && address >>> family.flushAddressBits() != 0) {
            throw new DmaException("sysmem flush page at 0x%x is beyond %d address bits"
                    .formatted(address, family.flushAddressBits()));
        }
        undo.push(() -> {
            // Someone else's page is not ours to remove.
            if (GpuRegisters.FlushPage.read(bar0, family) == address) {
                GpuRegisters.FlushPage.write(bar0, family, 0);
            }
        });
        GpuRegisters.FlushPage.write(bar0, family, address);
    }
}
