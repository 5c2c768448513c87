package org.fwabi.gsp.boot;

import java.util.List;
import org.fwabi.device.ResourceStack;
import org.fwabi.gsp.queue.CommandQueue;

/**
 * GSP, up and running. One thread at a time.
 *
 * <p>To be unloaded before the device is unbound: afterwards the GPU would hold on to a protected region that only a
 * reset removes.
 */
public final class Gsp implements AutoCloseable {
    private final String release;

    private final Prepared prepared;

    private final Teardown teardown;

    private final ResourceStack resources;

    private boolean unloaded;

    Gsp(String release, Prepared prepared, Teardown teardown, ResourceStack resources) {
        this.release = release;
        this.prepared = prepared;
        this.teardown = teardown;
        this.resources = resources;
    }

    /** The release of the firmware that runs. */
    public String release() {
        return release;
    }

    /** Commands and events. Closed once GSP is unloaded. */
    public CommandQueue queue() {
        return prepared.queue();
    }

    /** Who has what of the framebuffer. */
    public FbLayout layout() {
        return prepared.layout();
    }

    /** The firmware's logs: of its start, of its interrupts, of GSP-RM. Freed once GSP is unloaded. */
    public List<LogBuffer> logs() {
        return prepared.arguments().logs();
    }

    /**
     * Unloads GSP and frees all of its memory: tells GSP-RM, waits for its processor, puts the falcon back, removes the
     * protected region. Each of these is tried, whatever became of those before. The second call does nothing.
     *
     * @param level the power level that GSP-RM is told: 0 to unload for good, 3 before suspend to memory, 7 before suspend
     *     to disk. Nothing of it is saved in any case; it is booted afresh afterwards
     * @return what went wrong, in order; empty where the GPU is as it was before the boot
     */
    public List<BootFailure> unload(int level) {
        if (unloaded) {
            return List.of();
        }
        unloaded = true;
        try (resources) {
            return teardown.run(true, level).stream()
                    .map(BootException::failure)
                    .toList();
        }
    }

    /** Unloads with level 0. What goes wrong is told to the boot's listener only. */
    @Override
    public void close() {
        unload(0);
    }
}
