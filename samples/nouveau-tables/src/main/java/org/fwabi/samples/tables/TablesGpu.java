package org.fwabi.samples.tables;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.PciDevice;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.GspDevice;
import org.fwabi.gsp.ReportLine;
import org.fwabi.gsp.boot.BootFailure;
import org.fwabi.gsp.boot.Gsp;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.display.Display;

/** A GPU that this driver has brought up, and what can be done with it. */
public final class TablesGpu implements GspDevice, AutoCloseable {
    private static final Logger LOG = System.getLogger("org.fwabi.samples.tables");

    private static final long INSTANCE_BLOCK = 4096;

    private static final long USERD = 0x200;

    /** Where the ring of methods of this sample's channels lies in their address spaces. */
    private static final long RING = 0x100000;

    private final Gsp gsp;

    private final PciDevice.Bound device;

    private final Chip chip;

    private final Firmware firmware;

    private final EventHandling events;

    private final VideoMemory videoMemory;

    private final ChipClasses classes;

    private PowerLevel level = PowerLevel.UNLOAD;

    TablesGpu(Gsp gsp, PciDevice.Bound device, Chip chip, Firmware firmware, EventHandling events) {
        this.gsp = gsp;
        this.device = device;
        this.chip = chip;
        this.firmware = firmware;
        this.events = events;
        this.videoMemory = new VideoMemory(firmware.info());
        this.classes = ChipClasses.of(firmware.abi(), chip);
    }

    @Override
    public GpuDescription description() {
        StaticInfo info = firmware.info();
        return new GpuDescription(
                info.name(), chip.name(), firmware.abi().release(), info.framebuffer(), info.regions());
    }

    /** Asks for all that this driver can ask for, makes one object of each kind, and tells of it. */
    @Override
    public List<ReportLine> report() {
        return new Report(this).lines();
    }

    /** The firmware. */
    public Firmware firmware() {
        return firmware;
    }

    /** The chip's classes of objects. */
    public ChipClasses classes() {
        return classes;
    }

    /** Framebuffer memory that is the driver's. */
    public VideoMemory videoMemory() {
        return videoMemory;
    }

    /**
     * Opens the display, for a client that will have it.
     *
     * @return empty for a chip that has no display
     * @throws RmException if the firmware did not make its object
     */
    public Optional<Display> display(GpuClient client) throws RmException {
        StaticInfo info = firmware.info();
        return Display.open(
                firmware.abi(),
                client.device(),
                info.internalClient(),
                info.internalSubdevice(),
                chip,
                (control, status, tries) -> LOG.log(Level.DEBUG, "{0}: {1}, asked {2} times", control, status, tries));
    }

    /** Memory of the host that the GPU can reach. */
    public DmaBuffer systemMemory(long bytes) throws DmaException {
        return device.allocateDma(bytes);
    }

    /** Who hears of channels that fault from now on. */
    public void onChannelFault(Consumer<ChannelFault> listener) {
        events.onChannelFault(listener);
    }

    /**
     * Hands out events that have arrived.
     *
     * @throws QueueException if the queue is dead
     */
    public void poll() throws QueueException {
        for (boolean more = true; more; ) {
            more = gsp.queue().poll();
        }
    }

    /**
     * What a channel of an engine is to be, with memory for it.
     *
     * @param id its number within the runlist
     * @throws RmException if the firmware does not say how much memory it needs
     */
    public ChannelSpec channelSpec(EngineType engine, int id, int ringEntries) throws RmException {
        long methods = FaultMethodBuffer.size(firmware);
        return new ChannelSpec(
                engine,
                id,
                0,
                true,
                videoMemory.take(INSTANCE_BLOCK),
                new ChannelSpec.Memory(videoMemory.take(USERD).address(), USERD, MemoryList.Where.FRAMEBUFFER),
                new ChannelSpec.Memory(videoMemory.take(methods).address(), methods, MemoryList.Where.FRAMEBUFFER),
                RING,
                ringEntries);
    }

    /**
     * Starts the scrubber if the chip needs it and the release has it.
     *
     * @param client number of a client for it
     * @param channel number of its channel
     * @throws RmException if the firmware did not
     */
    public Optional<ScrubberChannel> startScrubber(int client, int channel) throws RmException {
        Scrubber scrubber = Scrubber.of(firmware.abi());
        return ChipClasses.needsScrubber(chip) && scrubber.present()
                ? Optional.of(ScrubberChannel.start(this, scrubber, client, channel))
                : Optional.empty();
    }

    /** Bytes of system memory that the firmware wants for its own region at a suspend. */
    public long saveSpan() {
        return SaveSpanVariants.of(firmware.abi()).bytes(gsp.layout());
    }

    /**
     * What a suspend will save, with memory for it. The memory is the driver's until the device is unbound.
     *
     * @param client that lends the memory to the firmware
     * @param regions of the framebuffer that are the driver's and have to survive
     * @throws DmaException if memory is short
     * @throws BadFirmwareException if the firmware's region is too large to be saved
     */
    public SavePlan planSave(GpuClient client, List<PageRun> regions) throws DmaException, BadFirmwareException {
        return SuspendMemory.plan(this, client, regions);
    }

    /**
     * Saves the framebuffer for a suspend. The firmware is then unloaded with {@link #unload}.
     *
     * @throws RmException if the firmware can't; {@link #resume} undoes what was done
     */
    public void save(SavePlan plan) throws RmException {
        try (LentMemory lent = new LentMemory(plan)) {
            SaveStateVariants.of(firmware.abi()).save(firmware, lent);
        }
    }

    /**
     * Lets channels run again after {@link #save}.
     *
     * @throws RmException if the firmware did not
     */
    public void resume() throws RmException {
        SaveStateVariants.of(firmware.abi()).resume(firmware);
    }

    /**
     * Unloads the firmware. The second call does nothing.
     *
     * @return what went wrong, in order
     */
    public List<BootFailure> unload(PowerLevel why) {
        level = why;
        return gsp.unload(why.level());
    }

    /** Unloads the firmware. What goes wrong is logged; the GPU then needs a reset before it can be bound again. */
    @Override
    public void close() {
        for (BootFailure failure : unload(level)) {
            LOG.log(Level.WARNING, "unload: {0}", failure.describe());
        }
    }
}
