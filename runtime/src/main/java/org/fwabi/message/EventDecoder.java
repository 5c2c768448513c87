package org.fwabi.message;

import java.lang.foreign.MemorySegment;

/**
 * Turns an event's number and payload into the sealed type of a driver's events. Generated entry points make one a
 * release.
 *
 * @param <E> the sealed type, which has a case for what is unknown and one for what is malformed
 */
@FunctionalInterface
public interface EventDecoder<E> {
    /**
     * Never throws because of what the bytes hold.
     *
     * @param number the event's number in the release in use
     * @param payload the payload, already copied out of memory that the firmware can write; the result may refer to it
     */
    E decode(int number, MemorySegment payload);
}
