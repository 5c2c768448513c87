package org.fwabi.gsp.queue;

import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.Empty;
import org.jspecify.annotations.Nullable;

/** A command whose reply is yet to come. Reused. */
final class PendingCommand {
    private static final Command.Call<?, ?> NONE = new Command.Call<>("", -1, Empty.TYPE, Empty.TYPE);

    Command.Call<?, ?> command = NONE;

    /** Who gets the reply; null if it is returned to the caller that waits for it. */
    @Nullable ReplyHandler<?> handler;

    long ticket;
    int rpcSequence;
    long sentNanos;

    /** Messages that had been rejected when it was sent. */
    long rejectedBefore;

    /** Whether its own reply may have been lost. */
    boolean suspect;

    /** Whether a reply of its number could as well be that to another command. */
    boolean doubtful;

    /** What it came to, now that a message arrived that answers it. */
    Reply<?> reply(ReceivedMessage message) {
        return reply(message, command);
    }

    /** The same, for who knows the command's type. */
    <R> Reply<R> reply(ReceivedMessage message, Command.Call<?, R> typed) {
        if (doubtful) {
            return new Reply.Lost<>(new QueueFailure.Ambiguous(awaited()));
        }
        if (message.result != 0) {
            return new Reply.Refused<>(RpcResult.of(message.result));
        }
        BadMessage bad = typed.reply().check(message.payload());
        return bad == null ? message.reply(typed.reply()) : new Reply.Lost<>(new QueueFailure.BadReply(bad));
    }

    /** What is waited for, in words. */
    String awaited() {
        return "reply to " + command.name();
    }

    /** Lets go of what belongs to the driver. */
    void clear() {
        command = NONE;
        handler = null;
    }
}
