package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.samples.tables.abi.EngineType;

/**
 * The channel that {@link Scrubber} starts, with the handles that the firmware knows it by. Only on chips that need it,
 * and only in releases that have the control.
 *
 * <p>Source of the handles: NVIDIA open-gpu-kernel-modules 570.144, g_kernel_graphics_nvoc.h.
 */
public final class ScrubberChannel {
    private static final int ADDRESS_SPACE = 0xdada0042;

    private static final int CHANNEL = ADDRESS_SPACE + 3;

    private static final int OBJECT_3D = ADDRESS_SPACE + 4;

    private static final int RING_ENTRIES = 32;

    private final GpuClient client;

    private final Scrubber scrubber;

    private ScrubberChannel(GpuClient client, Scrubber scrubber) {
        this.client = client;
        this.scrubber = scrubber;
    }

    /**
     * Makes the channel and starts the scrubber.
     *
     * @param number of a client of its own
     * @param channel number of the channel
     * @throws RmException if the firmware did not; nothing is left behind then
     */
    static ScrubberChannel start(TablesGpu gpu, Scrubber scrubber, int number, int channel) throws RmException {
        GpuClient client = GpuClient.create(gpu.firmware(), number);
        try {
            VaSpace space = VaSpace.withHandle(client, ADDRESS_SPACE, false);
            ChannelSpec spec = gpu.channelSpec(EngineType.GR0, channel, RING_ENTRIES);
            Channel made = Channel.withHandle(space, CHANNEL, gpu.classes().channel(), spec);
            made.bind();
            made.schedule(true);
            made.object().create(OBJECT_3D, gpu.classes().graphics(), params -> {});
            scrubber.run(client, true);
            return new ScrubberChannel(client, scrubber);
        } catch (RmException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Stops the scrubber and frees the channel.
     *
     * @return what went wrong in freeing
     * @throws RmException if the firmware did not stop it; the channel is left then, since it may be in use
     */
    public List<RmFailure> stop() throws RmException {
        scrubber.run(client, false);
        return client.free();
    }
}
