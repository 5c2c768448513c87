package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The region that holds both queues, reached page by page through the page table at its start, as GSP does. */
final class SharedQueues {
    private final SimGpuParts gpu;
    private final long[] pages;
    private final int pageSize;

    private SharedQueues(SimGpuParts gpu, long[] pages, int pageSize) {
        this.gpu = gpu;
        this.pages = pages;
        this.pageSize = pageSize;
    }

    /** Reads the page table; null after recording what is wrong with it. */
    static @Nullable SharedQueues map(SimGpuParts gpu, long address, int count, int pageSize) {
        MemorySegment table = gpu.dma().at(address, 8L * count, "queue page table");
        if (table == null) {
            return null;
        }
        long[] pages = new long[count];
        for (int i = 0; i < count; i++) {
            pages[i] = Bytes.u64(table, 8L * i);
            if (pages[i] == 0 || pages[i] % pageSize != 0) {
                gpu.refuse("queue page table entry " + i, "the address of a page", SimLog.hex(pages[i]));
                return null;
            }
            if (i == 0 && pages[0] != address) {
                gpu.refuse("queue page table entry 0", SimLog.hex(address), SimLog.hex(pages[0]));
                return null;
            }
        }
        return new SharedQueues(gpu, pages, pageSize);
    }

    /** The memory of part of one page, or null after recording that it is not mapped. */
    @Nullable MemorySegment within(long offset, long size) {
        return gpu.dma().at(pages[(int) (offset / pageSize)] + offset % pageSize, size, "queue memory");
    }
}
