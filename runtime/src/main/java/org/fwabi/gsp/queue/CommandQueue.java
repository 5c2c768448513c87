package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.function.Consumer;
import org.fwabi.device.Clock;
import org.fwabi.message.Command;
import org.jspecify.annotations.Nullable;

/**
 * The driver's side of both queues: sends commands, waits for replies or takes them when they come, hands out events.
 *
 * <p><strong>Threads.</strong> One at a time; the caller sees to that. The GSP runs on meanwhile, without a lock.
 *
 * <p><strong>Memory.</strong> A reply's message, and whatever a matcher was given, is a view of the queue's private
 * memory: valid until the next use of the queue. What a {@code fill} was given is valid until it returns. These objects
 * are used again for messages of the same type and length, so commands, replies and events allocate nothing once each
 * type and length has been there; a trace costs an object a message, and so does a failure.
 *
 * <p><strong>Failures.</strong> What the GSP sends never makes this class throw an unchecked exception. A bad message
 * costs that message only, and shows in the trace. A queue whose state is unknown is dead: whatever is tried then fails
 * at once with {@link QueueFailure.Dead}. Once the region's buffer or the queue is closed, any use throws
 * {@link IllegalStateException}.
 */
public final class CommandQueue implements AutoCloseable {
    /** Commands that may be on their way at once: as many as fit a ring of the usual size, and two. */
    public static final int MAX_PENDING = 64;

    private final QueueProtocol protocol;
    private final Clock clock;
    private final QueueLimits limits;
    private final Arena arena = Arena.ofShared();
    private final QueueState state = new QueueState();
    private final MessageSender sender;
    private final Inbox inbox;
    private final Deadline room;
    private int rpcSequence;

    /**
     * A queue over a fresh region, with {@link QueueLimits#DEFAULT}.
     *
     * @param region set up, and not used by another queue
     * @param clock the time base of the device
     * @param doorbell tells the GSP that there is something new; run once for each element
     */
    public CommandQueue(QueueRegion region, Clock clock, Runnable doorbell) {
        this(region, clock, doorbell, QueueLimits.DEFAULT);
    }

    /** Like {@link #CommandQueue(QueueRegion, Clock, Runnable)}, with other limits. */
    public CommandQueue(QueueRegion region, Clock clock, Runnable doorbell, QueueLimits limits) {
        this.protocol = region.protocol();
        this.clock = clock;
        this.limits = limits;
        this.sender = new MessageSender(region, clock, limits.space(), doorbell, this::tryLink, arena);
        this.inbox = new Inbox(region, clock, limits, state, arena, sender::connect);
        this.room = new Deadline(clock, limits.space());
    }

    private void tryLink() {
        inbox.tryLink();
    }

    /** Who gets events from now on. Without a handler they only show in the trace. */
    public void onEvent(EventHandler eventHandler) {
        inbox.onEvent(eventHandler);
    }

    /** Who sees every message from now on; null for nobody. */
    public void trace(@Nullable QueueTrace listener) {
        sender.trace(listener);
        inbox.trace(listener);
    }

    /** What the queue died of, or null while it lives. */
    public @Nullable QueueFailure death() {
        return state.death();
    }

    /**
     * Waits until the GSP has set up its queue. Commands may be sent before that, up to what the ring holds. Called by
     * itself where needed.
     *
     * @throws QueueException with {@link QueueFailure.TimedOut} if the GSP's header stays empty, or
     *     {@link QueueFailure.BadPeer} if it stays wrong, within {@link QueueLimits#link()}
     */
    public void link() throws QueueException {
        checkLive();
        inbox.link();
    }

    /** Sends a command without variable part; see {@link #send(Command.OneWay, long, Consumer)}. */
    public <Q> void send(Command.OneWay<Q> command, Consumer<? super Q> fill) throws QueueException {
        send(command, 0, fill);
    }

    /**
     * Sends a command that nothing answers.
     *
     * @param tailBytes bytes behind the request's fixed part
     * @param fill writes the request; what it leaves alone is as the specs say, else zero. Nothing is sent if
     *     it throws
     * @throws QueueException with {@link QueueFailure.Full} if there was no room within {@link QueueLimits#space()};
     *     {@link QueueFailure.HalfSent} or {@link QueueFailure.BadPointer} if the queue died of it;
     *     {@link QueueFailure.Dead} if it had before
     * @throws IllegalArgumentException if the payload exceeds {@link QueueLimits#messageMax()}
     */
    public <Q> void send(Command.OneWay<Q> command, long tailBytes, Consumer<? super Q> fill) throws QueueException {
        try (Draft<Q> draft = draft(command, tailBytes)) {
            fillIn(draft, fill);
            transmit(command, draft, false);
        }
    }

    /** As {@link #send(Command.OneWay, long, Consumer)}, with the variable part as plain memory too. */
    public <Q> void send(Command.OneWay<Q> command, long tailBytes, RequestFill<? super Q> fill) throws QueueException {
        try (Draft<Q> draft = draft(command, tailBytes)) {
            fillIn(draft, fill);
            transmit(command, draft, false);
        }
    }

