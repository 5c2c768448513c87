package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import org.fwabi.device.DmaSpace;
import org.jspecify.annotations.Nullable;

/** The GPU's way into system memory. Every access outside a mapping is a fault, and recorded. */
final class DmaPort {
    /** What no mapping answers: nothing is behind it. */
    private @Nullable DmaSpace space;

    private final ConfigSpace config;
    private final SimLog log;

    DmaPort(ConfigSpace config, SimLog log) {
        this.config = config;
        this.log = log;
    }

    void connect(DmaSpace dma) {
        space = dma;
    }

    /** The memory at an address, or null after recording why there is none. */
    @Nullable MemorySegment at(long address, long size, String where) {
        if (!config.busMaster()) {
            log.refuse(where, "bus mastering enabled", "DMA at " + SimLog.hex(address) + " with it off");
            return null;
        }
        MemorySegment memory = space == null ? null : space.resolve(address, size);
        if (memory == null) {
            log.refuse(where, "mapped memory", "%d bytes at %s".formatted(size, SimLog.hex(address)));
        }
        return memory;
    }
}
