package org.fwabi.device;

import java.util.List;

/**
 * The hardware's side of a PCI function: what a backend implements. A driver never sees this, and can't tell a simulated
 * function from a real one.
 */
public interface PciFunction {
    /**
     * A base address register.
     *
     * @param index 0 to 5
     * @param physicalAddress where the CPU sees it
     * @param size in bytes
     */
    record BarInfo(int index, long physicalAddress, long size) {}

    /** The function's place on the bus, e.g. {@code 0000:01:00.0}. */
    PciAddress address();

    /** Reads 32 bits of configuration space; offset aligned to 4. */
    int configRead32(int offset);

    /** Writes 32 bits of configuration space; offset aligned to 4. */
    void configWrite32(int offset, int value);

    /** The BARs it has. */
    List<BarInfo> bars();

    /** Reads a register through a BAR. */
    int barRead32(int bar, long offset);

    /** Writes a register through a BAR. */
    void barWrite32(int bar, long offset, int value);

    /**
     * Called once when the function is put on a bus.
     *
     * @param dma what the function may reach by DMA
     * @param interrupt to be called, from any thread, when the function raises its interrupt
     */
    void connect(DmaSpace dma, Runnable interrupt);

    /** The time base for all waiting on this function. */
    Clock clock();
}