    /** Sends a command without variable part and waits; see {@link #call(Command.Call, long, Consumer)}. */
    public <Q, R> Reply<R> call(Command.Call<Q, R> command, Consumer<? super Q> fill) {
        return call(command, 0, fill);
    }

    /**
     * Sends a command and waits for its reply. From when the request is out that takes at most
     * {@link QueueLimits#reply()} in all, however much else arrives; that goes to the handler. Before, the GSP may have
     * to set up its queue and to make room, each with its own limit.
     *
     * @param tailBytes bytes behind the request's fixed part
     * @param fill writes the request; what it leaves alone is as the specs say, else zero. Nothing is sent if
     *     it throws
     * @throws IllegalArgumentException if the payload exceeds {@link QueueLimits#messageMax()}
     * @throws IllegalStateException from within an event handler: the reply to the call that is waiting there could come
     *     first, and would be lost
     */
    public <Q, R> Reply<R> call(Command.Call<Q, R> command, long tailBytes, Consumer<? super Q> fill) {
        state.checkMayWait();
        try {
            link();
            inbox.drain();
            inbox.settle(MAX_PENDING - 1);
            return inbox.awaitReply(command, dispatch(command, tailBytes, fill, null));
        } catch (QueueException e) {
            return new Reply.Lost<>(e.failure());
        }
    }

    /** Sends a command without variable part; see {@link #submit(Command.Call, long, Consumer, ReplyHandler)}. */
    public <Q, R> long submit(Command.Call<Q, R> command, Consumer<? super Q> fill, ReplyHandler<R> replies)
            throws QueueException {
        return submit(command, 0, fill, replies);
    }

    /**
     * Sends a command and does not wait for its reply. Whatever uses the queue next takes it when it has come and gives it
     * to the handler: {@link #poll}, {@link #settle}, {@link #await}, a call, or another submission. Each command that was
     * submitted comes to something once: a reply, a refusal, or {@link Reply.Lost} when {@link QueueLimits#reply()} has
     * passed or the queue died. Only closing the queue ends them without a word.
     *
     * <p>Up to {@value #MAX_PENDING} commands may be on their way. Outside of handlers, a submission hands out what has
     * arrived and waits for a reply if there are more. Inside, it fails.
     *
     * <p>Where the release's replies carry the sequence number of their command, they may come in any order. Where they do
     * not, commands of the same function are taken to be answered in their order; if a message gets lost meanwhile, those
     * commands come to {@link QueueFailure.Ambiguous}, so that no command gets the reply to another.
     *
     * @param tailBytes bytes behind the request's fixed part
     * @param fill writes the request; what it leaves alone is as the specs say, else zero. Nothing is sent if
     *     it throws
     * @param replies takes what the command comes to
     * @return the ticket by which the handler knows the command: counts commands that are answered, from 0
     * @throws IllegalStateException while a request is filled in
     * @throws QueueException if nothing comes of it: with {@link QueueFailure.TooManyPending} from within a handler;
     *     others as in {@link #send(Command.OneWay, long, Consumer)} and {@link #link()}
     * @throws IllegalArgumentException if the payload exceeds {@link QueueLimits#messageMax()}
     */
    public <Q, R> long submit(
            Command.Call<Q, R> command, long tailBytes, Consumer<? super Q> fill, ReplyHandler<R> replies)
            throws QueueException {
        if (state.idle()) {
            link();
            inbox.drain();
            long payload = payload(command, tailBytes);
            // While the records of a long message wait for room, nobody takes replies, and the GSP might wait for that.
            inbox.settle(sender.records(payload) > 1 ? 0 : MAX_PENDING - 1);
            makeRoom(payload);
        } else if (inbox.pending().isFull()) {
            throw new QueueFailure.TooManyPending(inbox.pending().count()).toException();
        }
        return dispatch(command, tailBytes, fill, replies).ticket;
    }

    /** Commands that were submitted and have come to nothing yet. */
    public int pending() {
        return inbox.pending().count();
    }

    /**
     * Waits until at most so many commands are pending. Each that is counted ends within {@link QueueLimits#reply()};
     * handlers that submit more prolong the wait.
     *
     * @throws QueueException as in {@link #poll()}
     * @throws IllegalStateException from within a handler
     */
    public void settle(int atMost) throws QueueException {
        state.checkMayWait();
        checkLive();
        inbox.settle(atMost);
    }

