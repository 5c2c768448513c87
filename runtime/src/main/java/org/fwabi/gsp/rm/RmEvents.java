package org.fwabi.gsp.rm;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.RpcPostEvent;
import org.fwabi.message.BadMessage;
import org.fwabi.message.MessageType;
import org.fwabi.message.UnsupportedReleaseException;

/**
 * Takes the events of clients out of the stream of events and gives them to who subscribed. A driver's event handler asks
 * it first:
 *
 * <pre>{@code
 * queue.onEvent((number, payload) -> {
 *     if (!events.route(number, payload)) {
 *         handle(abi.events().decode(number, payload));
 *     }
 * });
 * }</pre>
 */
public final class RmEvents {
    private final int number;
    private final MessageType<RpcPostEvent> type;
    private final Map<Integer, RmClient> clients = new HashMap<>();
    private final Strays strays;

    /** Hears of events that nobody gets. */
    @FunctionalInterface
    public interface Strays {
        /** An event came that is malformed, or whose client or event object is not there (any more). */
        void stray(String reason);
    }

    /**
     * Routes events of a release.
     *
     * @throws UnsupportedReleaseException if the runtime does not know it
     */
    public RmEvents(String release, Strays strays) throws UnsupportedReleaseException {
        GspAbi abi = GspAbi.of(release);
        this.number = abi.eventNumber("POST_EVENT").orElseThrow();
        this.type = abi.rpcPostEvent();
        this.strays = strays;
    }

    void add(RmClient client) {
        clients.put(client.handle(), client);
    }

    void remove(RmClient client) {
        clients.remove(client.handle());
    }

    /**
     * Gives an event to who subscribed to it. Never throws because of what the event holds.
     *
     * @param eventNumber as received
     * @param payload as received, already copied out of memory that the firmware can write
     * @return false if it is not an event of a client; then it is the caller's
     */
    public boolean route(int eventNumber, MemorySegment payload) {
        if (eventNumber != number) {
            return false;
        }
        BadMessage bad = type.check(payload);
        if (bad != null) {
            strays.stray(bad.toString());
            return true;
        }
        RpcPostEvent message = type.view(payload);
        RmClient client = clients.get(message.client());
        RmEvent named = client == null ? null : client.subscriptions().get(message.event());
        if (client == null || named == null) {
            strays.stray("event %08x of client %08x, which has none".formatted(message.event(), message.client()));
            return true;
        }
        RmEvent.Notification notification = new RmEvent.Notification(
                (int) message.notifyIndex(),
                message.data(),
                message.info16(),
                RmStatus.of(message.status()),
                message.eventDataBytes());
        if (message.bNotifyList()) {
            // A listener may unsubscribe; so the list is fixed before.
            for (RmEvent event : List.copyOf(client.subscriptions().values())) {
                if (event.notifier() == notification.notifier()) {
                    event.deliver(notification);
                }
            }
        } else {
            named.deliver(notification);
        }
        return true;
    }
}
