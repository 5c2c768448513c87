package org.fwabi.decode;

import java.util.Map;
import java.util.Optional;

/**
 * What a release says of a control.
 *
 * @param control name of the control
 * @param params struct of the parameters; empty where there are none
 * @param direction whose values the parameters carry
 * @param fine statuses beside success that are no failure: number, 32 bits unsigned, by name
 */
public record CallEntry(String control, Optional<String> params, Direction direction, Map<String, Integer> fine) {
    /** Whose values a control's parameters carry. */
    public enum Direction {
        /** The driver's only. */
        IN,
        /** The firmware's only. */
        OUT,
        /** Both. */
        BOTH
    }

    /** Keeps a copy of the statuses. */
    public CallEntry {
        fine = Map.copyOf(fine);
    }
}
