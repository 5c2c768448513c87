package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.util.Objects;
import java.util.function.Consumer;
import org.fwabi.device.Clock;
import org.fwabi.message.Command;
import org.jspecify.annotations.Nullable;

/** Takes messages out of the status queue and hands each to who is to have it: a command's handler, or that of events. */
final class Inbox {
    private final QueueRegion region;
    private final Clock clock;
    private final QueueLimits limits;
    private final QueueState state;
    private final Arena arena;
    private final Consumer<PeerLink> linked;
    private final PendingCommands pending;
    private final Deadline replyWait;
    private @Nullable MessageReceiver receiver;
    private @Nullable QueueFailure linkFault;
    private @Nullable QueueTrace trace;
    private EventHandler handler = (number, payload) -> {};
    private long lostBefore;

    /**
     * An inbox of a queue that the GSP has not set up yet.
     *
     * @param linked told once it has
     */
    Inbox(
            QueueRegion region,
            Clock clock,
            QueueLimits limits,
            QueueState state,
            Arena arena,
            Consumer<PeerLink> linked) {
        this.region = region;
        this.clock = clock;
        this.limits = limits;
        this.state = state;
        this.arena = arena;
        this.linked = linked;
        this.pending = new PendingCommands(region.protocol());
        this.replyWait = new Deadline(clock, limits.reply());
    }

    void onEvent(EventHandler eventHandler) {
        handler = eventHandler;
    }

    void trace(@Nullable QueueTrace listener) {
        trace = listener;
        if (receiver != null) {
            receiver.trace(listener);
        }
    }

    PendingCommands pending() {
        return pending;
    }

    /** Waits until the GSP has set up its queue. */
    void link() throws QueueException {
        if (receiver != null) {
            return;
        }
        Deadline deadline = new Deadline(clock, limits.link());
        do {
            tryLink();
        } while (receiver == null && deadline.pause());
        if (receiver == null) {
            throw unlinked("GSP queue header", deadline);
        }
    }

    /** Why there is no link although there should be by now. */
    QueueException unlinked(String awaited, Deadline deadline) {
        return linkFault == null
                ? new QueueFailure.TimedOut(awaited, deadline.waitedNanos(), 0).toException()
                : die(linkFault);
    }

    /** Links if the GSP's header is complete. It is written word by word, so a wrong one may become right. */
    void tryLink() {
        if (receiver != null) {
            return;
        }
        PeerLink link = region.readPeer();
        linkFault = link == null ? null : link.fault();
        if (link == null || linkFault != null) {
            return;
        }
        linked.accept(link);
        receiver = new MessageReceiver(region, link, clock, limits.messageMax(), arena);
        receiver.trace(trace);
    }

    /** Waits for the reply to a command that has no handler. */
    <R> Reply<R> awaitReply(Command.Call<?, R> command, PendingCommand own) throws QueueException {
        boolean answered = false;
        replyWait.restart(own.sentNanos);
        try {
            do {
                switch (receive()) {
                    case MESSAGE -> {
                        ReceivedMessage message = received();
                        PendingCommand whose = pending.answeredBy(message);
                        if (whose == own) {
                            answered = true;
                            return own.reply(message, command);
                        }
                        handOut(message, whose);
                    }
                    case REJECTED -> {}
                    case EMPTY -> replyWait.pause();
                }
                expire();
            } while (!replyWait.expired());
            return new Reply.Lost<>(timedOut(own));
        } finally {
            if (answered) {
                pending.remove(own);
            } else {
                pending.giveUp(own);
            }
            own.clear();
        }
    }

    private QueueFailure timedOut(PendingCommand command) {
        return new QueueFailure.TimedOut(
                command.awaited(), clock.nanoTime() - command.sentNanos, rejected() - command.rejectedBefore);
    }

    /** Takes at most one message, and gives up the commands that have waited long enough. */
    MessageReceiver.Outcome step() throws QueueException {
        MessageReceiver.Outcome outcome = receive();
        if (outcome == MessageReceiver.Outcome.MESSAGE) {
            ReceivedMessage message = received();
            handOut(message, pending.answeredBy(message));
        }
        expire();
        return outcome;
    }

