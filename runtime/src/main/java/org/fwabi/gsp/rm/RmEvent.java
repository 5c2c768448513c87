package org.fwabi.gsp.rm;

import java.lang.foreign.MemorySegment;

/** A subscription to a notifier, until it is closed. */
public final class RmEvent extends RmObject {
    /** Hears of a notifier. */
    @FunctionalInterface
    public interface Listener {
        /** The notifier fired. */
        void notified(Notification notification);
    }

    /**
     * What a notifier says.
     *
     * @param notifier its number
     * @param value its value
     * @param info16 its second value, unsigned
     * @param status of the notification, 0 where all is well
     * @param data its data, whose struct depends on the notifier; private memory, valid during the call
     */
    public record Notification(int notifier, long value, int info16, RmStatus status, MemorySegment data) {}

    private final RmClient owner;
    private final int notifier;
    private final Listener listener;

    RmEvent(RmClient owner, RmSubdevice source, int handle, int notifier, Listener listener) {
        super(
                owner.calls(),
                owner.client(),
                handle,
                owner.calls().abi().eventCallback().name(),
                source);
        this.owner = owner;
        this.notifier = notifier;
        this.listener = listener;
        owner.subscriptions().put(handle, this);
    }

    /** The notifier's number. */
    public int notifier() {
        return notifier;
    }

    void deliver(Notification notification) {
        listener.notified(notification);
    }

    @Override
    void released() {
        owner.subscriptions().remove(handle());
    }
}
