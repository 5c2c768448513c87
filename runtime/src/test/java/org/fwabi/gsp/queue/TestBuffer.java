package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fwabi.device.DmaBuffer;

/** Plain memory at a made-up device address. */
final class TestBuffer implements DmaBuffer {
    static final long ADDRESS = 0x12_3456_7000L;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    TestBuffer(long bytes) {
        memory = arena.allocate(bytes, 4096);
    }

    @Override
    public MemorySegment memory() {
        return memory;
    }

    @Override
    public long deviceAddress() {
        return ADDRESS;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
