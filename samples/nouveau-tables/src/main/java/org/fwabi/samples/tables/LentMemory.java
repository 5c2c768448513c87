package org.fwabi.samples.tables;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.rm.RmException;

/**
 * Memory of a {@link SavePlan} that the firmware knows by handles while it is told what to save. Closing it takes the
 * handles back, also of a save that failed; what was told stays told.
 */
final class LentMemory implements AutoCloseable {
    private static final Logger LOG = System.getLogger("org.fwabi.samples.tables");

    /** Handle of the list of system memory; those of regions follow. */
    private static final int HANDLES = 0xcaf00003;

    private final SavePlan plan;

    private final List<MemoryList> lent = new ArrayList<>();

    LentMemory(SavePlan plan) {
        this.plan = plan;
    }

    /**
     * A region that the firmware knows by a handle.
     *
     * @param handle of the list of its pages
     * @param offset where it goes in the system memory
     * @param bytes of it
     */
    record Region(int handle, long offset, long bytes) {}

    /** Handle of the client that lends. */
    int client() {
        return plan.client().handle();
    }

    /** The plan. */
    SavePlan plan() {
        return plan;
    }

    /** Lends the system memory; gives the handle. */
    int memory() throws RmException {
        return lend(MemoryList.Where.SYSTEM, plan.memory());
    }

    /** Lends the regions of the framebuffer. */
    List<Region> regions() throws RmException {
        List<Region> regions = new ArrayList<>();
        long offset = 0;
        for (PageRun region : plan.regions()) {
            regions.add(new Region(lend(MemoryList.Where.FRAMEBUFFER, region), offset, region.bytes()));
            offset += region.bytes();
        }
        return regions;
    }

    private int lend(MemoryList.Where where, PageRun run) throws RmException {
        MemoryList list = MemoryList.create(plan.client(), HANDLES + lent.size(), where, List.of(run));
        lent.add(list);
        return list.handle();
    }

    @Override
    public void close() {
        for (MemoryList list : lent) {
            try {
                list.free();
            } catch (RmException e) {
                LOG.log(Level.WARNING, "suspend: {0}", e.failure().describe());
            }
        }
        lent.clear();
    }
}
