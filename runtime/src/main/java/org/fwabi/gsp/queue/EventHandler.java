package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;

/** Takes every message that is not an awaited reply. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Called on the thread that uses the queue, while it polls or waits. May send one-way commands, but must not call,
     * await or poll: that is refused with {@link IllegalStateException}.
     *
     * @param number the event's number
     * @param payload a private copy of the payload, not yet checked; valid during this call
     */
    void onEvent(int number, MemorySegment payload);
}
