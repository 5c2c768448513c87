package org.fwabi.gsp.sim.rm;

import java.util.OptionalLong;

/**
 * Saving the framebuffer for suspend. Older releases are told every region that the driver wants saved, each a list of
 * pages; newer ones, which have no such control, save what is theirs and take one call.
 */
public final class SuspendModel {
    private static final String INIT = "NV2080_CTRL_CMD_INTERNAL_FBSR_INIT";

    private final RmTree tree;
    private final FifoModel fifo;
    private final MemoryModel memory;
    private boolean started;
    private long type;
    private long regionsLeft;
    private long savedUpTo;
    private long room;
    private int saveClient;

    SuspendModel(RmTree tree, FifoModel fifo, MemoryModel memory) {
        this.tree = tree;
        this.fifo = fifo;
        this.memory = memory;
    }

    void clear() {
        started = false;
        regionsLeft = 0;
    }

    void register(ControlTable controls) {
        controls.add(Kind.SUBDEVICE, INIT, "NV2080_CTRL_INTERNAL_FBSR_INIT_PARAMS", this::init);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_FBSR_SEND_REGION_INFO",
                "NV2080_CTRL_INTERNAL_FBSR_SEND_REGION_INFO_PARAMS",
                this::region);
    }

    /** Whether all that is to be saved was told. */
    public boolean complete() {
        return started && regionsLeft == 0;
    }

    private int init(Call call) {
        saveClient = call.handle("hClient");
        OptionalLong bytes = memory.systemBytes(saveClient, call.handle("hSysMem"));
        if (!tree.hasClient(saveClient) || bytes.isEmpty()) {
            return call.fail(
                    Status.OBJECT_NOT_FOUND,
                    "hSysMem",
                    "a list of pages of system memory",
                    "%08x:%08x".formatted(saveClient, call.handle("hSysMem")));
        }
        room = bytes.getAsLong();
        return call.has("numRegions") ? byRegion(call) : inOneGo(call);
    }

    private int byRegion(Call call) {
        if (!call.is("numRegions")) {
            return call.bad("numRegions", "at least 1");
        }
        if (call.get("gspFbAllocsSysOffset") > room) {
            return call.bad("gspFbAllocsSysOffset", "within the " + room + " bytes of hSysMem");
        }
        started = true;
        type = call.get("fbsrType");
        regionsLeft = call.get("numRegions");
        savedUpTo = 0;
        return Status.OK;
    }

    private int inOneGo(Call call) {
        if (fifo.running()) {
            return call.fail(Status.INVALID_STATE, "channels", "all stopped", "one that may run");
        }
        if (call.has("sysmemAddrOfSuspendResumeData") && !call.is("sysmemAddrOfSuspendResumeData")) {
            return call.bad("sysmemAddrOfSuspendResumeData", "an address");
        }
        started = true;
        regionsLeft = 0;
        return Status.OK;
    }

    private int region(Call call) {
        if (regionsLeft == 0) {
            return call.fail(Status.INVALID_STATE, "regions", "as many as FBSR_INIT said", "one more");
        }
        if (call.get("fbsrType") != type) {
            return call.bad("fbsrType", "that of FBSR_INIT, 0x" + Long.toHexString(type));
        }
        OptionalLong bytes = memory.framebufferBytes(call.handle("hClient"), call.handle("hVidMem"));
        if (call.handle("hClient") != saveClient || bytes.isEmpty()) {
            return call.fail(
                    Status.OBJECT_NOT_FOUND,
                    "hVidMem",
                    "a list of pages of the framebuffer, of the same client",
                    "%08x:%08x".formatted(call.handle("hClient"), call.handle("hVidMem")));
        }
        long size = call.get("size");
        if (size <= 0 || call.get("vidOffset") < 0 || call.get("vidOffset") + size > bytes.getAsLong()) {
            return call.bad("size", "within the " + bytes.getAsLong() + " bytes of hVidMem");
        }
        long offset = call.get("sysOffset");
        if (offset < savedUpTo || offset + size > room) {
            return call.bad("sysOffset", "from " + savedUpTo + " on, within " + room + " bytes");
        }
        savedUpTo = offset + size;
        regionsLeft--;
        return Status.OK;
    }
}
