package org.fwabi.samples.tables;

import java.util.Objects;
import org.fwabi.device.PciDevice;
import org.fwabi.gsp.boot.BootException;
import org.fwabi.gsp.boot.BootFailure;
import org.fwabi.gsp.boot.GspClient;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.QueueTrace;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.queue.RpcResult;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.GspStaticConfigInfo;
import org.jspecify.annotations.Nullable;

/** What this driver tells the firmware while it boots, and what it asks. */
final class BootClient implements GspClient {
    private final GspAbi abi;

    private final PciDevice.Bound device;

    private final Registry registry;

    private final EventHandling events;

    private final QueueTrace trace;

    private @Nullable StaticInfo staticInfo;

    BootClient(GspAbi abi, PciDevice.Bound device, Registry registry, EventHandling events, QueueTrace trace) {
        this.abi = abi;
        this.device = device;
        this.registry = registry;
        this.events = events;
        this.trace = trace;
    }

    /** What the firmware told of the GPU. Only after a boot that worked. */
    StaticInfo staticInfo() {
        return Objects.requireNonNull(staticInfo, "the boot is not over");
    }

    @Override
    public void attach(CommandQueue queue) {
        queue.trace(trace);
        queue.onEvent(events);
    }

    @Override
    public void sendSystemInfo(CommandQueue queue) throws BootException {
        SystemDescription system = SystemDescription.of(device);
        try {
            queue.send(abi.gspSetSystemInfo(), system::write);
        } catch (QueueException e) {
            throw BootException.of(e);
        }
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
        staticInfo = switch (queue.call(abi.getGspStaticInfo(), request -> {})) {
            case Reply.Ok<GspStaticConfigInfo>(GspStaticConfigInfo info) -> StaticInfo.of(info);
            case Reply.Refused<GspStaticConfigInfo>(RpcResult result) ->
                throw new BootException(
                        new BootFailure.Refused(abi.getGspStaticInfo().name(), result));
            case Reply.Lost<GspStaticConfigInfo>(QueueFailure failure) ->
                throw new BootException(new BootFailure.QueueFailed(failure));
        };
    }
}
