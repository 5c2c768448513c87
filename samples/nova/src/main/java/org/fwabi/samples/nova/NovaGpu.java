package org.fwabi.samples.nova;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.GspDevice;
import org.fwabi.gsp.boot.BootFailure;
import org.fwabi.gsp.boot.Gsp;

/** A GPU that this driver has brought up. */
final class NovaGpu implements GspDevice, AutoCloseable {
    private static final Logger LOG = System.getLogger("org.fwabi.samples.nova");

    /** The power level of a driver that goes away for good. */
    private static final int LEVEL_UNLOAD = 0;

    private final Gsp gsp;

    private final GpuDescription description;

    NovaGpu(Gsp gsp, GpuDescription description) {
        this.gsp = gsp;
        this.description = description;
    }

    @Override
    public GpuDescription description() {
        return description;
    }

    /** Unloads the firmware. What goes wrong is logged; the GPU then needs a reset before it can be bound again. */
    @Override
    public void close() {
        for (BootFailure failure : gsp.unload(LEVEL_UNLOAD)) {
            LOG.log(Level.WARNING, "unload: {0}", failure.describe());
        }
    }
}
