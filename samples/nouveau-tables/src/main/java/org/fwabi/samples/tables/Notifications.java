package org.fwabi.samples.tables;

import java.util.function.Consumer;
import org.fwabi.gsp.rm.RmEvent;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.message.BadMessage;
import org.fwabi.message.MessageType;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.HotplugNotification;

/**
 * What a subdevice notifies of, with its data as a type. Listeners are called while the queue is in use and must not make
 * calls themselves.
 */
public final class Notifications {
    /** Source: NVIDIA open-gpu-kernel-modules 570.144, cl2080_notification.h. */
    private static final int HOTPLUG = 1;

    private static final int DP_IRQ = 7;

    private Notifications() {}

    /**
     * Displays came or went.
     *
     * @param plugged a bit a display
     * @param unplugged a bit a display
     */
    public record Hotplug(long plugged, long unplugged) {}

    /**
     * Listens for displays that come and go, until the result is closed.
     *
     * @throws RmException if the firmware refused
     */
    public static RmEvent onHotplug(GpuClient client, Consumer<Hotplug> listener) throws RmException {
        MessageType<HotplugNotification> type = client.abi().hotplugNotification();
        return client.subdevice().subscribe(HOTPLUG, notification -> {
            BadMessage bad = type.check(notification.data());
            if (bad == null) {
                HotplugNotification data = type.view(notification.data());
                listener.accept(new Hotplug(data.plugDisplayMask(), data.unplugDisplayMask()));
            }
        });
    }

    /**
     * Listens for DisplayPort sinks that want attention, until the result is closed.
     *
     * @param listener gets the display, as a bit
     * @throws RmException if the firmware refused
     */
    public static RmEvent onDisplayPortInterrupt(GpuClient client, Consumer<Long> listener) throws RmException {
        GspAbi abi = client.abi();
        return client.subdevice().subscribe(DP_IRQ, notification -> {
            BadMessage bad = abi.dpIrqNotification().check(notification.data());
            if (bad == null) {
                listener.accept(
                        abi.dpIrqNotification().view(notification.data()).displayId());
            }
        });
    }
}
