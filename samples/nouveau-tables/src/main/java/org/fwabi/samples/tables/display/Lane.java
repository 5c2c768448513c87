package org.fwabi.samples.tables.display;

/**
 * Signal of a lane.
 *
 * @param preEmphasis level 0 to 3
 * @param voltage level 0 to 3
 */
public record Lane(int preEmphasis, int voltage) {
    private static final int MAX_LEVEL = 3;

    private static final int VOLTAGE_AT = 2;

    /** Refuses levels that there are not. */
    public Lane {
        if (preEmphasis < 0 || preEmphasis > MAX_LEVEL || voltage < 0 || voltage > MAX_LEVEL) {
            throw new IllegalArgumentException(
                    "pre-emphasis %d and voltage %d, levels are 0 to 3".formatted(preEmphasis, voltage));
        }
    }

    long bits() {
        return (long) voltage << VOLTAGE_AT | preEmphasis;
    }
}
