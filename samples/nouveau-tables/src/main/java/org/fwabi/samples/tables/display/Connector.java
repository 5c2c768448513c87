package org.fwabi.samples.tables.display;

import java.util.Arrays;

/**
 * A connector of the board.
 *
 * @param kind what plugs into it
 * @param type its number in the VBIOS, also for a kind that has no name here
 * @param index within the board
 * @param location as the VBIOS has it
 */
public record Connector(Kind kind, long type, long index, long location) {
    /** Kinds of connectors. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073specific.h. */
    public enum Kind {
        /** Analog. */
        VGA(0x00),
        /** DVI with analog signals. */
        DVI_I(0x30),
        /** DVI without. */
        DVI_D(0x31),
        /** DisplayPort. */
        DISPLAY_PORT(0x46),
        /** Built-in DisplayPort. */
        EMBEDDED_DISPLAY_PORT(0x47),
        /** HDMI. */
        HDMI(0x61),
        /** USB C. */
        USB_C(0x71),
        /** Another one. */
        OTHER(-1);

        private final long type;

        Kind(long type) {
            this.type = type;
        }

        static Kind of(long type) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type == type)
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    static Connector of(long type, long index, long location) {
        return new Connector(Kind.of(type), type, index, location);
    }
}
