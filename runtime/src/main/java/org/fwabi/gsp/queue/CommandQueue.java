package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.fwabi.device.Clock;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The driver's side of both queues: sends commands, waits for replies, hands out events.
 *
 * <p><strong>Threads.</strong> One at a time; the caller sees to that. The GSP runs on meanwhile, without a lock.
 *
 * <p><strong>Memory.</strong> A reply's message, and whatever a matcher was given, is a view of the queue's private
 * memory: valid until the next use of the queue. What a {@code fill} was given is valid until it returns.
 *
 * <p><strong>Failures.</strong> What the GSP sends never makes this class throw an unchecked exception. A bad message
 * costs that message only, and shows in the trace. A queue whose state is unknown is dead: whatever is tried then fails
 * at once with {@link QueueFailure.Dead}. Once the region's buffer or the queue is closed, any use throws
 * {@link IllegalStateException}.
 */
public final class CommandQueue implements AutoCloseable {
    private enum Busy {
        NO,
        FILLING,
        HANDLING
    }

    private final QueueRegion region;
    private final Clock clock;
    private final QueueLimits limits;
    private final Arena arena = Arena.ofShared();
    private final MessageSender sender;
    private @Nullable MessageReceiver receiver;
    private EventHandler handler = (number, payload) -> {};
    private @Nullable QueueTrace trace;
    private @Nullable QueueFailure linkFault;
    private @Nullable QueueFailure death;
    private Busy busy = Busy.NO;
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
        this.region = region;
        this.clock = clock;
        this.limits = limits;
        this.sender = new MessageSender(region, clock, limits.space(), doorbell, this::tryLink, arena);
    }

    /** Who gets events from now on. Without a handler they only show in the trace. */
    public void onEvent(EventHandler eventHandler) {
        handler = eventHandler;
    }

    /** Who sees every message from now on; null for nobody. */
    public void trace(@Nullable QueueTrace listener) {
        trace = listener;
        sender.trace(listener);
        if (receiver != null) {
            receiver.trace(listener);
        }
    }

    /** What the queue died of, or null while it lives. */
    public @Nullable QueueFailure death() {
        return death;
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
    private QueueException unlinked(String awaited, Deadline deadline) {
        return linkFault == null
                ? new QueueFailure.TimedOut(awaited, deadline.waitedNanos(), 0).toException()
                : die(linkFault);
    }

    /** Links if the GSP's header is complete. It is written word by word, so a wrong one may become right. */
    private void tryLink() {
        PeerLink link = region.readPeer();
        linkFault = link == null ? null : link.fault();
        if (link == null || linkFault != null) {
            return;
        }
        sender.connect(link);
        receiver = new MessageReceiver(region, link, clock, limits.messageMax(), arena);
        receiver.trace(trace);
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
        transmit(command, tailBytes, false, (request, tail) -> fill.accept(request));
    }

    /** As {@link #send(Command.OneWay, long, Consumer)}, with the variable part as plain memory too. */
    public <Q> void send(Command.OneWay<Q> command, long tailBytes, RequestFill<? super Q> fill) throws QueueException {
        transmit(command, tailBytes, false, fill);
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
        checkIdle();
        try {
            link();
            drain();
            int sequence = transmit(command, tailBytes, true, (request, tail) -> fill.accept(request));
            return awaitReply(command, sequence);
        } catch (QueueException e) {
            return new Reply.Lost<>(e.failure());
        }
    }

    /**
     * Waits for a message, picked by the caller. All others go to the handler.
     *
     * @param what what is waited for, in a few words, for the failure's text
     * @param bound how long at most in all, the wait for the GSP to set up its queue included
     * @param matcher is shown every message
     * @return what the matcher gave
     * @throws QueueException with {@link QueueFailure.TimedOut} if it did not come, {@link QueueFailure.Unsuccessful} if
     *     its result word is not 0; others as in {@link #link()} and {@link #poll()}
     * @throws IllegalStateException from within an event handler
     */
    public <T> T await(String what, Duration bound, EventMatcher<? extends T> matcher) throws QueueException {
        checkIdle();
        checkLive();
        Deadline deadline = new Deadline(clock, bound);
        long rejectedBefore = rejected();
        do {
            switch (receive()) {
                case MESSAGE -> {
                    ReceivedMessage message = received();
                    T found = match(matcher, message);
                    if (found != null && message.result != 0) {
                        throw new QueueFailure.Unsuccessful(what, RpcResult.of(message.result)).toException();
                    }
                    if (found != null) {
                        return found;
                    }
                    dispatch(message);
                }
                case REJECTED -> {}
                case EMPTY -> deadline.pause();
            }
        } while (!deadline.expired());
        throw receiver == null
                ? unlinked(what, deadline)
                : new QueueFailure.TimedOut(what, deadline.waitedNanos(), rejected() - rejectedBefore).toException();
    }

    /**
     * Takes at most one message out of the queue and hands it to the handler. Does not wait, unless a message may have
     * more records.
     *
     * @return false if there was nothing; true also for what had to be thrown away
     * @throws QueueException with {@link QueueFailure.BadPointer} if the queue died of it, {@link QueueFailure.Dead} if it
     *     had before
     * @throws IllegalStateException from within an event handler
     */
    public boolean poll() throws QueueException {
        checkIdle();
        checkLive();
        return switch (receive()) {
            case EMPTY -> false;
            case REJECTED -> true;
            case MESSAGE -> {
                dispatch(received());
                yield true;
            }
        };
    }

    /** Frees the queue's own memory. The region's buffer is its owner's to close. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /** Sends a command and returns the RPC sequence that its first record carries. */
    private <Q> int transmit(Command<Q> command, long tailBytes, boolean awaited, RequestFill<? super Q> fill)
            throws QueueException {
        if (busy == Busy.FILLING) {
            throw new IllegalStateException("the queue can't be used while a request is filled in");
        }
        checkLive();
        MessageType<Q> type = command.request();
        long most = limits.messageMax() - type.byteSize();
        if (tailBytes < 0 || tailBytes > most) {
            throw new IllegalArgumentException(
                    "%s: a tail of %d bytes, 0 to %d are possible".formatted(command.name(), tailBytes, most));
        }
        long payload = type.byteSize() + tailBytes;
        if (receiver == null) {
            tryLink();
        }
        int records = sender.records(payload);
        boolean counted =
                region.protocol().rpcSequence() == QueueProtocol.RpcSequence.COUNTER && (awaited || records > 1);
        int sequence = counted ? rpcSequence : 0;
        try {
            sender.send(
                    command.number(),
                    type,
                    payload,
                    counted,
                    sequence,
                    (request, tail) -> filling(fill, request, tail));
            if (counted) {
                rpcSequence += records;
            }
            return sequence;
        } catch (QueueException e) {
            throw e.failure() instanceof QueueFailure.Full ? e : die(e.failure());
        }
    }

    private <Q> void filling(RequestFill<? super Q> fill, Q request, MemorySegment tail) {
        Busy before = busy;
        busy = Busy.FILLING;
        try {
            fill.fill(request, tail);
        } finally {
            busy = before;
        }
    }

    /**
     * Hands out what has arrived before a call goes out. Among it may be the late reply to an earlier call of the same
     * function, which would be taken for the reply to this one.
     */
    private void drain() throws QueueException {
        // No more can be there than the ring holds; what arrives from now on is not waited for.
        for (int i = 0; i < region.protocol().ringPages() && poll(); i++) {}
    }

    private <R> Reply<R> awaitReply(Command.Call<?, R> command, int sequence) throws QueueException {
        Deadline deadline = new Deadline(clock, limits.reply());
        long rejectedBefore = rejected();
        do {
            switch (receive()) {
                case MESSAGE -> {
                    ReceivedMessage message = received();
                    if (isReply(message, command, sequence)) {
                        return read(message, command);
                    }
                    dispatch(message);
                }
                case REJECTED -> {}
                case EMPTY -> deadline.pause();
            }
        } while (!deadline.expired());
        return new Reply.Lost<>(new QueueFailure.TimedOut(
                "reply to " + command.name(), deadline.waitedNanos(), rejected() - rejectedBefore));
    }

    private boolean isReply(ReceivedMessage message, Command.Call<?, ?> command, int sequence) {
        return message.number == command.number()
                && (!region.protocol().repliesCarrySequence() || message.rpcSequence == sequence);
    }

    private static <R> Reply<R> read(ReceivedMessage message, Command.Call<?, R> command) {
        if (message.result != 0) {
            return new Reply.Refused<>(RpcResult.of(message.result));
        }
        MemorySegment payload = message.payload();
        BadMessage bad = command.reply().check(payload);
        return bad == null
                ? new Reply.Ok<>(command.reply().view(payload))
                : new Reply.Lost<>(new QueueFailure.BadReply(bad));
    }

    private MessageReceiver.Outcome receive() throws QueueException {
        if (receiver == null) {
            tryLink();
        }
        if (receiver == null) {
            return MessageReceiver.Outcome.EMPTY;
        }
        try {
            return receiver.receive();
        } catch (QueueException e) {
            throw die(e.failure());
        }
    }

    private ReceivedMessage received() {
        return Objects.requireNonNull(receiver).message();
    }

    private long rejected() {
        return receiver == null ? 0 : receiver.rejected();
    }

    private void dispatch(ReceivedMessage message) {
        Busy before = busy;
        busy = Busy.HANDLING;
        try {
            handler.onEvent(message.number, message.payload());
        } finally {
            busy = before;
        }
    }

    private <T> @Nullable T match(EventMatcher<? extends T> matcher, ReceivedMessage message) {
        Busy before = busy;
        busy = Busy.HANDLING;
        try {
            return matcher.match(message.number, message.payload());
        } finally {
            busy = before;
        }
    }

    private QueueException die(QueueFailure failure) {
        death = failure;
        return failure.toException();
    }

    private void checkLive() throws QueueException {
        if (death != null) {
            throw new QueueFailure.Dead(death).toException();
        }
    }

    private void checkIdle() {
        if (busy != Busy.NO) {
            throw new IllegalStateException(
                    "an event handler, matcher or fill may not wait for messages: it is called while the queue does");
        }
    }
}
