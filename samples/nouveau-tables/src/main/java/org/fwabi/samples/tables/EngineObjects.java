package org.fwabi.samples.tables;

import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmObject;

/**
 * Objects that bring an engine to a channel. Below a channel, freed with it.
 *
 * <p>A copy engine is named by the constant of its channel, never by arithmetic on numbers. The structs of the video
 * engines hold their own size, which the bindings fill in, and an instance, which 535 does not have for optical flow.
 */
public final class EngineObjects {
    private static final int HANDLES = 0xe0b10000;

    private final ChipClasses classes;

    private int next;

    EngineObjects(ChipClasses classes) {
        this.classes = classes;
    }

    /** Copies memory with the engine of the channel. */
    public RmObject copy(Channel channel) throws RmException {
        return channel.object()
                .create(
                        handle(),
                        classes.copy(),
                        params -> params.engineType(channel.spec().engine()));
    }

    /** Decodes video. */
    public RmObject decoder(Channel channel, int instance) throws RmException {
        return channel.object().create(handle(), classes.decoder(), params -> params.engineInstance(instance));
    }

    /** Encodes video. */
    public RmObject encoder(Channel channel, int instance) throws RmException {
        return channel.object().create(handle(), classes.encoder(), params -> params.engineInstance(instance));
    }

    /** Decodes JPEG. */
    public RmObject jpeg(Channel channel, int instance) throws RmException {
        return channel.object().create(handle(), classes.jpeg(), params -> params.engineInstance(instance));
    }

    /** Optical flow. An instance other than 0 is refused where the release knows none. */
    public RmObject opticalFlow(Channel channel, int instance) throws RmException {
        return channel.object().create(handle(), classes.opticalFlow(), params -> params.engineInstance(instance));
    }

    /** Draws. */
    public RmObject graphics(Channel channel) throws RmException {
        return channel.object().create(handle(), classes.graphics(), params -> {});
    }

    /** Computes. */
    public RmObject compute(Channel channel) throws RmException {
        return channel.object().create(handle(), classes.compute(), params -> {});
    }

    private int handle() {
        return HANDLES | (next++ & 0xffff);
    }
}
