package org.fwabi.gsp.sim;

import org.jspecify.annotations.Nullable;

/** GSP's two lives: the falcon that boots it, and the RISC-V core that then runs the resource manager. */
final class GspCore {
    private static final long RESUME_NANOS = 4_000_000;
    private static final long HALT_NANOS = 60_000;
    private static final long CLEANUP_NANOS = 3_000_000;
    private static final int SUSPENDED = 0x8000_0000;

    private final SimGpuParts gpu;
    private final GspRm rm;
    private @Nullable SimFalcon falcon;

    GspCore(SimGpuParts gpu, GspRm rm) {
        this.gpu = gpu;
        this.rm = rm;
    }

    /** Called once the falcons exist; they need this object first. */
    void attach(SimFalcon gsp) {
        falcon = gsp;
        rm.attach(this);
    }

    SimFalcon falcon() {
        SimFalcon gsp = falcon;
        if (gsp == null) {
            throw new IllegalStateException("the falcons come before anything runs");
        }
        return gsp;
    }

    boolean riscvActive() {
        return falcon().riscvActive();
    }

    /** Whether the falcon is fresh from reset and its mailboxes hold an address. */
    boolean readyForRiscv() {
        return whyNotReady().isEmpty();
    }

    String whyNotReady() {
        if (falcon().memory().locate(0) >= 0) {
            return "code from before in GSP's memory";
        }
        if (falcon().mailboxAddress() == 0) {
            return "empty mailboxes";
        }
        return falcon().riscvActive() ? "a running RISC-V core" : "";
    }

    void startRiscv(WprMeta meta) {
        startRiscv(meta, falcon().mailboxAddress());
    }

    void startRiscv(WprMeta meta, long libosAddress) {
        falcon().setRiscvActive(true);
        gpu.scratch().setReloadDone(false);
        rm.start(libosAddress, meta);
    }

    void gspReset() {
        gpu.scratch().setReloadDone(false);
        rm.coreReset();
    }

    /** FWSEC runs on GSP, or SEC2 is reset: neither is part of the sequence. */
    void sequenceLeft() {
        rm.abandoned();
    }

    /** The small program that the sequencer has the driver start. */
    void sequencerProgramRan(SimFalcon gsp) {
        rm.sequencerProgramStarted();
        gpu.clock().after(HALT_NANOS, gsp::halt);
    }

    /** The program that the resource manager asked for. */
    void requestedProgramRan(SimFalcon gsp) {
        if (rm.requestedProgramStarted(gsp)) {
            gpu.clock().after(HALT_NANOS, gsp::halt);
        }
    }

    /** SEC2 is started again at the end of the sequencer, and brings the RISC-V core back. */
    void resume(SimFalcon sec2) {
        if (!rm.mayResume(falcon())) {
            gpu.clock().after(HALT_NANOS, () -> {
                sec2.setMailbox(0, 1);
                sec2.halt();
            });
            return;
        }
        gpu.clock().after(RESUME_NANOS, () -> {
            sec2.setMailbox(0, 0);
            sec2.halt();
            if (!gpu.faults().has(Fault.ResumeNeverDone.class)) {
                falcon().setRiscvActive(true);
                gpu.scratch().setReloadDone(true);
                rm.resumed();
            }
        });
    }

    void suspend() {
        if (gpu.chip().fsp()) {
            // The FMC, which started the resource manager, has the last word.
            gpu.clock().after(CLEANUP_NANOS, () -> {
                if (!gpu.faults().has(Fault.Wpr2Stays.class)) {
                    gpu.framebuffer().clearWpr();
                }
                falcon().setRiscvActive(false);
            });
            return;
        }
        falcon().setMailbox(0, SUSPENDED);
        falcon().setRiscvActive(false);
    }
}
