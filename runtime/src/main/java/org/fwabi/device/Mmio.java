package org.fwabi.device;

/**
 * A window of device registers. Offsets are in bytes from its start; 32-bit accesses are aligned to 4 bytes.
 *
 * <p>Once the device is unbound every access fails with {@link IllegalStateException}. Any thread may call.
 */
public interface Mmio {
    /** Size of the window in bytes. */
    long size();

    /**
     * Reads a register.
     *
     * @throws IndexOutOfBoundsException if the offset is unaligned or outside the window; where the offset comes from
     *     firmware, ask {@link #contains(long)} first
     */
    int read32(long offset);

    /** Writes a register; see {@link #read32(long)}. */
    void write32(long offset, int value);

    /** Whether a 32-bit register can lie at this offset: aligned, and inside the window. */
    default boolean contains(long offset) {
        return offset >= 0 && (offset & 3) == 0 && offset <= size() - 4;
    }
}
