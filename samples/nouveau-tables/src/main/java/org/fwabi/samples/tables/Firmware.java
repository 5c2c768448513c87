package org.fwabi.samples.tables;

import java.util.function.Consumer;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.queue.RpcResult;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmEvents;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.message.Command;
import org.fwabi.message.Control;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The firmware of one GPU: the bindings of its release, and the ways to call it.
 *
 * @param abi the bindings
 * @param queue to the firmware
 * @param calls of the resource manager, over that queue
 * @param events routes the events of clients
 * @param info what it told when it came up
 */
public record Firmware(GspAbi abi, CommandQueue queue, RmCalls calls, RmEvents events, StaticInfo info) {
    /**
     * Calls a control of the subdevice that the firmware made for the driver. Controls whose C name says INTERNAL go
     * there, and questions about the GPU as a whole.
     *
     * @return the parameters, valid until the next use of the queue
     * @throws RmException if the control did not work
     */
    public <P> P ask(Control<P> control, Consumer<? super P> fill) throws RmException {
        return calls.control(info.internalClient(), info.internalSubdevice(), control, fill)
                .orThrow(control.name());
    }

    /** Calls such a control that takes nothing. */
    public <P> P ask(Control<P> control) throws RmException {
        return ask(control, params -> {});
    }

    /**
     * The answer to a command, or its failure in the form that controls have.
     *
     * @throws RmException if there is none, or it is a refusal
     */
    static <R> R answer(Command<?> command, Reply<R> reply) throws RmException {
        return switch (reply) {
            case Reply.Ok<R>(R message) -> message;
            case Reply.Refused<R>(RpcResult result) ->
                throw new RmException(new RmFailure.Result(command.name(), result));
            case Reply.Lost<R>(QueueFailure failure) ->
                throw new RmException(new RmFailure.NoReply(command.name(), failure));
        };
    }
}
