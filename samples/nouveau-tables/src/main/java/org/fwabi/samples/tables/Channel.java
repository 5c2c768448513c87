package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmObject;
import org.fwabi.message.ObjectClass;
import org.fwabi.samples.tables.abi.ChannelParameters;
import org.fwabi.samples.tables.abi.PromoteBuffer;

/** A channel: a ring of methods that an engine works on. */
public final class Channel implements AutoCloseable {
    private static final int HANDLES = 0xf1f00000;

    private final GpuClient client;

    private final ChannelSpec spec;

    private final RmObject object;

    private Channel(GpuClient client, ChannelSpec spec, RmObject object) {
        this.client = client;
        this.spec = spec;
        this.object = object;
    }

    /**
     * A buffer of a context.
     *
     * @param id its number, as in {@link GraphicsContext}
     * @param memory in the framebuffer
     * @param address in the channel's address space; 0 where it is not mapped yet
     * @param initialize whether the firmware fills it first
     */
    public record ContextMemory(int id, PageRun memory, long address, boolean initialize) {
        /** Framebuffer, and not in the cache of the GPU. */
        private static final int UNCACHED_FRAMEBUFFER = 4;

        private void write(PromoteBuffer buffer) {
            buffer.bufferId(id)
                    .gpuPhysAddr(memory.address())
                    .size(memory.bytes())
                    .physAttr(UNCACHED_FRAMEBUFFER)
                    .gpuVirtAddr(address)
                    .bInitialize(initialize ? 1 : 0)
                    .bNonmapped(address == 0 ? 1 : 0);
        }
    }

    /**
     * Makes a channel; it does not run yet.
     *
     * @param kind the chip's class of channels
     * @throws RmException if the firmware did not make it
     */
    public static Channel create(VaSpace space, ObjectClass<ChannelParameters> kind, ChannelSpec spec)
            throws RmException {
        return withHandle(space, HANDLES | spec.id(), kind, spec);
    }

    static Channel withHandle(VaSpace space, int handle, ObjectClass<ChannelParameters> kind, ChannelSpec spec)
            throws RmException {
        GpuClient client = space.client();
        return new Channel(
                client, spec, client.device().create(handle, kind, params -> spec.write(params, space.handle())));
    }

    /** What it is. */
    public ChannelSpec spec() {
        return spec;
    }

    /** The object, to make engine objects below it. */
    public RmObject object() {
        return object;
    }

    /**
     * Binds it to its engine. It must be, before it is scheduled.
     *
     * @throws RmException if the firmware did not
     */
    public void bind() throws RmException {
        object.control(client.abi().bindChannel(), params -> params.engineType(spec.engine()))
                .orThrow("bind channel " + spec.id());
    }

    /**
     * Puts it onto its runlist, or takes it off.
     *
     * @throws RmException if the firmware did not
     */
    public void schedule(boolean on) throws RmException {
        object.control(client.abi().scheduleChannel(), params -> params.bEnable(on))
                .orThrow("schedule channel " + spec.id());
    }

    /**
     * Hands the buffers of a graphics context to the firmware. They must stay until the channel is gone.
     *
     * @throws RmException if the firmware did not take them
     */
    public void promote(List<ContextMemory> buffers) throws RmException {
        client.subdevice()
                .control(client.abi().promote(), params -> {
                    params.engineType(spec.engine())
                            .client(client.handle())
                            .channelClient(client.handle())
                            .object(object.handle())
                            .entryCount(buffers.size());
                    for (int i = 0; i < buffers.size(); i++) {
                        buffers.get(i).write(params.buffers(i));
                    }
                })
                .orThrow("promote the context of channel " + spec.id());
    }

    /** Frees it, and the engine objects below it. */
    @Override
    public void close() {
        object.close();
    }
}
