package org.fwabi.gsp.boot;

import org.fwabi.device.Clock;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimGpu;

/** A simulated GPU whose firmware is up, for tests of what comes after the boot. */
public final class BootedGpu implements AutoCloseable {
    private final BootRig rig;
    private final Gsp gsp;

    /** Boots a GA102 with firmware of a release. */
    public BootedGpu(String release) {
        rig = new BootRig(SimChip.GA102, release);
        try {
            gsp = rig.boot();
        } catch (BootException e) {
            throw new AssertionError(e);
        }
    }

    public SimGpu gpu() {
        return rig.gpu;
    }

    public CommandQueue queue() {
        return gsp.queue();
    }

    public Clock clock() {
        return rig.device().clock();
    }

    @Override
    public void close() {
        gsp.close();
        rig.close();
    }
}
