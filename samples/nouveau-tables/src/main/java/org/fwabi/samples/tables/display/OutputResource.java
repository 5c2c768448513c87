package org.fwabi.samples.tables.display;

import java.util.Arrays;

/**
 * What drives a display.
 *
 * @param kind of resource
 * @param index which one of its kind; meaningless for a display that takes the next free one
 * @param protocol what it sends, as the kind numbers it; {@link #signal} names those of an SOR
 * @param dynamic whether the display was found behind a hub
 * @param litByVbios whether the VBIOS has already shown a picture on it
 */
public record OutputResource(Kind kind, long index, long protocol, boolean dynamic, boolean litByVbios) {
    /** Kinds of resources. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073specific.h, as the signals. */
    public enum Kind {
        /** Nothing drives it. */
        NONE(0),
        /** Analog. */
        DAC(1),
        /** Serial: DVI, HDMI, DisplayPort, LVDS. */
        SOR(2),
        /** Parallel, for a chip on the board. */
        PIOR(3),
        /** Serial for panels of portable devices. */
        DSI(5),
        /** Another one. */
        OTHER(-1);

        private final long number;

        Kind(long number) {
            this.number = number;
        }

        static Kind of(long number) {
            return Arrays.stream(values())
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** What an SOR sends. */
    public enum Signal {
        /** To a panel in a portable computer. */
        LVDS(0),
        /** DVI or HDMI on link A. */
        TMDS_A(1),
        /** DVI or HDMI on link B. */
        TMDS_B(2),
        /** DVI on both links. */
        DUAL_TMDS(5),
        /** DisplayPort on link A. */
        DISPLAY_PORT_A(8),
        /** DisplayPort on link B. */
        DISPLAY_PORT_B(9),
        /** Another one, or that of another kind of resource. */
        OTHER(-1);

        private final long number;

        Signal(long number) {
            this.number = number;
        }
    }

    /** What it sends, if it is an SOR. */
    public Signal signal() {
        return kind != Kind.SOR
                ? Signal.OTHER
                : Arrays.stream(Signal.values())
                        .filter(signal -> signal.number == protocol)
                        .findFirst()
                        .orElse(Signal.OTHER);
    }
}
