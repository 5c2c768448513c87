package org.fwabi.gsp.rm;

import java.util.function.Function;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.RpcResult;
import org.fwabi.message.BadMessage;

/**
 * What a call of the resource manager came to. Its three layers are kept apart: whether an answer arrived, the result of
 * the message, and the status of the call itself.
 *
 * <p>Parameters are checked, and a view of the queue's private memory: valid until the next use of the queue, which may
 * make the same objects the reply to another call.
 *
 * @param <P> the parameters, in which the resource manager also answers
 */
public sealed interface RmReply<P> {
    /**
     * The call worked.
     *
     * @param params as the resource manager left them
     */
    record Ok<P>(P params) implements RmReply<P> {}

    /**
     * The call has a status beside success that its declaration says is no failure.
     *
     * @param status never 0
     * @param params as the resource manager left them, which for some statuses is as they were sent
     */
    record Fine<P>(RmStatus status, P params) implements RmReply<P> {}

    /**
     * The resource manager took the call and it failed.
     *
     * @param status never 0
     * @param params as the resource manager left them; some calls say in them what to do, such as when to try again
     */
    record Failed<P>(RmStatus status, P params) implements RmReply<P> {}

    /**
     * The message as a whole was refused; whether the call was made is not known.
     *
     * @param result its reason
     */
    record Refused<P>(RpcResult result) implements RmReply<P> {}

    /**
     * There is no answer.
     *
     * @param failure why
     */
    record Lost<P>(QueueFailure failure) implements RmReply<P> {}

    /**
     * There is an answer, but not one to this call in this release.
     *
     * @param reason what is wrong with it
     */
    record Malformed<P>(BadMessage reason) implements RmReply<P> {}

    /**
     * The parameters of a call that worked, or whose status is fine.
     *
     * @param what names the call in the failure
     * @throws RmException for all else
     */
    default P orThrow(String what) throws RmException {
        return switch (this) {
            case Ok<P>(P params) -> params;
            case Fine<P>(RmStatus status, P params) -> params;
            case Failed<P>(RmStatus status, P params) -> throw new RmException(new RmFailure.Status(what, status));
            case Refused<P>(RpcResult result) -> throw new RmException(new RmFailure.Result(what, result));
            case Lost<P>(QueueFailure failure) -> throw new RmException(new RmFailure.NoReply(what, failure));
            case Malformed<P>(BadMessage reason) -> throw new RmException(new RmFailure.BadReply(what, reason));
        };
    }

    /**
     * The same outcome with something made of the parameters, such as a value that outlives the queue's memory.
     *
     * @param <T> what is made
     */
    default <T> RmReply<T> map(Function<? super P, ? extends T> made) {
        return switch (this) {
            case Ok<P>(P params) -> new Ok<>(made.apply(params));
            case Fine<P>(RmStatus status, P params) -> new Fine<>(status, made.apply(params));
            case Failed<P>(RmStatus status, P params) -> new Failed<>(status, made.apply(params));
            case Refused<P>(RpcResult result) -> new Refused<>(result);
            case Lost<P>(QueueFailure failure) -> new Lost<>(failure);
            case Malformed<P>(BadMessage reason) -> new Malformed<>(reason);
        };
    }
}
