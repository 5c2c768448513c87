package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;

/**
 * Sees every message on its way. Called on the thread that uses the queue, which it must not use itself. Segments are
 * private copies, valid during the call, and not to be written.
 */
public interface QueueTrace {
    /**
     * A message went out whole.
     *
     * @param payload the beginning of its payload: all of it, unless it took several records
     */
    void sent(MessageInfo message, MemorySegment payload);

    /** A good message came in; who gets it is decided next. */
    void received(MessageInfo message, MemorySegment payload);

    /** A message, or a record of one, was thrown away. */
    void rejected(MessageInfo message, Rejection reason);

    /**
     * Messages are missing: the number of the next one is too high. The next one is good, and follows.
     *
     * @param count how many
     */
    default void missed(int count) {}
}
