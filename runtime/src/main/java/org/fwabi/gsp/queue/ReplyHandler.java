package org.fwabi.gsp.queue;

/**
 * Takes what a command came to that was sent with {@link CommandQueue#submit}. One handler may serve any number of
 * commands, so a driver makes it once.
 *
 * @param <R> the reply's message
 */
@FunctionalInterface
public interface ReplyHandler<R> {
    /**
     * Called once for each command, on the thread that uses the queue, while it polls or waits. May send and submit, but
     * must not call, await, settle or poll: that is refused with {@link IllegalStateException}.
     *
     * @param ticket what {@code submit} returned
     * @param reply what the command came to; its message is valid during this call
     */
    void onReply(long ticket, Reply<R> reply);
}
