package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.fwabi.decode.Decoded;

/**
 * The FMC on GSP: makes the protected region, puts the resource manager there and starts it.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_gh100.c, gspifpub.h.
 */
final class Fmc {
    private static final String PARAMETERS = "GSP_FMC_BOOT_PARAMS";
    private static final String META = "GspFwWprMeta";
    private static final long BOOT_ROM_NANOS = 12_000_000;
    private static final long RUN_NANOS = 45_000_000;
    private static final int COHERENT = 1;
    private static final int NONCOHERENT = 2;
    /** Codes that the simulated FMC leaves; a driver can only tell zero from the rest. */
    private static final int ERROR_PARAMETERS = 0x41;

    private static final int ERROR_META = 0x42;

    private final SimGpuParts gpu;
    private final ImageCheck images;
    private final GspCore core;

    Fmc(SimGpuParts gpu, ImageCheck images, GspCore core) {
        this.gpu = gpu;
        this.images = images;
        this.core = core;
    }

    /** The FSP starts it; until its boot ROM is through, nobody else sees GSP's registers. */
    void start(long parameters) {
        SimFalcon gsp = core.falcon();
        gsp.setTargetLocked(true);
        gsp.setMailbox(0, (int) parameters);
        gsp.setMailbox(1, (int) (parameters >>> 32));
        if (gpu.faults().has(Fault.TargetMaskStays.class)) {
            return;
        }
        gpu.clock().after(BOOT_ROM_NANOS, () -> {
            gsp.setLockedDown(true);
            gsp.setRiscvActive(true);
            gsp.setTargetLocked(false);
            gpu.log().note("GSP runs the FMC");
            gpu.clock().after(RUN_NANOS, () -> run(gsp, parameters));
        });
    }

    private void run(SimFalcon gsp, long parameters) {
        if (gpu.faults().has(Fault.LockdownStays.class)) {
            return;
        }
        Optional<Fault.FmcError> fault = gpu.faults().find(Fault.FmcError.class);
        int error = fault.isPresent() ? fault.get().mailbox() : boot(gsp, parameters);
        gsp.setMailbox(0, error);
        gsp.setMailbox(1, 0);
    }

    private int boot(SimFalcon gsp, long address) {
        long size = gpu.table().struct(PARAMETERS).size();
        MemorySegment memory = gpu.dma().at(address, size, PARAMETERS);
        if (memory == null) {
            return ERROR_PARAMETERS;
        }
        Decoded parameters = gpu.table().view(PARAMETERS, MemorySegment.ofArray(Bytes.copy(memory)));
        if (!check(parameters)) {
            return ERROR_PARAMETERS;
        }
        MemorySegment description = gpu.dma()
                .at(
                        parameters.getLong("bootGspRmParams.gspRmDescOffset"),
                        gpu.table().struct(META).size(),
                        META);
        if (description == null) {
            return ERROR_META;
        }
        byte[] copy = Bytes.copy(description);
        WprMeta meta = new WprMeta(gpu, gpu.table().view(META, MemorySegment.ofArray(copy)));
        if (!meta.checkRequest() || !images.check(meta)) {
            return ERROR_META;
        }
        Framebuffer fb = gpu.framebuffer();
        meta.layOut(fb.frtsStart(), fb.frtsEnd());
        fb.setWpr(meta.get("gspFwWprStart"), meta.get("gspFwWprEnd"));
        meta.markVerified();
        fb.write(meta.get("gspFwWprStart"), copy);
        gsp.setLockedDown(false);
        core.startRiscv(meta, parameters.getLong("gspRmParams.bootArgsOffset"));
        return 0;
    }

    /** Every field: what is not for a plain boot has to be zero. */
    private boolean check(Decoded parameters) {
        boolean good = true;
        for (var leaf : parameters.leaves()) {
            long found = parameters.value(leaf);
            long expected = switch (leaf.path()) {
                case "bootGspRmParams.gspRmDescOffset", "gspRmParams.bootArgsOffset" -> found;
                case "bootGspRmParams.target" -> COHERENT;
                case "bootGspRmParams.gspRmDescSize" -> gpu.table().struct(META).size();
                case "bootGspRmParams.bIsGspRmBoot" -> 1;
                case "gspRmParams.target" -> found == COHERENT ? COHERENT : NONCOHERENT;
                default -> 0;
            };
            if (found != expected) {
                gpu.refuse(PARAMETERS + "." + leaf.path(), SimLog.hex(expected), SimLog.hex(found));
                good = false;
            }
        }
        return good;
    }
}
