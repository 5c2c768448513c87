package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmObject;
import org.fwabi.samples.tables.abi.CopyReservedPdes;
import org.fwabi.samples.tables.abi.SetPageDirectory;

/**
 * An address space of the GPU. Either its page tables are all the driver's (external), or the firmware keeps a part of it,
 * for which the driver shares some page tables.
 */
public final class VaSpace implements AutoCloseable {
    private static final int HANDLES = 0x90f10000;

    /** NV_VASPACE_ALLOCATION_FLAGS_IS_EXTERNALLY_OWNED. */
    private static final long EXTERNALLY_OWNED = 1 << 3;

    /** For all channels of the address space, not a single one. */
    private static final long ALL_CHANNELS = 1 << 3;

    private final GpuClient client;

    private final RmObject object;

    private VaSpace(GpuClient client, RmObject object) {
        this.client = client;
        this.object = object;
    }

    /**
     * A page table of the part that the firmware keeps.
     *
     * @param address in the framebuffer
     * @param bytes of the page table
     * @param pageShift address bits below one of its entries
     */
    public record Level(long address, long bytes, int pageShift) {
        private static final int FRAMEBUFFER = 1;

        private void write(CopyReservedPdes.Levels level) {
            level.physAddress(address).size(bytes).aperture(FRAMEBUFFER).pageShift(pageShift);
        }
    }

    /**
     * Makes an address space.
     *
     * @param number unique within the client
     * @throws RmException if the firmware did not make it
     */
    public static VaSpace create(GpuClient client, int number, boolean external) throws RmException {
        return withHandle(client, HANDLES | number, external);
    }

    static VaSpace withHandle(GpuClient client, int handle, boolean external) throws RmException {
        return new VaSpace(
                client,
                client.device()
                        .create(
                                handle,
                                client.abi().vaSpace(),
                                params -> params.flags(external ? EXTERNALLY_OWNED : 0)));
    }

    /** The client that it belongs to. */
    public GpuClient client() {
        return client;
    }

    /** Its handle within the client. */
    public int handle() {
        return object.handle();
    }

    /**
     * Hands the page directory of an external address space to the firmware.
     *
     * @param address in the framebuffer, of a page
     * @param entries that it has
     * @throws RmException if the firmware did not take it
     */
    public void setPageDirectory(long address, long entries) throws RmException {
        client.device()
                .control(
                        client.abi().setPageDirectory(),
                        (SetPageDirectory params) -> params.physAddress(address)
                                .numEntries(entries)
                                .flags(ALL_CHANNELS)
                                .vaSpace(handle()))
                .orThrow("set page directory");
    }

    /**
     * Takes the page directory back.
     *
     * @throws RmException if the firmware did not give it
     */
    public void unsetPageDirectory() throws RmException {
        client.device()
                .control(client.abi().unsetPageDirectory(), params -> params.vaSpace(handle()))
                .orThrow("unset page directory");
    }

    /**
     * Tells the firmware the driver's page tables of the part that the firmware keeps.
     *
     * @param first first address of the part
     * @param last last address of the part
     * @param pageSize bytes of address space that an entry of the lowest level covers
     * @param levels from the root down
     * @throws RmException if the firmware did not take them
     */
    public void copyReservedPdes(long first, long last, long pageSize, List<Level> levels) throws RmException {
        object.control(client.abi().copyReservedPdes(), params -> {
                    params.virtAddrLo(first).virtAddrHi(last).pageSize(pageSize).numLevelsToCopy(levels.size());
                    for (int i = 0; i < levels.size(); i++) {
                        levels.get(i).write(params.levels(i));
                    }
                })
                .orThrow("copy reserved page directory entries");
    }

    /** Frees it. Its channels must be gone. */
    @Override
    public void close() {
        object.close();
    }
}
