package org.fwabi.samples.tables.display;

/**
 * Memory for the display hardware.
 *
 * @param target where it is
 * @param address physical, or that of the bus for memory of the host
 * @param size bytes
 */
public record DisplayMemory(Where target, long address, long size) {
    /**
     * Where memory can be. The firmware wants to know it in two ways: as a space with snooping, and, in most releases, as
     * the aperture of the hardware.
     *
     * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl2080internal.h, and nouveau.
     */
    public enum Where {
        /** In the framebuffer. */
        FRAMEBUFFER(2, false, 1),
        /** In memory of the host, not kept coherent with the processor's cache. */
        SYSTEM(1, false, 2),
        /** In memory of the host, coherent. */
        SYSTEM_COHERENT(1, true, 3);

        private final int space;

        private final boolean snooped;

        private final int aperture;

        Where(int space, boolean snooped, int aperture) {
            this.space = space;
            this.snooped = snooped;
            this.aperture = aperture;
        }

        int space() {
            return space;
        }

        boolean snooped() {
            return snooped;
        }

        int aperture() {
            return aperture;
        }
    }

    /** Refuses memory that is none. */
    public DisplayMemory {
        if (size <= 0) {
            throw new IllegalArgumentException(size + " bytes of memory");
        }
    }
}
