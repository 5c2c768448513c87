package org.fwabi.gsp.sim.rm;

import java.lang.foreign.MemorySegment;

/**
 * What comes back for a command.
 *
 * @param struct of the payload, or empty
 * @param payload its bytes
 * @param result of the message
 * @param late nanoseconds on top of the usual
 * @param sent false if nothing comes back
 */
public record RmAnswer(String struct, MemorySegment payload, int result, long late, boolean sent) {}
