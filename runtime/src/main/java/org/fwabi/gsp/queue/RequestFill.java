package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;

/**
 * Writes a request with a variable part whose bytes no struct describes, such as a pool of strings. Nothing is sent if it
 * throws.
 *
 * @param <Q> the request
 */
@FunctionalInterface
public interface RequestFill<Q> {
    /**
     * Writes the request. What it leaves alone is as the specs say, else zero.
     *
     * @param request the request, its variable part within reach of its flexible array if it has one
     * @param tail the same variable part as plain memory; valid until this returns
     */
    void fill(Q request, MemorySegment tail);
}
