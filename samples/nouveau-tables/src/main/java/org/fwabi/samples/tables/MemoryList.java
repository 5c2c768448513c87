package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.message.Command;
import org.fwabi.message.Empty;
import org.fwabi.message.ObjectClass;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.PageList;
import org.fwabi.samples.tables.abi.RpcAllocMemory;

/**
 * Pages that the driver lends to the firmware, as an object. It has a command of its own, whose page list may be longer
 * than one element of the queue. Freed with {@link #free}, or with its client.
 */
public final class MemoryList {
    /** Where the pages are. */
    public enum Where {
        /** In the memory of the host. */
        SYSTEM,
        /** In the framebuffer. */
        FRAMEBUFFER
    }

    /** The count of the list has 16 bits. */
    private static final long MAX_PAGES = 0xffff;

    private static final long ENTRY = Long.BYTES;

    /** Kind of page table entries: addresses divided by the page size. Source: nouveau, as all that follow. */
    private static final int FORMAT = 6;

    /** NVOS02_FLAGS: not contiguous, and not mapped for the processor. */
    private static final long FLAGS = 1 << 4 | 1 << 30;

    /** NVOS02_FLAGS: location in video memory. */
    private static final long IN_FRAMEBUFFER = 2 << 8;

    private final GpuClient client;

    private final int handle;

    private final long bytes;

    private MemoryList(GpuClient client, int handle, long bytes) {
        this.client = client;
        this.handle = handle;
        this.bytes = bytes;
    }

    /**
     * Makes one.
     *
     * @param handle not in use within the client
     * @param runs at most 65535 pages together
     * @throws RmException if the firmware did not make it
     */
    public static MemoryList create(GpuClient client, int handle, Where where, List<PageRun> runs) throws RmException {
        long pages = runs.stream().mapToLong(PageRun::pages).sum();
        if (pages > MAX_PAGES) {
            throw new IllegalArgumentException("%d pages; a list has at most %d".formatted(pages, MAX_PAGES));
        }
        GspAbi abi = client.abi();
        ObjectClass<Empty> kind = where == Where.SYSTEM ? abi.systemMemoryList() : abi.videoMemoryList();
        Command.Call<RpcAllocMemory, Empty> command = abi.allocMemory();
        Firmware.answer(command, client.firmware().queue().call(command, pages * ENTRY, request -> {
            request.client(client.handle())
                    .device(client.device().handle())
                    .memory(handle)
                    .objectClass(Integer.toUnsignedLong(kind.number()))
                    .flags(where == Where.SYSTEM ? FLAGS : FLAGS | IN_FRAMEBUFFER)
                    .format(FORMAT)
                    .length(pages * PageRun.PAGE)
                    .pageCount(pages);
            write(request.pages().length((int) pages), runs);
        }));
        return new MemoryList(client, handle, pages * PageRun.PAGE);
    }

    private static void write(PageList list, List<PageRun> runs) {
        int index = 0;
        for (PageRun run : runs) {
            for (long page = 0; page < run.pages(); page++) {
                list.entries(index).pte(run.address() / PageRun.PAGE + page);
                index++;
            }
        }
    }

    /** Its handle within the client. */
    public int handle() {
        return handle;
    }

    /** Bytes of memory. */
    public long bytes() {
        return bytes;
    }

    /**
     * Frees it; the pages are the driver's again.
     *
     * @throws RmException if the firmware did not free it
     */
    public void free() throws RmException {
        client.calls().free(client.handle(), handle).orThrow("free of memory list %08x".formatted(handle));
    }
}
