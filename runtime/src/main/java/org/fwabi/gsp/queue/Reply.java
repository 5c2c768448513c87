package org.fwabi.gsp.queue;

/**
 * What a call came to.
 *
 * @param <R> the reply's message
 */
public sealed interface Reply<R> {
    /**
     * The GSP answered.
     *
     * @param message checked; a view of the queue's memory, valid until the next use of the queue. That use may then make
     *     the same objects the reply to another command
     */
    record Ok<R>(R message) implements Reply<R> {}

    /**
     * The GSP answered that it won't.
     *
     * @param result its reason
     */
    record Refused<R>(RpcResult result) implements Reply<R> {}

    /**
     * There is no usable answer.
     *
     * @param failure why
     */
    record Lost<R>(QueueFailure failure) implements Reply<R> {}
}