    /** Gives up the commands that have waited long enough, and tells their handlers. */
    void expire() {
        PendingCommand oldest = pending.oldest();
        while (oldest != null && clock.nanoTime() - oldest.sentNanos >= replyWait.bound()) {
            QueueFailure failure = timedOut(oldest);
            pending.giveUp(oldest);
            deliver(oldest, new Reply.Lost<>(failure));
            oldest = pending.oldest();
        }
    }

    /** Gives a message to the command that it answers, or to the handler of events. */
    void handOut(ReceivedMessage message, @Nullable PendingCommand answered) {
        if (answered == null) {
            dispatch(message);
        } else {
            pending.remove(answered);
            deliver(answered, answered.reply(message));
        }
        abandonIfDead();
    }

    /** Tells the handler of a command that is not pending any more. */
    @SuppressWarnings("unchecked") // A handler comes with the command whose reply type is its own.
    private <R> void deliver(PendingCommand command, Reply<R> reply) {
        ReplyHandler<R> replies = (ReplyHandler<R>) Objects.requireNonNull(command.handler);
        long ticket = command.ticket;
        // Before the handler runs, for it may submit another.
        command.clear();
        QueueState.Busy before = state.enter(QueueState.Busy.HANDLING);
        try {
            replies.onReply(ticket, reply);
        } finally {
            state.leave(before);
        }
    }

    /** Looks for one message. */
    MessageReceiver.Outcome receive() throws QueueException {
        tryLink();
        if (receiver == null) {
            return MessageReceiver.Outcome.EMPTY;
        }
        try {
            MessageReceiver.Outcome outcome = receiver.receive();
            if (receiver.lost() != lostBefore) {
                lostBefore = receiver.lost();
                pending.lost();
            }
            return outcome;
        } catch (QueueException e) {
            throw die(e.failure());
        }
    }

    /** Messages thrown away so far. */
    long rejected() {
        return receiver == null ? 0 : receiver.rejected();
    }

    /** The message that {@link #receive} found. */
    ReceivedMessage received() {
        return Objects.requireNonNull(receiver).message();
    }

    /** Whether there is a link. */
    boolean isLinked() {
        return receiver != null;
    }

    /**
     * Hands out what has arrived before a call goes out. Among it may be the late reply to an earlier call of the same
     * function, which would be taken for the reply to this one.
     */
    void drain() throws QueueException {
        // No more can be there than the ring holds; what arrives from now on is not waited for.
        for (int i = 0; i < region.protocol().ringPages() && step() != MessageReceiver.Outcome.EMPTY; i++) {}
    }

    /** Waits until at most so many commands are pending. */
    void settle(int atMost) throws QueueException {
        boolean waiting = false;
        while (pending.count() > atMost) {
            if (step() != MessageReceiver.Outcome.EMPTY) {
                waiting = false;
            } else if (!waiting || !replyWait.pause()) {
                replyWait.restart();
                waiting = true;
            }
        }
    }

    private void dispatch(ReceivedMessage message) {
        QueueState.Busy before = state.enter(QueueState.Busy.HANDLING);
        try {
            handler.onEvent(message.number, message.payload());
        } finally {
            state.leave(before);
        }
    }

    /** Shows a message to who waits for one. */
    <T> @Nullable T match(EventMatcher<? extends T> matcher, ReceivedMessage message) {
        QueueState.Busy before = state.enter(QueueState.Busy.HANDLING);
        try {
            return matcher.match(message.number, message.payload());
        } finally {
            state.leave(before);
        }
    }

    /** The queue dies of a failure. */
    QueueException die(QueueFailure failure) {
        state.die(failure);
        abandonIfDead();
        return failure.toException();
    }

    /** Tells the handlers of a dead queue's commands that nothing more will come; once no other handler runs. */
    void abandonIfDead() {
        QueueFailure death = state.death();
        PendingCommand oldest = pending.oldest();
        while (death != null && oldest != null && state.idle()) {
            pending.remove(oldest);
            deliver(oldest, new Reply.Lost<>(death));
            oldest = pending.oldest();
        }
    }
}
