package org.fwabi.gsp.rm;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.RpcGspRmControl;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.queue.RpcResult;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.Control;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/** Puts controls into the envelope that the release has for them, and takes the answers out. */
final class ControlEnvelopes {
    private final Command.Call<RpcGspRmControl, RpcGspRmControl> command;
    private final String release;
    private final KeptParams requests = new KeptParams();
    private final KeptParams answers = new KeptParams();

    ControlEnvelopes(GspAbi abi) {
        this.command = abi.gspRmControl();
        this.release = abi.release();
    }

    /** The command that carries controls. */
    Command.Call<RpcGspRmControl, RpcGspRmControl> command() {
        return command;
    }

    /** Writes a request. */
    <P> void write(RpcGspRmControl envelope, int client, int object, Control<P> what, Consumer<? super P> fill) {
        MessageType<P> type = what.params();
        envelope.client(client)
                .object(object)
                .control(Integer.toUnsignedLong(what.number()))
                .paramsSize(type.byteSize());
        KeptParams.InEnvelope<P> kept = requests.find(type, envelope);
        if (kept == null) {
            kept = requests.fresh(type, envelope, envelope.paramsBytes());
        } else {
            kept.presets().write(kept.bytes());
        }
        fill.accept(kept.params());
    }

    /** Takes the answer out of a reply. */
    <P> RmReply<P> read(Reply<RpcGspRmControl> reply, int client, int object, Control<P> what) {
        return switch (reply) {
            case Reply.Ok<RpcGspRmControl>(RpcGspRmControl envelope) -> {
                BadMessage bad = mismatch(envelope, client, object, what);
                yield bad == null ? answer(envelope, what) : new RmReply.Malformed<>(bad);
            }
            case Reply.Refused<RpcGspRmControl>(RpcResult result) -> new RmReply.Refused<>(result);
            case Reply.Lost<RpcGspRmControl>(QueueFailure failure) -> lost(failure);
        };
    }

    private @Nullable BadMessage mismatch(RpcGspRmControl envelope, int client, int object, Control<?> what) {
        MessageType<?> type = command.reply();
        BadMessage bad = Echo.handle(type, "hClient", client, envelope.client());
        bad = bad != null ? bad : Echo.handle(type, "hObject", object, envelope.object());
        bad = bad != null ? bad : Echo.handle(type, "cmd", what.number(), (int) envelope.control());
        return bad != null ? bad : Echo.size(type, what.name(), release, what.params(), envelope.paramsSize());
    }

    private <P> RmReply<P> answer(RpcGspRmControl envelope, Control<P> what) {
        MessageType<P> type = what.params();
        KeptParams.InEnvelope<P> kept = answers.find(type, envelope);
        MemorySegment bytes = kept == null ? envelope.paramsBytes() : kept.bytes();
        BadMessage bad = type.check(bytes);
        if (bad != null) {
            return new RmReply.Malformed<>(bad);
        }
        kept = kept != null ? kept : answers.received(type, envelope, bytes);
        long number = envelope.status();
        if (number == 0) {
            return kept.ok();
        }
        RmStatus status = RmStatus.of(number);
        return what.fine().containsKey(number)
                ? new RmReply.Fine<>(status, kept.params())
                : new RmReply.Failed<>(status, kept.params());
    }

    /** What a queue's failure means for a call. */
    static <P> RmReply<P> lost(QueueFailure failure) {
        return failure instanceof QueueFailure.BadReply(BadMessage reason)
                ? new RmReply.Malformed<>(reason)
                : new RmReply.Lost<>(failure);
    }
}
