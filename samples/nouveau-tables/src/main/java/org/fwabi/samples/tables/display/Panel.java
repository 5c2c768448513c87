package org.fwabi.samples.tables.display;

import java.util.OptionalInt;

/**
 * A digital display as the firmware sees it.
 *
 * @param displayPort whether it is sent DisplayPort
 * @param hdmi whether it is sent HDMI
 * @param embedded whether it is built in and on DisplayPort
 * @param lanes that its link has at most, if the firmware tells
 * @param maxRateMbit rate of a lane at most, in Mbit/s, if the firmware tells; not for the fast links
 * @param fastLinks link rates above 8.1 Gbit/s, a bit a rate
 */
public record Panel(
        boolean displayPort,
        boolean hdmi,
        boolean embedded,
        OptionalInt lanes,
        OptionalInt maxRateMbit,
        long fastLinks) {
    /** Source of the bits: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073dfp.h. */
    private static final int SIGNAL_DISPLAY_PORT = 3;

    private static final int SIGNAL_MASK = 7;

    private static final int LANES_AT = 3;

    private static final int LANES_MASK = 7;

    private static final long HDMI = 1 << 8;

    private static final long EMBEDDED = 1 << 15;

    private static final int RATE_AT = 17;

    private static final int RATE_MASK = 7;

    static Panel of(long flags, long fastLinks) {
        boolean displayPort = (flags & SIGNAL_MASK) == SIGNAL_DISPLAY_PORT;
        OptionalInt lanes = switch ((int) (flags >> LANES_AT) & LANES_MASK) {
            case 1 -> OptionalInt.of(1);
            case 2 -> OptionalInt.of(2);
            case 3 -> OptionalInt.of(4);
            case 4 -> OptionalInt.of(8);
            default -> OptionalInt.empty();
        };
        return new Panel(
                displayPort,
                (flags & HDMI) != 0,
                (flags & EMBEDDED) != 0,
                lanes,
                displayPort ? LinkRates.ofCode(flags >> RATE_AT & RATE_MASK) : OptionalInt.empty(),
                fastLinks);
    }
}
