package org.fwabi.samples.tables.display;

import java.util.OptionalInt;

/** Rates of a lane of DisplayPort, which the firmware and the sink's registers number in several ways. */
final class LinkRates {
    /** One step of the registers that set the rate, in Mbit/s. Source: VESA DisplayPort, LINK_BW_SET. */
    static final int STEP_MBIT = 270;

    private LinkRates() {}

    /**
     * The rate of a capability field, in Mbit/s.
     *
     * @param code 1 to 4 in rising order; others have no rate
     */
    static OptionalInt ofCode(long code) {
        return switch ((int) code) {
            case 1 -> OptionalInt.of(1620);
            case 2 -> OptionalInt.of(2700);
            case 3 -> OptionalInt.of(5400);
            case 4 -> OptionalInt.of(8100);
            default -> OptionalInt.empty();
        };
    }
}
