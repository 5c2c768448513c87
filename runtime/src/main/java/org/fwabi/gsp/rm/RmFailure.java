package org.fwabi.gsp.rm;

import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.RpcResult;
import org.fwabi.message.BadMessage;

/** Why a call of the resource manager has no usable outcome. */
public sealed interface RmFailure {
    /** The call, as its caller named it. */
    String call();

    /** One line for a person. */
    String describe();

    /**
     * The call failed.
     *
     * @param status never 0
     */
    record Status(String call, RmStatus status) implements RmFailure {
        @Override
        public String describe() {
            return call + " failed with " + status;
        }
    }

    /**
     * The message was refused.
     *
     * @param result never 0
     */
    record Result(String call, RpcResult result) implements RmFailure {
        @Override
        public String describe() {
            return call + " was refused with " + result;
        }
    }

    /**
     * No answer came.
     *
     * @param cause why
     */
    record NoReply(String call, QueueFailure cause) implements RmFailure {
        @Override
        public String describe() {
            return call + ": " + cause.describe();
        }
    }

    /**
     * The answer is not one to this call.
     *
     * @param reason what is wrong with it
     */
    record BadReply(String call, BadMessage reason) implements RmFailure {
        @Override
        public String describe() {
            return call + ": bad reply: " + reason;
        }
    }
}
