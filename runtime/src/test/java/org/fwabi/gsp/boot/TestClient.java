package org.fwabi.gsp.boot;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.PciDevice;
import org.fwabi.device.PciFunction;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Command;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/** The driver's part of a boot: as little as the firmware takes, written through the generic decoder. */
final class TestClient implements GspClient {
    private static final int CONFIG_MIRROR = 0x88000;

    private final PciDevice.Bound device;

    private final ReleaseTable table;

    private String gpuName = "";

    TestClient(PciDevice.Bound device, ReleaseTable table) {
        this.device = device;
        this.table = table;
    }

    String gpuName() {
        return gpuName;
    }

    /** A struct of the table as the queue wants to have it. */
    private record Type(ReleaseTable table, String name) implements MessageType<Decoded> {
        @Override
        public long byteSize() {
            return table.struct(name).size();
        }

        @Override
        public long offsetOf(String field) {
            throw new UnsupportedOperationException(field);
        }

        @Override
        public Decoded view(MemorySegment segment) {
            return table.view(name, segment);
        }

        @Override
        public @Nullable BadMessage check(MemorySegment payload) {
            return payload.byteSize() >= byteSize()
                    ? null
                    : new BadMessage(name, "", 0, byteSize() + " bytes", payload.byteSize() + " bytes");
        }
    }

    private Command.OneWay<Decoded> oneWay(String command) {
        return new Command.OneWay<>(command, table.functions().number(command), request(command));
    }

    private Type request(String command) {
        return new Type(table, table.command(command).flatMap(c -> c.request()).orElseThrow());
    }

    @Override
    public void sendSystemInfo(CommandQueue queue) throws BootException {
        List<PciFunction.BarInfo> bars = device.bars();
        try {
            queue.send(oneWay("GSP_SET_SYSTEM_INFO"), info -> {
                info.setLong("gpuPhysAddr", bars.get(0).physicalAddress());
                info.setLong("gpuPhysFbAddr", bars.get(1).physicalAddress());
                info.setLong("gpuPhysInstAddr", bars.get(2).physicalAddress());
                info.setLong("nvDomainBusDeviceFunc", (long) device.address().bus() << 8);
                info.setLong("maxUserVa", (1L << 47) - 4096);
                info.setLong("pciConfigMirrorBase", CONFIG_MIRROR);
                info.setLong("pciConfigMirrorSize", 0x1000);
                if (info.has("PCIDeviceID")) {
                    info.setLong("PCIDeviceID", Integer.toUnsignedLong(device.configRead32(0)));
                    info.setLong("PCISubDeviceID", Integer.toUnsignedLong(device.configRead32(0x2c)));
                    info.setLong("PCIRevisionID", device.identity().revision());
                }
            });
        } catch (QueueException e) {
            throw BootException.of(e);
        }
    }

    @Override
    public void sendRegistry(CommandQueue queue) throws BootException {
        Command.OneWay<Decoded> registry = oneWay("SET_REGISTRY");
        try {
            queue.send(registry, keys -> keys.setLong("size", registry.request().byteSize()));
        } catch (QueueException e) {
            throw BootException.of(e);
        }
    }

    @Override
    public void readStaticInfo(CommandQueue queue) throws BootException {
        String name = "GET_GSP_STATIC_INFO";
        Type type = request(name);
        Command.Call<Decoded, Decoded> call =
                new Command.Call<>(name, table.functions().number(name), type, type);
        switch (queue.call(call, request -> {})) {
            case Reply.Ok<Decoded>(Decoded info) -> gpuName = info.getString("gpuNameString");
            case Reply.Refused<Decoded> refused ->
                throw new BootException(new BootFailure.Refused(name, refused.result()));
            case Reply.Lost<Decoded> lost -> throw new BootException(new BootFailure.QueueFailed(lost.failure()));
        }
    }
}
