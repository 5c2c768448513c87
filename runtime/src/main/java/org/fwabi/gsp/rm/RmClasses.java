package org.fwabi.gsp.rm;

import java.util.Map;
import org.fwabi.gsp.abi.ClientParameters;
import org.fwabi.gsp.abi.DeviceParameters;
import org.fwabi.gsp.abi.EventParameters;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.SetNotification;
import org.fwabi.gsp.abi.SubdeviceParameters;
import org.fwabi.message.Control;
import org.fwabi.message.ObjectClass;

/**
 * The classes that every driver needs, with the parameters of the release.
 *
 * <p>Source of the numbers, which no release has changed: NVIDIA open-gpu-kernel-modules 570.144, class headers and
 * ctrl2080event.h.
 */
record RmClasses(
        ObjectClass<ClientParameters> client,
        ObjectClass<DeviceParameters> device,
        ObjectClass<SubdeviceParameters> subdevice,
        ObjectClass<EventParameters> event,
        Control<SetNotification> setNotification) {
    /** A callback of the driver's own. */
    static final int EVENT = 0x7e;

    static RmClasses of(GspAbi abi) {
        return new RmClasses(
                new ObjectClass<>("NV01_ROOT", 0, abi.clientParameters()),
                new ObjectClass<>("NV01_DEVICE_0", 0x80, abi.deviceParameters()),
                new ObjectClass<>("NV20_SUBDEVICE_0", 0x2080, abi.subdeviceParameters()),
                new ObjectClass<>("NV01_EVENT_KERNEL_CALLBACK_EX", EVENT, abi.eventParameters()),
                new Control<>("NV2080_CTRL_CMD_EVENT_SET_NOTIFICATION", 0x20800301, abi.setNotification(), Map.of()));
    }
}
