package org.fwabi.gsp.sim.rm;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.decode.Decoded;

/** Lists of pages that the driver lends to the firmware, and what of memory is not anybody else's subject. */
final class MemoryModel {
    private static final int LIST_SYSTEM = 0x81;
    private static final int LIST_FRAMEBUFFER = 0x82;
    private static final long PAGE = 4096;
    private static final long PTE_BYTES = 8;

    /** A list of pages, and how long the memory is. */
    private record Pages(boolean system, long bytes) {}

    private final RmBoard board;
    private final RmTree tree;
    private final Map<Node, Pages> lists = new HashMap<>();

    MemoryModel(RmBoard board, RmTree tree) {
        this.board = board;
        this.tree = tree;
        tree.onFree(lists::remove);
    }

    void register(ControlTable controls) {
        controls.add(
                Kind.DEVICE,
                "NV0080_CTRL_CMD_FB_GET_COMPBIT_STORE_INFO",
                "NV0080_CTRL_FB_GET_COMPBIT_STORE_INFO_PARAMS",
                this::compbits);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_MEMSYS_PROGRAM_RAW_COMPRESSION_MODE",
                "NV2080_CTRL_INTERNAL_MEMSYS_PROGRAM_RAW_COMPRESSION_MODE_PARAMS",
                call -> call.oneOf("bRawMode", 0, 1) ? Status.OK : call.bad("bRawMode", "0 or 1"));
    }

    private int compbits(Call call) {
        call.set("Size", 0x600000);
        call.set("Address", board.framebuffer() - 0x4000000);
        call.set("AddressSpace", 2);
        call.set("MaxCompbitLine", 0x8000);
        call.set("comptagsPerCacheLine", 4);
        call.set("cacheLineSize", 0x400);
        call.set("cacheLineSizePerSlice", 0x80);
        call.set("cacheLineFetchAlignment", 4);
        call.set("backingStoreBase", board.framebuffer() - 0x4000000);
        call.set("gobsPerComptagPerSlice", 2);
        call.set("comptaglineAllocationPolicy", 1);
        call.setIf("cbcCoveragePerSlice", 0x10000);
        return Status.OK;
    }

    /** Bytes of a list of pages of system memory; empty if there is no such list. */
    OptionalLong systemBytes(int client, int handle) {
        return bytes(client, handle, true);
    }

    /** Bytes of a list of pages of the framebuffer; empty if there is no such list. */
    OptionalLong framebufferBytes(int client, int handle) {
        return bytes(client, handle, false);
    }

    private OptionalLong bytes(int client, int handle, boolean system) {
        Pages pages = lists.get(tree.find(client, handle));
        return pages == null || pages.system != system ? OptionalLong.empty() : OptionalLong.of(pages.bytes);
    }

    /** ALLOC_MEMORY: its pages follow the struct, and may come in several elements. */
    int allocate(Decoded request) {
        int client = (int) request.getLong("hClient");
        int handle = (int) request.getLong("hMemory");
        int classNumber = (int) request.getLong("hClass");
        Node device = tree.find(client, (int) request.getLong("hDevice"), Kind.DEVICE);
        long length = request.getLong("length");
        long pages = request.getLong("pageCount");
        long described = request.getLong("pteDesc.length");
        long there = (request.memory().byteSize() - request.offset("pteDesc.pte_pde")) / PTE_BYTES;
        if (device == null) {
            return refuse(Status.OBJECT_NOT_FOUND, "hDevice", "a device of the client", request.getLong("hDevice"));
        }
        if (classNumber != LIST_SYSTEM && classNumber != LIST_FRAMEBUFFER) {
            return refuse(Status.INVALID_CLASS, "hClass", "0x81 or 0x82, a list of pages", classNumber);
        }
        if (handle == 0 || tree.find(client, handle) != null) {
            return refuse(Status.INSERT_DUPLICATE_NAME, "hMemory", "a free handle", handle);
        }
        if (length <= 0 || (length + PAGE - 1) / PAGE != pages) {
            return refuse(Status.INVALID_ARGUMENT, "pageCount", "the pages of " + length + " bytes", pages);
        }
        // The bitfield has 16 bits; longer lists have their low bits there.
        if (described != (pages & 0xffff) || there < pages) {
            return refuse(Status.INVALID_ARGUMENT, "pteDesc.length", pages + " pages, all of them there", there);
        }
        for (int i = 0; i < pages; i++) {
            long frame = request.getLong("pteDesc.pte_pde[" + i + "].pte");
            if (frame == 0 || (classNumber == LIST_FRAMEBUFFER && frame >= board.framebuffer() / PAGE)) {
                return refuse(Status.INVALID_ARGUMENT, "pteDesc.pte_pde[" + i + "]", "a page frame", frame);
            }
        }
        boolean system = classNumber == LIST_SYSTEM;
        String name = system ? "NV01_MEMORY_LIST_SYSTEM" : "NV01_MEMORY_LIST_FBMEM";
        Node node = tree.add(new Node(client, handle, Kind.MEMORY_LIST, name, classNumber, false, device));
        lists.put(node, new Pages(system, length));
        return Status.OK;
    }

    /** UPDATE_BAR_PDE: the entry of a BAR's page directory that the driver's page tables hang from. */
    int updateBarPde(Decoded request) {
        long bar = request.getLong("info.barType");
        if (bar != 0 && bar != 1) {
            return refuse(Status.INVALID_ARGUMENT, "info.barType", "0, BAR 1, or 1, BAR 2", bar);
        }
        if (request.getLong("info.entryLevelShift") == 0) {
            return refuse(Status.INVALID_ARGUMENT, "info.entryLevelShift", "a shift", 0);
        }
        return Status.OK;
    }

    private int refuse(int status, String field, String expected, long found) {
        board.refuse(field, expected, "0x" + Long.toHexString(found));
        return status;
    }
}
