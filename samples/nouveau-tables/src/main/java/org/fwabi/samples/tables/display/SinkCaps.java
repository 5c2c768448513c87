package org.fwabi.samples.tables.display;

/**
 * What an HDMI display says of itself.
 *
 * @param fast whether it takes clocks above 340 MHz, which are scrambled
 * @param scrambledBelow whether it takes scrambling below that, too
 * @param statusChannel whether it has registers for status and control
 */
public record SinkCaps(boolean fast, boolean scrambledBelow, boolean statusChannel) {
    /** Source of the bits: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073specific.h. */
    private static final long FAST = 1;

    private static final long SCRAMBLED_BELOW = 1 << 1;

    private static final long STATUS_CHANNEL = 1 << 2;

    long bits() {
        return (fast ? FAST : 0) | (scrambledBelow ? SCRAMBLED_BELOW : 0) | (statusChannel ? STATUS_CHANNEL : 0);
    }
}
