package org.fwabi.benchmarks.roundtrip;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The peer without a driver: commands that were made before are published, and it answers them. */
final class PeerAlone implements AutoCloseable {
    private static final int SLOTS = 63;
    private static final long SLOT = 0x1000;
    private static final long COMMANDS = 0x1000;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment region = arena.allocate(SLOT * 129, SLOT);
    private final EchoPeer peer;
    private final int slots;
    private int write;

    PeerAlone(int bytes, boolean summed) {
        peer = new EchoPeer(region, summed, 0);
        slots = (int) ((80 + bytes + SLOT - 1) / SLOT);
        for (int slot = 1; slot <= SLOTS; slot++) {
            region.set(ValueLayout.JAVA_INT, COMMANDS + SLOT * slot + 40, slots);
            region.set(ValueLayout.JAVA_INT, COMMANDS + SLOT * slot + 56, 32 + bytes);
        }
    }

    /** One command; the peer's write pointer. */
    long answer() {
        write = (write + slots) % SLOTS;
        region.set(ValueLayout.JAVA_INT, COMMANDS + 16, write);
        peer.run();
        return region.get(ValueLayout.JAVA_INT, COMMANDS + SLOT * (1 + SLOTS) + 16);
    }

    @Override
    public void close() {
        arena.close();
    }
}
