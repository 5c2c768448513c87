package org.fwabi.samples.tables.display;

/**
 * How a DisplayPort link is to be set up.
 *
 * @param lanes 1, 2 or 4
 * @param rateMbit rate of a lane in Mbit/s, a multiple of 270 up to 8100
 * @param multiStream whether it is to have many streams
 * @param enhancedFraming whether symbols are framed in the enhanced way
 * @param repeaters whether repeaters in the cable are trained too
 * @param errorCorrection whether it is to have error correction
 */
public record LinkSettings(
        int lanes,
        int rateMbit,
        boolean multiStream,
        boolean enhancedFraming,
        boolean repeaters,
        boolean errorCorrection) {
    /** Source of the bits: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073dp.h. */
    private static final long SET_LANES = 1;

    private static final long SET_RATE = 1 << 1;

    private static final long MULTI_STREAM = 1 << 4;

    private static final long ENHANCED_FRAMING = 1 << 7;

    private static final long TRAIN_REPEATERS = 1 << 13;

    private static final long ERROR_CORRECTION = 1 << 15;

    private static final int RATE_AT = 8;

    private static final int MAX_RATE_MBIT = 8100;

    /** Refuses what no link can be. */
    public LinkSettings {
        if (lanes != 1 && lanes != 2 && lanes != 4) {
            throw new IllegalArgumentException(lanes + " lanes, 1, 2 and 4 are possible");
        }
        if (rateMbit <= 0 || rateMbit > MAX_RATE_MBIT || rateMbit % LinkRates.STEP_MBIT != 0) {
            throw new IllegalArgumentException(
                    "%d Mbit/s a lane, multiples of 270 up to 8100 are possible".formatted(rateMbit));
        }
    }

    /** A link for one stream, in the way of sinks of version 1.2 on. */
    public static LinkSettings single(int lanes, int rateMbit) {
        return new LinkSettings(lanes, rateMbit, false, true, false, false);
    }

    long command() {
        return SET_LANES
                | SET_RATE
                | (multiStream ? MULTI_STREAM : 0)
                | (enhancedFraming ? ENHANCED_FRAMING : 0)
                | (repeaters ? TRAIN_REPEATERS : 0)
                | (errorCorrection ? ERROR_CORRECTION : 0);
    }

    long data() {
        return (long) rateMbit / LinkRates.STEP_MBIT << RATE_AT | lanes;
    }
}