    /**
     * Waits for a message, picked by the caller. All others go to the handler.
     *
     * @param what what is waited for, in a few words, for the failure's text
     * @param bound how long at most in all, the wait for the GSP to set up its queue included
     * @param matcher is shown every message but replies to commands that were submitted
     * @return what the matcher gave
     * @throws QueueException with {@link QueueFailure.TimedOut} if it did not come, {@link QueueFailure.Unsuccessful} if
     *     its result word is not 0; others as in {@link #link()} and {@link #poll()}
     * @throws IllegalStateException from within an event handler
     */
    public <T> T await(String what, Duration bound, EventMatcher<? extends T> matcher) throws QueueException {
        state.checkMayWait();
        checkLive();
        Deadline deadline = new Deadline(clock, bound);
        long rejectedBefore = inbox.rejected();
        do {
            switch (inbox.receive()) {
                case MESSAGE -> {
                    ReceivedMessage message = inbox.received();
                    PendingCommand answered = inbox.pending().answeredBy(message);
                    T found = answered == null ? inbox.match(matcher, message) : null;
                    if (found != null && message.result != 0) {
                        throw new QueueFailure.Unsuccessful(what, RpcResult.of(message.result)).toException();
                    }
                    if (found != null) {
                        return found;
                    }
                    inbox.handOut(message, answered);
                }
                case REJECTED -> {}
                case EMPTY -> deadline.pause();
            }
            inbox.expire();
        } while (!deadline.expired());
        throw !inbox.isLinked()
                ? inbox.unlinked(what, deadline)
                : new QueueFailure.TimedOut(what, deadline.waitedNanos(), inbox.rejected() - rejectedBefore)
                        .toException();
    }

    /**
     * Takes at most one message out of the queue and hands it to its handler, and tells the handlers of commands whose time
     * is over. Does not wait, unless a message may have more records.
     *
     * @return false if there was nothing; true also for what had to be thrown away
     * @throws QueueException with {@link QueueFailure.BadPointer} if the queue died of it, {@link QueueFailure.Dead} if it
     *     had before
     * @throws IllegalStateException from within an event handler
     */
    public boolean poll() throws QueueException {
        state.checkMayWait();
        checkLive();
        return inbox.step() != MessageReceiver.Outcome.EMPTY;
    }

    /** Frees the queue's own memory. The region's buffer is its owner's to close. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /** Bytes of a command's payload. */
    private long payload(Command<?> command, long tailBytes) {
        long fixed = command.request().byteSize();
        long most = limits.messageMax() - fixed;
        if (tailBytes < 0 || tailBytes > most) {
            throw new IllegalArgumentException(
                    "%s: a tail of %d bytes, 0 to %d are possible".formatted(command.name(), tailBytes, most));
        }
        return fixed + tailBytes;
    }

    private <Q> Draft<Q> draft(Command<Q> command, long tailBytes) throws QueueException {
        state.checkMaySend();
        checkLive();
        return sender.draft(command.request(), payload(command, tailBytes));
    }

    private <Q> void fillIn(Draft<Q> draft, Consumer<? super Q> fill) {
        QueueState.Busy before = state.enter(QueueState.Busy.FILLING);
        try {
            fill.accept(draft.request());
        } finally {
            state.leave(before);
        }
    }

    private <Q> void fillIn(Draft<Q> draft, RequestFill<? super Q> fill) {
        QueueState.Busy before = state.enter(QueueState.Busy.FILLING);
        try {
            fill.fill(draft.request(), draft.tail());
        } finally {
            state.leave(before);
        }
    }

    /** Sends a command and returns the RPC sequence that its first record carries. */
    private int transmit(Command<?> command, Draft<?> draft, boolean awaited) throws QueueException {
        tryLink();
        int records = sender.records(draft.payload().byteSize());
        boolean counted = protocol.rpcSequence() == QueueProtocol.RpcSequence.COUNTER && (awaited || records > 1);
        int sequence = counted ? rpcSequence : 0;
        try {
            sender.send(draft, command.number(), counted, sequence);
        } catch (QueueException e) {
            throw e.failure() instanceof QueueFailure.Full ? e : inbox.die(e.failure());
        }
        rpcSequence += counted ? records : 0;
        return sequence;
    }

    private <Q> PendingCommand dispatch(
            Command.Call<Q, ?> command, long tailBytes, Consumer<? super Q> fill, @Nullable ReplyHandler<?> replies)
            throws QueueException {
        try (Draft<Q> draft = draft(command, tailBytes)) {
            fillIn(draft, fill);
            int sequence = transmit(command, draft, true);
            PendingCommand sent = inbox.pending().add(command, replies, sequence);
            sent.sentNanos = clock.nanoTime();
            sent.rejectedBefore = inbox.rejected();
            return sent;
        }
    }

    /**
     * Waits for room, and takes what arrives meanwhile: a GSP that finds no room for its replies takes no commands either.
     */
    private void makeRoom(long payload) throws QueueException {
        try {
            if (sender.hasRoom(payload)) {
                return;
            }
            room.restart();
            while (!sender.hasRoom(payload)) {
                if (room.expired()) {
                    throw sender.full(payload, room.waitedNanos()).toException();
                }
                if (inbox.step() == MessageReceiver.Outcome.EMPTY) {
                    room.pause();
                }
            }
        } catch (QueueException e) {
            throw e.failure() instanceof QueueFailure.BadPointer ? inbox.die(e.failure()) : e;
        }
    }

    private void checkLive() throws QueueException {
        inbox.abandonIfDead();
        state.checkLive();
    }
}
