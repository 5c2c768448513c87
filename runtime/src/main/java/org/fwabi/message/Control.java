package org.fwabi.message;

import java.util.Map;

/**
 * A control as one release knows it: a call of an object, which travels in an envelope. The parameters' size is exact;
 * firmware refuses any other.
 *
 * @param name C name in this release
 * @param number unsigned, in this release
 * @param params layout of the parameters in this release
 * @param fine statuses beside success that are no failure: number to name
 * @param <P> the parameters; {@link Empty} where there are none
 */
public record Control<P>(String name, int number, MessageType<P> params, Map<Long, String> fine) {
    public Control {
        fine = Map.copyOf(fine);
    }
}
