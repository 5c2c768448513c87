package org.fwabi.gsp.rm;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import org.fwabi.gsp.abi.RpcGspRmControl;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.queue.ReplyHandler;
import org.fwabi.message.Control;
import org.jspecify.annotations.Nullable;

/** A control on its way: writes its request and takes its reply. Reused, so that a call needs no object of its own. */
final class ControlCall implements Consumer<RpcGspRmControl>, ReplyHandler<RpcGspRmControl> {
    private final ControlEnvelopes envelopes;
    private final ArrayDeque<ControlCall> unused;
    private int client;
    private int object;
    private @Nullable Control<?> what;
    private @Nullable Consumer<?> fill;
    private @Nullable RmReplyHandler<?> replies;

    /**
     * A call that can be used.
     *
     * @param unused where it goes once its reply is there
     */
    ControlCall(ControlEnvelopes envelopes, ArrayDeque<ControlCall> unused) {
        this.envelopes = envelopes;
        this.unused = unused;
    }

    /** Makes it a call of a control. */
    <P> ControlCall of(
            int caller,
            int callee,
            Control<P> control,
            Consumer<? super P> author,
            @Nullable RmReplyHandler<P> handler) {
        client = caller;
        object = callee;
        what = control;
        fill = author;
        replies = handler;
        return this;
    }

    /** It is over: lets go of what belongs to the driver, and may be used again. */
    void end() {
        what = null;
        fill = null;
        replies = null;
        unused.push(this);
    }

    @Override
    public void accept(RpcGspRmControl envelope) {
        write(envelope, Objects.requireNonNull(what), Objects.requireNonNull(fill));
    }

    @SuppressWarnings("unchecked") // Control and fill came together, of one type.
    private <P> void write(RpcGspRmControl envelope, Control<P> control, Consumer<?> author) {
        envelopes.write(envelope, client, object, control, (Consumer<? super P>) author);
    }

    @Override
    public void onReply(long ticket, Reply<RpcGspRmControl> reply) {
        hand(ticket, reply, Objects.requireNonNull(what), Objects.requireNonNull(replies));
    }

    @SuppressWarnings("unchecked") // Control and handler came together, of one type.
    private <P> void hand(long ticket, Reply<RpcGspRmControl> reply, Control<P> control, RmReplyHandler<?> handler) {
        RmReply<P> answer = envelopes.read(reply, client, object, control);
        // Before the handler runs, for it may submit another.
        end();
        ((RmReplyHandler<P>) handler).onReply(ticket, answer);
    }
}
