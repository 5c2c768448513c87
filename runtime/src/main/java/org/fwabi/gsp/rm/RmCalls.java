package org.fwabi.gsp.rm;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.fwabi.device.Clock;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.RpcFree;
import org.fwabi.gsp.abi.RpcGspRmAlloc;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.queue.RpcResult;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.Control;
import org.fwabi.message.Empty;
import org.fwabi.message.MessageType;
import org.fwabi.message.ObjectClass;
import org.fwabi.message.UnsupportedReleaseException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the resource manager over a queue: controls, allocations and frees, each in the envelope that the release in
 * use has for it. Waits as long as the queue does. One thread at a time, like the queue.
 *
 * <p>Handles are 32-bit numbers that the driver picks, unique within a client.
 *
 * <p>What goes out is as long as the release says, and so must be what comes back. An answer that is about another call
 * than the one that was made is {@link RmReply.Malformed}: releases whose replies carry no sequence number could else take
 * the late answer to a call that was given up for the answer to the next.
 */
public final class RmCalls {
    private final CommandQueue queue;
    private final Clock clock;
    private final ControlEnvelopes envelopes;
    private final ArrayDeque<ControlCall> unused = new ArrayDeque<>();
    private final Command.Call<RpcGspRmAlloc, RpcGspRmAlloc> alloc;
    private final Command.Call<RpcFree, RpcFree> free;
    private final GspAbi abi;

    private RmCalls(CommandQueue queue, GspAbi abi, Clock clock) {
        this.queue = queue;
        this.clock = clock;
        this.envelopes = new ControlEnvelopes(abi);
        this.alloc = abi.gspRmAlloc();
        this.free = abi.free();
        this.abi = abi;
    }

    /**
     * Calls over a queue.
     *
     * @param queue of a GSP that is up
     * @param release of the firmware that runs there
     * @param clock the device's, for pauses between tries
     * @throws UnsupportedReleaseException if the runtime knows no envelopes of that release
     */
    public static RmCalls of(CommandQueue queue, String release, Clock clock) throws UnsupportedReleaseException {
        return new RmCalls(queue, GspAbi.of(release), clock);
    }

    /** Bindings of the classes that every driver needs. */
    GspAbi abi() {
        return abi;
    }

    /** The release of the firmware. */
    public String release() {
        return abi.release();
    }

    /**
     * Calls a control that takes nothing, or whose parameters as they are made are what to send.
     *
     * @see #control(int, int, Control, Consumer)
     */
    public <P> RmReply<P> control(int client, int object, Control<P> what) {
        return control(client, object, what, params -> {});
    }

    /**
     * Calls a control of an object.
     *
     * @param client handle of the client that calls
     * @param object handle of the object, which belongs to that client
     * @param what as the release in use knows it
     * @param fill writes the parameters; what it leaves alone is as the specs say, else zero. Nothing is sent if it
     *     throws
     * @throws IllegalStateException from within an event handler
     */
    public <P> RmReply<P> control(int client, int object, Control<P> what, Consumer<? super P> fill) {
        ControlCall call = call().of(client, object, what, fill, null);
        try {
            return envelopes.read(
                    queue.call(envelopes.command(), what.params().byteSize(), call), client, object, what);
        } finally {
            call.end();
        }
    }

    /**
     * Calls a control of an object, and does not wait for the answer: {@link CommandQueue#submit} says who takes it, when,
     * and how many calls may be on their way.
     *
     * @param client handle of the client that calls
     * @param object handle of the object, which belongs to that client
     * @param what as the release in use knows it
     * @param fill writes the parameters, before this returns
     * @param replies takes what the call comes to
     * @return the ticket by which the handler knows the call
     * @throws QueueException if nothing comes of it, as in {@link CommandQueue#submit}
     */
    public <P> long submit(int client, int object, Control<P> what, Consumer<? super P> fill, RmReplyHandler<P> replies)
            throws QueueException {
        ControlCall call = call().of(client, object, what, fill, replies);
        boolean sent = false;
        try {
            long ticket = queue.submit(envelopes.command(), what.params().byteSize(), call, call);
            sent = true;
            return ticket;
        } finally {
            if (!sent) {
                call.end();
            }
        }
    }

    private ControlCall call() {
        ControlCall call = unused.poll();
        return call != null ? call : new ControlCall(envelopes, unused);
    }

