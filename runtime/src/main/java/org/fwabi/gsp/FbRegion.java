package org.fwabi.gsp;

/**
 * A region of the GPU's framebuffer memory, as the firmware reports it.
 *
 * @param base first byte
 * @param limit last byte
 * @param reserved bytes at the end that the firmware keeps for itself
 * @param isProtected whether the CPU and ordinary clients are kept out
 * @param compressible whether compressed surfaces may live here
 * @param scanout whether the display can read from here (isochronous access)
 */
public record FbRegion(
        long base, long limit, long reserved, boolean isProtected, boolean compressible, boolean scanout) {
    /** Size in bytes. */
    public long size() {
        return limit - base + 1;
    }

    /** Whether a driver may hand it out: nothing reserved, not protected, fit for compression and display. */
    public boolean usable() {
        return reserved == 0 && !isProtected && compressible && scanout;
    }
}
