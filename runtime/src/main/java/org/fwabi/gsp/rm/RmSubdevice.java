package org.fwabi.gsp.rm;

import org.fwabi.gsp.abi.EventParameters;
import org.fwabi.message.ObjectClass;

/** The subdevice of a client: the GPU itself, which most controls are for, and which sends notifications. */
public final class RmSubdevice extends RmObject {
    static final int HANDLE = 0x5d1d0000;

    private static final int EVENT_HANDLES = 0x007e0000;

    /** Beside the notifier's number: the event is for the driver itself. */
    private static final long CLIENT_RM = 1L << 26;

    private static final int REPEAT = 2;

    private final RmClient owner;
    private int nextEvent;

    RmSubdevice(RmClient owner, RmDevice parent) {
        super(
                owner.calls(),
                owner.client(),
                HANDLE,
                owner.calls().abi().subdevice().name(),
                parent);
        this.owner = owner;
    }

    /**
     * Has a notifier told to a listener, each time, until the event is closed.
     *
     * @param notifier its number, e.g. 1 for hot-plug
     * @param listener called on the thread that uses the queue, while it polls or waits; must not make calls itself
     * @throws RmException if the resource manager refused; nothing is left behind then
     */
    public RmEvent subscribe(int notifier, RmEvent.Listener listener) throws RmException {
        ObjectClass<EventParameters> callback = calls().abi().eventCallback();
        int handle = EVENT_HANDLES | (nextEvent++ & 0xffff);
        make(
                handle,
                callback,
                params -> params.parentClient(client())
                        .source(handle())
                        .objectClass(Integer.toUnsignedLong(callback.number()))
                        .notifyIndex(CLIENT_RM | notifier));
        RmEvent event = new RmEvent(owner, this, handle, notifier, listener);
        try {
            enable(notifier);
        } catch (RmException e) {
            event.close();
            throw e;
        }
        return event;
    }

    private void enable(int notifier) throws RmException {
        control(calls().abi().setNotifier(), params -> params.event(notifier).action(REPEAT))
                .orThrow("notifier " + notifier);
    }
}
