package org.fwabi.gsp.sim.rm;

/** Answers a call. */
@FunctionalInterface
interface Handler {
    /** Reads the parameters, answers in them, and gives the status. */
    int run(Call call);
}
