package org.fwabi.samples.tables;

import java.util.List;
import java.util.Optional;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.Mmio;
import org.fwabi.device.PciDevice;
import org.fwabi.device.PciDriver;
import org.fwabi.device.PciId;
import org.fwabi.device.ProbeException;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.gsp.boot.BootException;
import org.fwabi.gsp.boot.BootRequest;
import org.fwabi.gsp.boot.Gsp;
import org.fwabi.gsp.boot.GspBoot;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.GpuIdentity;
import org.fwabi.gsp.chip.UnknownChipException;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.GspImage;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmEvents;
import org.fwabi.message.UnsupportedReleaseException;
import org.fwabi.samples.tables.abi.GspAbi;

/** Binds GPUs: finds the chip, boots the firmware, and keeps what it told. */
final class TablesDriver implements PciDriver<TablesGpu> {
    private static final int VGA_CONTROLLER = 0x0300;

    private static final int CONTROLLER_3D = 0x0302;

    /** Addresses that the GPUs of these families can drive, in bits. */
    private static final int DMA_BITS = 47;

    private final GspDriverModule.Parameters parameters;

    private final Registry registry;

    /**
     * A driver.
     *
     * @param registry the keys that each GPU gets
     */
    TablesDriver(GspDriverModule.Parameters parameters, Registry registry) {
        this.parameters = parameters;
        this.registry = registry;
    }

    @Override
    public String name() {
        return TablesModule.NAME;
    }

    @Override
    public List<PciId> idTable() {
        return List.of(PciId.vendorClass(Chip.VENDOR, VGA_CONTROLLER), PciId.vendorClass(Chip.VENDOR, CONTROLLER_3D));
    }

    @Override
    public TablesGpu probe(PciDevice.Core device) throws ProbeException {
        device.enableMemory();
        Mmio bar0 = device.mapBar(0);
        try {
            Chip chip = GpuIdentity.read(bar0).chip();
            if (!ChipClasses.known(chip)) {
                throw new ProbeException("this driver does not know the classes of objects of " + chip.name());
            }
            GspImage image = image(chip);
            GspAbi abi = GspAbi.of(image.release());
            device.setMaster();
            device.setDmaMask(DMA_BITS);
            EventLog log = new EventLog();
            RmEvents events = new RmEvents(image.release(), log::stray);
            EventHandling handling = new EventHandling(abi, events, log);
            BootClient client = new BootClient(abi, device.bound(), registry, handling, parameters.messages());
            Gsp gsp = GspBoot.boot(new BootRequest(
                    device.bound(), bar0, chip, image, parameters.firmware(), client, parameters.steps()));
            Firmware firmware = new Firmware(
                    abi,
                    gsp.queue(),
                    RmCalls.of(gsp.queue(), abi.release(), device.bound().clock()),
                    events,
                    client.staticInfo());
            return new TablesGpu(gsp, device.bound(), chip, firmware, handling);
        } catch (UnknownChipException | BadFirmwareException | FirmwareLoadException | UnsupportedReleaseException e) {
            throw new ProbeException(String.valueOf(e.getMessage()), e);
        } catch (BootException e) {
            throw new ProbeException("GSP did not come up: " + e.getMessage(), e);
        }
    }

    /** The image that was asked for, or else that of the newest release that there is a file of. */
    private GspImage image(Chip chip) throws FirmwareLoadException, BadFirmwareException {
        Optional<String> wanted = parameters.gspImage();
        if (wanted.isPresent()) {
            return GspImage.read(wanted.get(), parameters.firmware().load(wanted.get()));
        }
        List<String> newestFirst = GspAbi.releases().reversed();
        for (String release : newestFirst.subList(0, newestFirst.size() - 1)) {
            try {
                return GspImage.load(parameters.firmware(), chip, release);
            } catch (FirmwareLoadException e) {
                if (e.reason() != FirmwareLoadException.Reason.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return GspImage.load(parameters.firmware(), chip, newestFirst.getLast());
    }

    @Override
    public void unbind(PciDevice.Core device, TablesGpu gpu) {
        gpu.close();
    }
}
