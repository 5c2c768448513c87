package org.fwabi.samples.tables;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.ContextBuffer;
import org.fwabi.samples.tables.abi.EngineContextBuffers;
import org.fwabi.samples.tables.abi.ZcullLayout;

/**
 * The buffers that a channel of the graphics engine needs.
 *
 * @param buffers those that the engine uses
 * @param zcull figures of the culling by depth
 */
public record GraphicsContext(List<Buffer> buffers, Zcull zcull) {
    private static final long NOT_USED = 0xffff_ffffL;

    /**
     * One buffer.
     *
     * @param id its number, which stays the same while releases append others
     * @param size bytes
     * @param alignment of its address, bytes
     */
    public record Buffer(int id, long size, long alignment) {}

    /**
     * Figures of the culling by depth.
     *
     * @param width alignment of a surface's width, pixels
     * @param height alignment of a surface's height, pixels
     * @param aliquots that the chip has
     * @param subregions of a region
     */
    public record Zcull(long width, long height, long aliquots, long subregions) {}

    /** Keeps a copy of the list. */
    public GraphicsContext {
        buffers = List.copyOf(buffers);
    }

    /**
     * Asks for both. How many buffers a release counts is asked of the message.
     *
     * @throws RmException if the firmware does not tell them
     */
    public static GraphicsContext read(Firmware firmware) throws RmException {
        List<Buffer> buffers = new ArrayList<>();
        EngineContextBuffers all = firmware.ask(firmware.abi().contextBuffers()).engines(0);
        for (int id = 0; id < all.buffersLength(); id++) {
            ContextBuffer buffer = all.buffers(id);
            if (buffer.size() != 0 && buffer.size() != NOT_USED) {
                buffers.add(new Buffer(id, buffer.size(), buffer.alignment()));
            }
        }
        ZcullLayout zcull = firmware.ask(firmware.abi().zcullFigures());
        return new GraphicsContext(
                buffers,
                new Zcull(
                        zcull.widthAlignPixels(),
                        zcull.heightAlignPixels(),
                        zcull.aliquotTotal(),
                        zcull.subregionCount()));
    }
}
