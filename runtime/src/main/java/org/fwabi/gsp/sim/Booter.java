package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** booter_load and booter_unload on SEC2: put the GSP image into WPR2 and start it, and take WPR2 down again. */
final class Booter {
    private static final String META = "GspFwWprMeta";
    private static final long LOAD_NANOS = 30_000_000;
    private static final long UNLOAD_NANOS = 4_000_000;
    private static final long RISCV_NANOS = 1_500_000;
    private static final int UNLOAD_ARGUMENT = 0xff;
    /** Codes that the simulated booters leave; a driver can only tell zero from the rest. */
    private static final int ERROR_META = 0x31;

    private static final int ERROR_STATE = 0x32;

    private final SimGpuParts gpu;
    private final ImageCheck images;
    private final GspCore core;
    private boolean resumable;

    Booter(SimGpuParts gpu, ImageCheck images, GspCore core) {
        this.gpu = gpu;
        this.images = images;
        this.core = core;
    }

    /** Whether SEC2, when started as it is, resumes GSP: booter_load stays resident for that. */
    boolean resumable() {
        return resumable;
    }

    void sec2Reset() {
        resumable = false;
    }

    private void finish(SimFalcon falcon, int code) {
        falcon.setMailbox(0, code);
        falcon.setMailbox(1, 0);
        falcon.halt();
    }

    void load(SimFalcon falcon) {
        long address = falcon.mailboxAddress();
        gpu.clock().after(LOAD_NANOS, () -> {
            Optional<Fault.BooterError> fault = gpu.faults().find(Fault.BooterError.class);
            if (fault.isPresent()) {
                finish(falcon, fault.get().mailbox());
                return;
            }
            finish(falcon, loadFrom(address));
        });
    }

    private int loadFrom(long address) {
        long size = gpu.table().struct(META).size();
        MemorySegment memory = gpu.dma().at(address, size, "booter_load: mailboxes with the address of " + META);
        if (memory == null) {
            return ERROR_META;
        }
        if (!core.readyForRiscv()) {
            gpu.refuse("booter_load", "GSP reset, and its mailboxes holding the libos arguments", core.whyNotReady());
            return ERROR_STATE;
        }
        byte[] copy = Bytes.copy(memory);
        WprMeta meta = new WprMeta(gpu, gpu.table().view(META, MemorySegment.ofArray(copy)));
        if (!meta.check() || !images.check(meta)) {
            return ERROR_META;
        }
        gpu.framebuffer().setWpr(meta.get("gspFwWprStart"), meta.get("gspFwWprEnd"));
        meta.markVerified();
        gpu.framebuffer().write(meta.get("gspFwWprStart"), copy);
        resumable = true;
        if (!gpu.faults().has(Fault.RiscvNeverActive.class)) {
            gpu.clock().after(RISCV_NANOS, () -> core.startRiscv(meta));
        }
        return 0;
    }

    void unload(SimFalcon falcon) {
        int first = falcon.mailbox(0);
        int second = falcon.mailbox(1);
        gpu.clock().after(UNLOAD_NANOS, () -> {
            Optional<Fault.BooterUnloadError> fault = gpu.faults().find(Fault.BooterUnloadError.class);
            if (fault.isPresent()) {
                finish(falcon, fault.get().mailbox());
                return;
            }
            if (first != UNLOAD_ARGUMENT || second != UNLOAD_ARGUMENT) {
                gpu.refuse("booter_unload mailboxes", "0xff, 0xff", SimLog.hex(first) + ", " + SimLog.hex(second));
                finish(falcon, ERROR_META);
                return;
            }
            if (core.riscvActive()) {
                gpu.refuse("booter_unload", "GSP's RISC-V core stopped", "a running one");
                finish(falcon, ERROR_STATE);
                return;
            }
            if (!gpu.framebuffer().wprUp()) {
                gpu.refuse("booter_unload", "WPR2 up", "none");
                finish(falcon, ERROR_STATE);
                return;
            }
            if (!gpu.faults().has(Fault.Wpr2Stays.class)) {
                gpu.framebuffer().clearWpr();
            }
            finish(falcon, 0);
        });
    }
}
