package org.fwabi.gsp;

import java.util.List;

/** What a driver keeps of a GPU that it has bound. */
public interface GspDevice {
    /** The GPU, as it came up. */
    GpuDescription description();

    /**
     * What the driver can find out about the GPU beyond that, by trying what it can do. On the thread that uses the
     * device, while it is bound. A part that fails is a line that says so.
     *
     * @return empty for a driver that has no more to tell
     */
    default List<ReportLine> report() {
        return List.of();
    }
}
