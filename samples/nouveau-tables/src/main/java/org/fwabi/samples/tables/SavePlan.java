package org.fwabi.samples.tables;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.rm.RmException;

/**
 * What a suspend saves, and where to.
 *
 * @param client that lends the memory
 * @param regions of the framebuffer that are the driver's and have to survive, such as instance blocks
 * @param memory system memory for these regions, in their order, and behind them for what is the firmware's
 * @param resumeData device address of the struct that the firmware's own region is found by
 */
public record SavePlan(GpuClient client, List<PageRun> regions, PageRun memory, long resumeData) {
    /** Handle of the list of system memory; those of regions follow. */
    private static final int HANDLES = 0xcaf00003;

    /** Keeps a copy of the list. */
    public SavePlan {
        regions = List.copyOf(regions);
    }

    /**
     * A region that the firmware knows by a handle.
     *
     * @param handle of the list of its pages
     * @param offset where it goes in the system memory
     * @param bytes of it
     */
    record Lent(int handle, long offset, long bytes) {}

    /** Bytes of the driver's regions, behind which the firmware's part begins. */
    long regionBytes() {
        return regions.stream().mapToLong(PageRun::bytes).sum();
    }

    /** Lends the system memory to the firmware; gives the handle. */
    int lendMemory() throws RmException {
        return MemoryList.create(client, HANDLES, MemoryList.Where.SYSTEM, List.of(memory))
                .handle();
    }

    /** Lends the regions of the framebuffer to the firmware. */
    List<Lent> lendRegions() throws RmException {
        List<Lent> lent = new ArrayList<>();
        long offset = 0;
        for (PageRun region : regions) {
            int handle = HANDLES + 1 + lent.size();
            MemoryList.create(client, handle, MemoryList.Where.FRAMEBUFFER, List.of(region));
            lent.add(new Lent(handle, offset, region.bytes()));
            offset += region.bytes();
        }
        return lent;
    }
}
