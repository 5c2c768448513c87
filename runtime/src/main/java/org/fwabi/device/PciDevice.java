package org.fwabi.device;

import java.util.List;

/**
 * A PCI function as software sees it. Its type says what may be done with it: a {@link Normal} may be kept and named; a
 * {@link Bound} has a driver and gives out resources; a {@link Core} is there only within a callback of the bus and
 * changes how the function itself is set up. Each is also the ones before it.
 *
 * <p>Java can't keep a reference from being stored, so the rights also end at run time: a {@link Core} used after its
 * callback, or a {@link Bound} used after unbinding, fails with {@link IllegalStateException}. What {@link Normal}
 * offers works at all times. Any thread may call.
 */
public sealed interface PciDevice {
    /** Where it sits. */
    PciAddress address();

    /** What it says it is, read once when it was put on the bus. */
    PciIdentity identity();

    /** A device without any further right. */
    sealed interface Normal extends PciDevice permits Bound, NormalDevice {}

    /** A device that a driver is bound to. */
    sealed interface Bound extends Normal, DmaAllocator permits Core, BoundDevice {
        /** This device as one that may be kept for ever. */
        Normal normal();

        /** Its base address registers. */
        List<PciFunction.BarInfo> bars();

        /**
         * Maps a base address register until unbinding.
         *
         * @param index 0 to 5
         * @throws IllegalArgumentException if the function has no such BAR
         */
        Mmio mapBar(int index);

        /**
         * Allocates memory that the device can reach, zero-filled, page aligned, below the DMA mask. It lives until it is
         * closed, or until unbinding; then it is unmapped first and freed after.
         *
         * @param size in bytes, more than 0; the device may reach no byte beyond
         * @throws DmaException if the mask leaves no room or memory is short
         */
        @Override
        DmaBuffer allocateDma(long size) throws DmaException;

        /**
         * Calls a handler when the device raises its interrupt, until the result is closed or the device unbound. The
         * handler runs on the thread that raises, must return soon and must not throw.
         */
        AutoCloseableQuietly onInterrupt(Runnable handler);

        /**
         * Adds something to undo at unbinding, before what was taken earlier and after what is taken later. For what must
         * go even when the driver forgets.
         */
        void atUnbind(ResourceStack.Undo undo);

        /** Reads 32 bits of configuration space; offset aligned to 4. */
        int configRead32(int offset);

        /** The time base for all waiting on this device. */
        Clock clock();

        /** Whether the binding still lives. */
        boolean alive();
    }

    /** A device in the hands of a bus callback. */
    sealed interface Core extends Bound permits CoreDevice {
        /** This device as one that may be kept until unbinding. */
        Bound bound();

        /** Lets the device answer memory accesses, as BARs need. */
        void enableMemory();

        /** Lets the device start DMA. Taken back at unbinding, before DMA memory is unmapped. */
        void setMaster();

        /**
         * States how many address bits the device can drive. Applies to later allocations. It is 32 until set.
         *
         * @param bits 24 to 64
         */
        void setDmaMask(int bits);
    }

    /** Something to close that does not fail. */
    interface AutoCloseableQuietly extends AutoCloseable {
        @Override
        void close();
    }
}
