package org.fwabi.samples.nova;

import java.util.List;
import org.fwabi.device.PciAddress;
import org.fwabi.device.PciDevice;
import org.fwabi.device.PciFunction;
import org.fwabi.device.PciIdentity;
import org.fwabi.gsp.FbRegion;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.boot.BootException;
import org.fwabi.gsp.boot.BootFailure;
import org.fwabi.gsp.boot.GspClient;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueTrace;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.message.Absent;
import org.fwabi.samples.nova.abi.GspAbi;
import org.fwabi.samples.nova.abi.GspStaticConfigInfo;
import org.fwabi.samples.nova.abi.GspSystemInfo;

/** What this driver tells the firmware while it boots, and what it asks. */
final class NovaClient implements GspClient {
    /** Where user space ends on the host: 47 bits, less a guard page. */
    private static final long USER_VA_LIMIT = (1L << 47) - 4096;

    /** Where the GPU mirrors its PCI configuration space in BAR 0, and how much of it. */
    private static final long CONFIG_MIRROR = 0x88000;

    private static final long CONFIG_MIRROR_SIZE = 0x1000;

    private final GspAbi abi;

    private final PciDevice.Bound device;

    private final Chip chip;

    private final Registry registry;

    private final EventLog events;

    private final QueueTrace trace;

    private GpuDescription description;

    NovaClient(GspAbi abi, PciDevice.Bound device, Chip chip, Registry registry, EventLog events, QueueTrace trace) {
        this.abi = abi;
        this.device = device;
        this.chip = chip;
        this.registry = registry;
        this.events = events;
        this.trace = trace;
        this.description = new GpuDescription("", chip.name(), abi.release(), 0, List.of());
    }

    /** The GPU, once the boot is over. */
    GpuDescription description() {
        return description;
    }

    @Override
    public void attach(CommandQueue queue) {
        queue.trace(trace);
        queue.onEvent((number, payload) -> events.log(abi.events().decode(number, payload)));
    }

    @Override
    public void sendSystemInfo(CommandQueue queue) throws BootException {
        try {
            queue.send(abi.gspSetSystemInfo(), this::describeSystem);
        } catch (QueueException e) {
            throw BootException.of(e);
        }
    }

    /** What is not set is zero. Where a release has no such field, the choice is spelled out. */
    private void describeSystem(GspSystemInfo info) {
        List<PciFunction.BarInfo> bars = device.bars();
        PciAddress address = device.address();
        PciIdentity identity = device.identity();
        info.gpuPhysAddr(bars.get(0).physicalAddress())
                .gpuPhysFbAddr(bars.get(1).physicalAddress())
                .gpuPhysInstAddr(bars.get(2).physicalAddress())
                .nvDomainBusDeviceFunc(busDeviceFunction(address))
                .maxUserVa(USER_VA_LIMIT)
                .pciConfigMirrorBase(CONFIG_MIRROR)
                .pciConfigMirrorSize(CONFIG_MIRROR_SIZE)
                .pciDeviceId(pair(identity.device(), identity.vendor()), Absent.SKIP)
                .pciSubDeviceId(pair(identity.subsystem(), identity.subsystemVendor()), Absent.SKIP)
                .pciRevisionId(identity.revision(), Absent.SKIP)
                .bIsPrimary(false, Absent.SKIP)
                .bPreserveVideoMemoryAllocations(false, Absent.SKIP);
    }

    private static long busDeviceFunction(PciAddress address) {
        return (long) address.domain() << 16 | address.bus() << 8 | address.device() << 3 | address.function();
    }

    private static long pair(int high, int low) {
        return (long) high << 16 | low;
    }

    @Override
    public void sendRegistry(CommandQueue queue) throws BootException {
        try {
            registry.send(abi, queue);
        } catch (QueueException e) {
            throw BootException.of(e);
        }
    }

    @Override
    public void readStaticInfo(CommandQueue queue) throws BootException {
        Reply<GspStaticConfigInfo> reply = queue.call(abi.getGspStaticInfo(), request -> {});
        description = switch (reply) {
            case Reply.Ok(GspStaticConfigInfo info) -> describe(info);
            case Reply.Refused(var result) ->
                throw new BootException(
                        new BootFailure.Refused(abi.getGspStaticInfo().name(), result));
            case Reply.Lost(var failure) -> throw new BootException(new BootFailure.QueueFailed(failure));
        };
    }

    private GpuDescription describe(GspStaticConfigInfo info) {
        List<FbRegion> regions = info.fbRegionInfo().regions().stream()
                .filter(region -> Long.compareUnsigned(region.limit(), region.base()) >= 0)
                .map(region -> new FbRegion(
                        region.base(),
                        region.limit(),
                        region.reserved(),
                        region.bProtected(),
                        region.supportCompressed(),
                        region.supportIso()))
                .toList();
        return new GpuDescription(info.gpuName(), chip.name(), abi.release(), info.fbLength(), regions);
    }
}
