package org.fwabi.samples.tables.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmDevice;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.gsp.rm.RmObject;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmRetry;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The display of a GPU, by subjects. It has an object of its own below the device of a client, and is freed with that
 * client or by itself.
 */
public final class Display implements AutoCloseable {
    /** Source: nouveau. */
    private static final int HANDLE = 0x00730000;

    private final RmObject common;

    private final Heads heads;

    private final Connectors connectors;

    private final Backlight backlight;

    private final AuxChannel aux;

    private final DisplayPort displayPort;

    private final Mst mst;

    private final Hdmi hdmi;

    private final Audio audio;

    private final DisplayChannels channels;

    private Display(GspAbi abi, RmObject common, RmRetry.Told told, DisplayChannels channels) {
        this.common = common;
        Target display = new Target(common.calls(), common.client(), common.handle());
        this.heads = new Heads(abi, display);
        this.connectors = new Connectors(abi, display);
        this.backlight = new Backlight(abi, display);
        this.aux = new AuxChannel(abi, display, told);
        this.displayPort = new DisplayPort(abi, display, told);
        this.mst = new Mst(abi, display);
        this.hdmi = new Hdmi(abi, display);
        this.audio = new Audio(abi, display);
        this.channels = channels;
    }

    /**
     * Opens the display.
     *
     * @param device of the client that will have it
     * @param internalClient handle of the firmware's own client, from static info
     * @param internalSubdevice handle of its subdevice, likewise
     * @param told hears of sinks that were not ready and are asked again
     * @return empty for a chip that has no display
     * @throws RmException if the firmware did not make its object
     */
    public static Optional<Display> open(
            GspAbi abi, RmDevice device, int internalClient, int internalSubdevice, Chip chip, RmRetry.Told told)
            throws RmException {
        Optional<DisplayClasses> classes = DisplayClasses.of(abi, chip);
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        RmCalls calls = device.calls();
        Target internal = new Target(calls, internalClient, internalSubdevice);
        DisplayChannels channels = new DisplayChannels(abi, device, internal, classes.get());
        RmObject common = device.create(HANDLE, abi.displayCommon(), params -> {});
        return Optional.of(new Display(abi, common, told, channels));
    }

    /** The heads. */
    public Heads heads() {
        return heads;
    }

    /** The connectors, what is on them, and what drives them. */
    public Connectors connectors() {
        return connectors;
    }

    /** The backlight. */
    public Backlight backlight() {
        return backlight;
    }

    /** The side channel of DisplayPort links. */
    public AuxChannel aux() {
        return aux;
    }

    /** DisplayPort links. */
    public DisplayPort displayPort() {
        return displayPort;
    }

    /** DisplayPort links with many streams. */
    public Mst mst() {
        return mst;
    }

    /** HDMI displays. */
    public Hdmi hdmi() {
        return hdmi;
    }

    /** Sound. */
    public Audio audio() {
        return audio;
    }

    /** The hardware and its channels. */
    public DisplayChannels channels() {
        return channels;
    }

    /**
     * Finds out what is connected.
     *
     * @throws RmException if a question that every display must answer failed
     */
    public DisplayReport report() throws RmException {
        DisplayHardware hardware = channels.hardware().orThrow("display hardware");
        long supported = connectors.supported().orThrow("supported displays").displays();
        List<DisplayReport.Entry> entries = new ArrayList<>();
        for (long rest = supported; rest != 0; rest &= rest - 1) {
            entries.add(entry(Long.lowestOneBit(rest)));
        }
        return new DisplayReport(hardware.heads(), Long.bitCount(hardware.windows()), entries);
    }

    private DisplayReport.Entry entry(long displayId) throws RmException {
        List<Connector> found =
                connectors.connections(displayId).orThrow("connectors").connectors();
        Connector.Kind kind =
                found.isEmpty() ? Connector.Kind.OTHER : found.getFirst().kind();
        boolean connected = connectors.isConnected(displayId).orThrow("connect state");
        OutputResource output = connectors.output(displayId).orThrow("output resource");
        boolean dp = output.signal() == OutputResource.Signal.DISPLAY_PORT_A
                || output.signal() == OutputResource.Signal.DISPLAY_PORT_B;
        return new DisplayReport.Entry(
                displayId,
                kind,
                connected,
                connected ? name(displayId) : Optional.empty(),
                dp
                        ? Optional.of(
                                displayPort.capabilities((int) output.index()).orThrow("DisplayPort"))
                        : Optional.empty());
    }

    /** A display that can't be asked for its name is one without. */
    private Optional<String> name(long displayId) {
        return connectors.edid(displayId) instanceof RmReply.Ok<Edid>(Edid edid) ? edid.name() : Optional.empty();
    }

    /**
     * Frees its object.
     *
     * @return what went wrong
     */
    public List<RmFailure> free() {
        return common.free();
    }

    /** Frees its object. Who wants to know what went wrong calls {@link #free}. */
    @Override
    public void close() {
        common.close();
    }
}
