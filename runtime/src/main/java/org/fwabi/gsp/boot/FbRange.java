package org.fwabi.gsp.boot;

/**
 * A part of the framebuffer.
 *
 * @param start first byte
 * @param end byte after the last
 */
public record FbRange(long start, long end) {
    private static final long MIB = 1 << 20;

    /** Size in bytes. */
    public long size() {
        return end - start;
    }

    @Override
    public String toString() {
        return size() % MIB == 0
                ? "0x%x..0x%x (%d MiB)".formatted(start, end, size() / MIB)
                : "0x%x..0x%x (%d KiB)".formatted(start, end, size() >> 10);
    }
}
