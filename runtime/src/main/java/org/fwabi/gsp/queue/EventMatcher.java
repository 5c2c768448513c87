package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Picks the message that ends a wait.
 *
 * @param <T> what the wait gives
 */
@FunctionalInterface
public interface EventMatcher<T> {
    /**
     * Looks at a message.
     *
     * @param number the event's number
     * @param payload a private copy of the payload, not yet checked; valid until the next use of the queue
     * @return what the wait gives, or null to hand the message to the event handler and wait on
     */
    @Nullable T match(int number, MemorySegment payload);
}
