package org.fwabi.samples.tables;

import java.util.List;

/**
 * What a suspend saves, and where to.
 *
 * @param client that lends the memory
 * @param regions of the framebuffer that are the driver's and have to survive, such as instance blocks
 * @param memory system memory for these regions, in their order, and behind them for what is the firmware's
 * @param resumeData device address of the struct that the firmware's own region is found by
 */
public record SavePlan(GpuClient client, List<PageRun> regions, PageRun memory, long resumeData) {
    /** Keeps a copy of the list. */
    public SavePlan {
        regions = List.copyOf(regions);
    }

    /** Bytes of the driver's regions, behind which the firmware's part begins. */
    long regionBytes() {
        return regions.stream().mapToLong(PageRun::bytes).sum();
    }
}
