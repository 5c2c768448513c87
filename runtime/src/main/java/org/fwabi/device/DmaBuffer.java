package org.fwabi.device;

import java.lang.foreign.MemorySegment;

/**
 * Coherent memory that both sides can reach. It is zero at first, and page aligned on the device's side.
 *
 * <p>The device may write it at any moment: copy what it wrote before judging it. At {@link #close()}, or when the
 * device is unbound, the device's mapping goes first and then the memory; a late access throws
 * {@link IllegalStateException} and never touches freed memory.
 */
public interface DmaBuffer extends AutoCloseable {
    /** The memory as the CPU sees it: native, zero-based. */
    MemorySegment memory();

    /** The address of its first byte as the device sees it. */
    long deviceAddress();

    /** Size in bytes. */
    default long size() {
        return memory().byteSize();
    }

    /** Unmaps and frees. Closing twice is allowed. */
    @Override
    void close();
}
