package org.fwabi.gsp.firmware;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;

/**
 * A firmware image in DMA memory, behind a page table of three levels that the GSP bootloader walks. Pages have 4096
 * bytes, entries 8 bytes: the page's device address, little-endian, 0 past the end. Level 0 is one page with one entry;
 * it leads to level 1, whose entries lead to the pages of level 2, whose entries lead to those of the image. Level 1 has
 * one page, which bounds the image.
 *
 * <p>Source: nova-core firmware/gsp.rs.
 */
public final class Radix3 {
    /** Bytes a page, on the device's side, whatever the host's page size is. */
    public static final int PAGE = 4096;

    private static final int ENTRIES = PAGE / Long.BYTES;

    /** Pages of the largest image. */
    private static final long MAX_PAGES = (long) ENTRIES * ENTRIES;

    private static final ValueLayout.OfLong ENTRY = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final DmaBuffer root;

    private final long size;

    private Radix3(DmaBuffer root, long size) {
        this.root = root;
        this.size = size;
    }

    /**
     * Copies an image and builds its tables. All of it belongs to whoever allocates.
     *
     * @param image at least one byte
     * @throws DmaException if memory is short
     * @throws BadFirmwareException if the image is larger than the tables can hold, 1 GiB
     */
    public static Radix3 build(DmaAllocator dma, String name, MemorySegment image)
            throws DmaException, BadFirmwareException {
        if (Math.ceilDiv(image.byteSize(), PAGE) > MAX_PAGES) {
            throw new BadFirmwareException(
                    name, "%d bytes are more than the page tables hold".formatted(image.byteSize()));
        }
        DmaBuffer pages = DmaPages.copy(dma, image, PAGE);
        DmaBuffer level2 = table(dma, pages);
        DmaBuffer level1 = table(dma, level2);
        DmaBuffer level0 = table(dma, level1);
        return new Radix3(level0, image.byteSize());
    }

    /** Device address of level 0. */
    public long rootAddress() {
        return root.deviceAddress();
    }

    /** Size of the image in bytes, without the zeros that fill its last page. */
    public long size() {
        return size;
    }

    private static DmaBuffer table(DmaAllocator dma, DmaBuffer below) throws DmaException {
        long pages = below.size() / PAGE;
        DmaBuffer table = dma.allocateDma(Math.ceilDiv(pages, ENTRIES) * (long) PAGE);
        for (long i = 0; i < pages; i++) {
            table.memory().setAtIndex(ENTRY, i, below.deviceAddress() + i * PAGE);
        }
        return table;
    }
}