    /**
     * Calls a control again while the caller's rule says so. The parameters are filled in anew each time.
     *
     * @see #control(int, int, Control, Consumer)
     */
    public <P> RmReply<P> control(
            int client, int object, Control<P> what, Consumer<? super P> fill, RmRetry<? super P> retry) {
        for (int tries = 1; ; tries++) {
            RmReply<P> reply = control(client, object, what, fill);
            // Only these have a status. One that is fine may still mean that the answer is not ready yet.
            RmStatus status;
            P params;
            switch (reply) {
                case RmReply.Failed<P>(RmStatus failed, P there) -> {
                    status = failed;
                    params = there;
                }
                case RmReply.Fine<P>(RmStatus fine, P there) -> {
                    status = fine;
                    params = there;
                }
                default -> {
                    return reply;
                }
            }
            if (tries > retry.times() || !retry.statuses().test(status.number())) {
                return reply;
            }
            // Before anything else uses the queue, and with it the memory of the parameters.
            long nanos = retry.pause().apply(params).toNanos();
            retry.told().retrying(what.name(), status, tries);
            clock.sleepNanos(nanos);
        }
    }

    /**
     * Creates an object whose class takes nothing, or whose parameters as they are made are what to send.
     *
     * @see #alloc(int, int, int, ObjectClass, Consumer)
     */
    public <P> RmReply<P> alloc(int client, int parent, int object, ObjectClass<P> what) {
        return alloc(client, parent, object, what, params -> {});
    }

    /**
     * Creates an object.
     *
     * @param client handle of the client that will own it
     * @param parent handle of its parent; a client is its own
     * @param object its handle, not in use within the client
     * @param what its class, as the release in use knows it
     * @param fill writes the parameters; what it leaves alone is as the specs say, else zero. Nothing is sent if it
     *     throws
     * @throws IllegalStateException from within an event handler
     */
    public <P> RmReply<P> alloc(int client, int parent, int object, ObjectClass<P> what, Consumer<? super P> fill) {
        long size = what.params().byteSize();
        Reply<RpcGspRmAlloc> reply = queue.call(alloc, size, envelope -> {
            envelope.client(client)
                    .parent(parent)
                    .object(object)
                    .objectClass(Integer.toUnsignedLong(what.number()))
                    .paramsSize(size);
            fill.accept(what.params().fresh(envelope.paramsBytes()));
        });
        return switch (reply) {
            case Reply.Ok<RpcGspRmAlloc>(RpcGspRmAlloc envelope) -> {
                BadMessage bad = mismatch(envelope, client, object, what);
                yield bad == null
                        ? read(what.params(), envelope.paramsBytes(), envelope.status())
                        : new RmReply.Malformed<>(bad);
            }
            case Reply.Refused<RpcGspRmAlloc>(RpcResult result) -> new RmReply.Refused<>(result);
            case Reply.Lost<RpcGspRmAlloc>(QueueFailure failure) -> ControlEnvelopes.lost(failure);
        };
    }

    /**
     * Frees an object and all below it.
     *
     * @param client handle of the client that owns it
     * @param object its handle; that of the client frees all that it has
     * @throws IllegalStateException from within an event handler
     */
    public RmReply<Empty> free(int client, int object) {
        Reply<RpcFree> reply =
                queue.call(free, envelope -> envelope.params().client(client).object(object));
        return switch (reply) {
            case Reply.Ok<RpcFree>(RpcFree envelope) -> {
                BadMessage bad = Echo.handle(
                        free.reply(),
                        "params.hObjectOld",
                        object,
                        envelope.params().object());
                yield bad == null
                        ? read(Empty.TYPE, MemorySegment.NULL, envelope.params().status())
                        : new RmReply.Malformed<>(bad);
            }
            case Reply.Refused<RpcFree>(RpcResult result) -> new RmReply.Refused<>(result);
            case Reply.Lost<RpcFree>(QueueFailure failure) -> ControlEnvelopes.lost(failure);
        };
    }

    private @Nullable BadMessage mismatch(RpcGspRmAlloc envelope, int client, int object, ObjectClass<?> what) {
        MessageType<?> type = alloc.reply();
        BadMessage bad = Echo.handle(type, "hClient", client, envelope.client());
        bad = bad != null ? bad : Echo.handle(type, "hObject", object, envelope.object());
        bad = bad != null ? bad : Echo.handle(type, "hClass", what.number(), (int) envelope.objectClass());
        return bad != null ? bad : Echo.size(type, what.name(), abi.release(), what.params(), envelope.paramsSize());
    }

    private static <P> RmReply<P> read(MessageType<P> type, MemorySegment bytes, long number) {
        BadMessage bad = type.check(bytes);
        if (bad != null) {
            return new RmReply.Malformed<>(bad);
        }
        P params = type.view(bytes);
        return number == 0 ? new RmReply.Ok<>(params) : new RmReply.Failed<>(RmStatus.of(number), params);
    }
}
