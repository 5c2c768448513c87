package org.fwabi.samples.tables;

/**
 * Consecutive pages.
 *
 * @param address of the first byte, in the framebuffer or as the device sees system memory; a multiple of 4096
 * @param bytes a multiple of 4096
 */
public record PageRun(long address, long bytes) {
    /** Bytes of a page, whatever the host's pages have. */
    public static final long PAGE = 4096;

    /** Refuses what is no whole pages. */
    public PageRun {
        if (address % PAGE != 0 || bytes % PAGE != 0 || bytes <= 0) {
            throw new IllegalArgumentException("0x%x, %d bytes: not whole pages".formatted(address, bytes));
        }
    }

    /** Number of pages. */
    public long pages() {
        return bytes / PAGE;
    }
}
