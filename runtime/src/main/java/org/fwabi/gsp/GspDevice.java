package org.fwabi.gsp;

/** What a driver keeps of a GPU that it has bound. */
public interface GspDevice {
    /** The GPU, as it came up. */
    GpuDescription description();
}
