package org.fwabi.gsp.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.TableFormatException;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.FirmwareLoader;
import org.fwabi.device.Mmio;
import org.fwabi.device.PciBus;
import org.fwabi.device.PciDevice;
import org.fwabi.device.PciDriver;
import org.fwabi.device.PciId;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;
import org.fwabi.gsp.chip.GpuIdentity;
import org.fwabi.gsp.chip.UnknownChipException;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.GspImage;
import org.fwabi.gsp.sim.Fault;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimGpu;
import org.fwabi.gsp.sim.SyntheticFirmware;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** A simulated GPU on a bus, with firmware, and a driver that only binds; tests boot it. */
final class BootRig implements PciDriver<Mmio>, AutoCloseable {
    private static final int IMAGE_SIZE = 2 * 1024 * 1024 + 4242;

    final SimGpu gpu;
    final SyntheticFirmware firmware;
    final List<String> steps = new ArrayList<>();
    private final PciBus bus = new PciBus();
    private final PciDevice.Normal normal;
    private final String release;
    private final ReleaseTable table;
    private PciDevice.@Nullable Bound device;
    private @Nullable Mmio bar0;
    private @Nullable TestClient client;

    BootRig(SimChip chip, String release, Fault... faults) {
        this.release = release;
        try {
            table = ReleaseTable.load(GspAbi.class, release);
        } catch (IOException | TableFormatException e) {
            throw new AssertionError(e);
        }
        SimGpu.Builder builder = SimGpu.builder(chip, table).seed(11);
        for (Fault fault : faults) {
            builder.fault(fault);
        }
        gpu = builder.build();
        firmware = new SyntheticFirmware(table, chip, IMAGE_SIZE, 42);
        bus.register(this);
        normal = bus.attach(gpu);
    }

    /** Every chip that boots through the booters with every release. */
    static Stream<Arguments> all() {
        return Stream.of(SimChip.values())
                .filter(chip -> !chip.fsp())
                .flatMap(chip -> GspAbi.releases().stream().map(release -> Arguments.of(chip, release)));
    }

    PciDevice.Bound device() {
        return Objects.requireNonNull(device);
    }

    TestClient client() {
        return Objects.requireNonNull(client);
    }

    int dmaMappings() {
        return bus.dmaMappings(normal);
    }

    Gsp boot() throws BootException {
        return boot(firmware);
    }

    Gsp boot(FirmwareLoader files) throws BootException {
        Mmio registers = Objects.requireNonNull(bar0);
        try {
            Chip chip = GpuIdentity.read(registers).chip();
            GspImage image = GspImage.load(firmware, chip, release);
            client = new TestClient(device(), table);
            return GspBoot.boot(new BootRequest(
                    device(),
                    registers,
                    chip,
                    image,
                    files,
                    client,
                    (step, start, end, failure) -> steps.add(
                            failure.isEmpty()
                                    ? step
                                    : step + ": " + failure.get().describe())));
        } catch (UnknownChipException | FirmwareLoadException | BadFirmwareException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String name() {
        return "rig";
    }

    @Override
    public List<PciId> idTable() {
        return List.of(PciId.vendorClass(Chip.VENDOR, 0x0300), PciId.vendorClass(Chip.VENDOR, 0x0302));
    }

    @Override
    public Mmio probe(PciDevice.Core core) {
        core.enableMemory();
        core.setMaster();
        core.setDmaMask(Family.DMA_BITS);
        device = core.bound();
        Mmio mapped = core.mapBar(0);
        bar0 = mapped;
        return mapped;
    }

    @Override
    public void unbind(PciDevice.Core core, Mmio data) {}

    @Override
    public void close() {
        bus.close();
    }
}
