package org.fwabi.gsp.rm;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of the resource manager: the root of a tree of objects. It frees them when it is closed.
 *
 * <p>Handles follow a fixed pattern, which shows in logs what an object is: {@code c1d0xxxx} a client, {@code de1d0000}
 * the device, {@code 5d1d0000} its subdevice, {@code 007exxxx} events. Unique within the client is enough.
 */
public final class RmClient extends RmObject {
    private static final int HANDLES = 0xc1d00000;
    private static final int HANDLES_MASK = 0xffff;

    private final RmEvents events;
    private final Map<Integer, RmEvent> subscriptions = new HashMap<>();
    private @Nullable RmDevice device;

    private RmClient(RmCalls calls, int handle, RmEvents events) {
        super(calls, handle, handle, calls.abi().client().name(), null);
        this.events = events;
        events.add(this);
    }

    /**
     * Creates a client.
     *
     * @param calls over the queue of a GSP that is up
     * @param number 0 to 65535, not that of another client
     * @param events routes its events
     * @throws RmException if the resource manager did not make it
     */
    public static RmClient create(RmCalls calls, int number, RmEvents events) throws RmException {
        if ((number & ~HANDLES_MASK) != 0) {
            throw new IllegalArgumentException("client %d, 0 to 65535 are possible".formatted(number));
        }
        int handle = HANDLES | number;
        calls.alloc(handle, handle, handle, calls.abi().client(), params -> params.client(handle))
                .orThrow("client %08x".formatted(handle));
        return new RmClient(calls, handle, events);
    }

    /**
     * The device of this client, made when it is first asked for.
     *
     * @throws RmException if the resource manager did not make it
     */
    public RmDevice device() throws RmException {
        RmDevice made = device;
        if (made == null || made.freed()) {
            make(RmDevice.HANDLE, calls().abi().device(), params -> params.shareClient(handle()));
            made = new RmDevice(this);
            device = made;
        }
        return made;
    }

    Map<Integer, RmEvent> subscriptions() {
        return subscriptions;
    }

    @Override
    void released() {
        events.remove(this);
    }
}
