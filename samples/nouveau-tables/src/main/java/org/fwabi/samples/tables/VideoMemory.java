package org.fwabi.samples.tables;

import org.fwabi.gsp.FbRegion;

/**
 * Hands out framebuffer memory from the start of the region that the firmware leaves to the driver, and takes none back.
 * That is enough for the few blocks of this sample; a driver for applications needs a real allocator.
 */
public final class VideoMemory {
    /** Alignment of all blocks, bytes. */
    private static final long PAGE = 4096;

    private final long end;

    private long next;

    VideoMemory(StaticInfo info) {
        FbRegion usable = info.regions().stream()
                .filter(FbRegion::usable)
                .findFirst()
                .orElse(new FbRegion(0, -1, 0, false, true, true));
        next = usable.base();
        end = usable.limit() + 1;
    }

    /**
     * Takes a block.
     *
     * @param bytes rounded up to whole pages
     * @return its address in the framebuffer
     * @throws IllegalStateException if there is no room
     */
    public PageRun take(long bytes) {
        long size = (bytes + PAGE - 1) & -PAGE;
        if (size > end - next) {
            throw new IllegalStateException("%d bytes of video memory, %d are left".formatted(size, end - next));
        }
        PageRun run = new PageRun(next, size);
        next += size;
        return run;
    }
}
