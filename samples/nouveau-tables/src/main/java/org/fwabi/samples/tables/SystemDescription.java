package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.device.PciAddress;
import org.fwabi.device.PciDevice;
import org.fwabi.device.PciFunction;
import org.fwabi.device.PciIdentity;
import org.fwabi.samples.tables.abi.GspSystemInfo;

/**
 * The system around the GPU, as GSP_SET_SYSTEM_INFO tells it. The message has another layout in each release, and some of
 * its fields are only in some of them; the specs say for each what a release without it gets, so all are written alike.
 *
 * @param registers bus address of BAR 0
 * @param framebuffer bus address of BAR 1
 * @param instance bus address of BAR 2
 */
record SystemDescription(PciAddress place, PciIdentity identity, long registers, long framebuffer, long instance) {
    /** Where user space ends on the host: 47 bits, less a guard page. */
    private static final long USER_VA_LIMIT = (1L << 47) - 4096;

    /** Where the GPU mirrors its PCI configuration space in BAR 0, and how much of it. */
    private static final long CONFIG_MIRROR = 0x88000;

    private static final long CONFIG_MIRROR_SIZE = 0x1000;

    private static final long HOST_PAGE = 4096;

    static SystemDescription of(PciDevice.Bound device) {
        List<PciFunction.BarInfo> bars = device.bars();
        return new SystemDescription(
                device.address(),
                device.identity(),
                bars.get(0).physicalAddress(),
                bars.get(1).physicalAddress(),
                bars.get(2).physicalAddress());
    }

    /** Fills the message in; what is not set is zero. */
    void write(GspSystemInfo info) {
        info.gpuPhysAddr(registers)
                .gpuPhysFbAddr(framebuffer)
                .gpuPhysInstAddr(instance)
                .nvDomainBusDeviceFunc(busDeviceFunction(place))
                .maxUserVa(USER_VA_LIMIT)
                .pciConfigMirrorBase(CONFIG_MIRROR)
                .pciConfigMirrorSize(CONFIG_MIRROR_SIZE)
                .pciDeviceId(pair(identity.device(), identity.vendor()))
                .pciSubDeviceId(pair(identity.subsystem(), identity.subsystemVendor()))
                .pciRevisionId(identity.revision())
                .bIsPrimary(false)
                .bPreserveVideoMemoryAllocations(false)
                .hostPageSize(HOST_PAGE);
    }

    private static long busDeviceFunction(PciAddress address) {
        return (long) address.domain() << 16 | address.bus() << 8 | address.device() << 3 | address.function();
    }

    private static long pair(int high, int low) {
        return (long) high << 16 | low;
    }
}
