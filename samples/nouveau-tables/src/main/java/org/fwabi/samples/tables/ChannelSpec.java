package org.fwabi.samples.tables;

import org.fwabi.samples.tables.abi.ChannelParameters;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.MemoryDescription;

/**
 * What a channel is to be. Written into the release's struct by {@link #write}; the names of flags stand here once.
 *
 * @param engine that it runs on, as clients name it
 * @param id its number within the runlist, 0 to 2047
 * @param runqueue 0 or 1, where a runlist has two
 * @param privileged whether it may use privileged methods
 * @param instance its instance block, in the framebuffer
 * @param userd its user registers
 * @param methodBuffer for methods that fault
 * @param ring address of its ring of methods, in its address space
 * @param ringEntries entries of that ring, of 8 bytes
 */
public record ChannelSpec(
        EngineType engine,
        int id,
        int runqueue,
        boolean privileged,
        PageRun instance,
        Memory userd,
        Memory methodBuffer,
        long ring,
        int ringEntries) {
    /** Channels that share a page of user registers. */
    private static final int CHANNELS_A_PAGE = 8;

    /** Bytes of the state that the host keeps, at the start of the instance block. */
    private static final long RAMFC_SIZE = 0x200;

    /** Channels of a runlist. */
    private static final int CHANNELS = 2048;

    /** Neither for errors nor for memory errors is there a notifier: 1 in bits 3:2 and in bits 5:4. */
    private static final long NO_NOTIFIERS = 1 << 2 | 1 << 4;

    private static final long PRIVILEGE_ADMIN = 1;

    /**
     * Memory of a channel.
     *
     * @param address of its first byte
     * @param bytes of it
     * @param where it is
     */
    public record Memory(long address, long bytes, MemoryList.Where where) {
        private static final int SYSTEM = 1;
        private static final int FRAMEBUFFER = 2;
        private static final int UNCACHED = 1;

        void write(MemoryDescription description) {
            boolean system = where == MemoryList.Where.SYSTEM;
            description
                    .base(address)
                    .size(bytes)
                    .addressSpace(system ? SYSTEM : FRAMEBUFFER)
                    .cacheAttrib(system ? 0 : UNCACHED);
        }
    }

    /** Refuses numbers that no channel has. */
    public ChannelSpec {
        if (id < 0 || id >= CHANNELS) {
            throw new IllegalArgumentException("channel %d, 0 to %d are possible".formatted(id, CHANNELS - 1));
        }
        if (runqueue != 0 && runqueue != 1) {
            throw new IllegalArgumentException("runqueue %d, 0 and 1 are possible".formatted(runqueue));
        }
    }

    /** NVOS04_FLAGS: where the user registers are says which channel it is. */
    private long flags() {
        return (long) runqueue << 4
                | (privileged ? 1 << 5 : 0)
                | (long) (id % CHANNELS_A_PAGE) << 8
                | (long) (id / CHANNELS_A_PAGE) << 12
                | 1 << 21;
    }

    /** Fills in what creates the channel. */
    void write(ChannelParameters params, int vaSpace) {
        params.gpFifoOffset(ring)
                .gpFifoEntries(ringEntries)
                .flags(flags())
                .vaSpace(vaSpace)
                .engineType(engine)
                .internalFlags(NO_NOTIFIERS | (privileged ? PRIVILEGE_ADMIN : 0));
        new Memory(instance.address(), instance.bytes(), MemoryList.Where.FRAMEBUFFER).write(params.instanceMem());
        new Memory(instance.address(), RAMFC_SIZE, MemoryList.Where.FRAMEBUFFER).write(params.ramfcMem());
        userd.write(params.userdMem());
        methodBuffer.write(params.mthdbufMem());
    }
}
