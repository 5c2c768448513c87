package org.fwabi.gsp.rm;

/**
 * Takes what a control came to that was made with {@link RmCalls#submit}. One handler may serve any number of calls, so a
 * driver makes it once.
 *
 * @param <P> the parameters
 */
@FunctionalInterface
public interface RmReplyHandler<P> {
    /**
     * Called once for each call, on the thread that uses the queue, while it polls or waits. May send and submit, but must
     * not wait.
     *
     * @param ticket what {@code submit} returned
     * @param reply what the call came to; its parameters are valid during this call
     */
    void onReply(long ticket, RmReply<P> reply);
}
