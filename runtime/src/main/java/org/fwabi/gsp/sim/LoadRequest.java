package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.fwabi.decode.Decoded;

/**
 * A program that the resource manager wants run on its own core, and what the driver has to do for that, in order: wait
 * until the core is suspended, reset it, load and run the program, reset it again, and have SEC2 give it back.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 595.45.04, kernel_gsp_falcon_ga102.c, kernel_gsp_falcon_tu102.c.
 */
final class LoadRequest {
    static final String SECURE = "GSP_LOAD_EXEC_HS_BINARY";
    static final String LOADED = "GSP_LOAD_EXEC_GENERIC_BOOTLOADER";
    private static final int NOT_STARTED = 0xfe;
    private static final int UCODE = 5;
    private static final int NON_SECURE = 0x100;
    private static final int CODE = 0x700;
    private static final int DATA = 0x300;
    private static final int SIGNATURE_IN_DATA = 0x40;
    /** Where the code runs, for chips that load it by DMA; there it differs from where it lies. */
    private static final int VIRTUAL = 0x1200;

    private static final int IMEM = 0x400;
    private static final int APERTURE = 3;
    private static final int FBMEM = 2;
    private static final long NONE = 0xffff_ffffL;

    private enum Phase {
        ASKED,
        SUSPENDED,
        RESET,
        RUN,
        RESET_AGAIN
    }

    private final SimGpuParts gpu;
    private final long code;
    private final long data;
    private final boolean secure;
    private Phase phase = Phase.ASKED;

    /** Puts the program into the framebuffer. */
    LoadRequest(SimGpuParts gpu, long place, long seed) {
        this.gpu = gpu;
        secure = !gpu.chip().turing();
        code = place;
        data = place + 0x1000;
        int signatureSize = secure ? 384 : 16;
        Ucode.Shape shape = new Ucode.Shape(
                Ucode.Kind.PROGRAM,
                secure ? 0 : NON_SECURE,
                secure ? 0 : NON_SECURE,
                CODE - (secure ? 0 : NON_SECURE),
                DATA,
                SIGNATURE_IN_DATA,
                signatureSize,
                SimFalcon.Engine.GSP.mask(),
                UCODE,
                0,
                List.of());
        byte[] contents = Bytes.random(seed + 1, DATA);
        byte[] program = Ucode.code(shape, contents, seed + 2);
        Bytes.put(
                contents, SIGNATURE_IN_DATA, Ucode.signature(program, Fuses.version(gpu.chip(), UCODE), signatureSize));
        gpu.framebuffer().write(code, program);
        gpu.framebuffer().write(data, contents);
    }

    String event() {
        return secure ? SECURE : LOADED;
    }

    byte[] payload() {
        String struct = secure ? "GspLoadExecHsBinaryParams" : "GspLoadExecGenericBootloaderParams";
        byte[] payload = new byte[(int) gpu.table().struct(struct).size()];
        Decoded params = gpu.table().view(struct, MemorySegment.ofArray(payload));
        if (secure) {
            params.setLong("imemPhysAddr", code - VIRTUAL);
            params.setLong("dmemPhysAddr", data);
            params.setLong("ucodeImemVA", VIRTUAL);
            params.setLong("ucodeImemPA", IMEM);
            params.setLong("ucodeImemSize", CODE);
            params.setLong("ucodeDmemVA", NONE);
            params.setLong("ucodeDmemSize", DATA);
            params.setLong("hsSigDmemAddr", SIGNATURE_IN_DATA);
            params.setLong("engineIdMask", SimFalcon.Engine.GSP.mask());
            params.setLong("ucodeId", UCODE);
        } else {
            params.setLong("dmemDesc.ctxDma", APERTURE);
            split(params, "dmemDesc.codeDmaBase", code);
            params.setLong("dmemDesc.nonSecureCodeSize", NON_SECURE);
            params.setLong("dmemDesc.secureCodeOff", NON_SECURE);
            params.setLong("dmemDesc.secureCodeSize", CODE - NON_SECURE);
            split(params, "dmemDesc.dataDmaBase", data);
            params.setLong("dmemDesc.dataSize", DATA);
            params.setLong("dmemDescSize", gpu.table().struct(Loader.DESCRIPTOR).size());
            params.setLong("addrSpace", FBMEM);
        }
        return payload;
    }

    private static void split(Decoded params, String field, long value) {
        params.setLong(field + ".lo", value & 0xffff_ffffL);
        params.setLong(field + ".hi", value >>> 32);
    }

    /** GSP's core has suspended itself. */
    void suspended() {
        phase = Phase.SUSPENDED;
    }

    /** GSP's core is reset; says whether the request has it so. */
    boolean reset() {
        switch (phase) {
            case ASKED -> {
                // Takes the core from under the resource manager, which ends it.
                return false;
            }
            case SUSPENDED -> phase = Phase.RESET;
            case RUN -> phase = Phase.RESET_AGAIN;
            case RESET, RESET_AGAIN -> {}
        }
        return true;
    }

    /** The program runs; says whether it is its turn. */
    boolean started(SimFalcon gsp) {
        if (phase != Phase.RESET) {
            gpu.refuse(event(), "its program run once, after a reset of the suspended core", "phase " + phase);
            return false;
        }
        if (gsp.mailbox(0) != NOT_STARTED) {
            gpu.refuse(event() + " MAILBOX0", SimLog.hex(NOT_STARTED), SimLog.hex(gsp.mailbox(0)));
            return false;
        }
        phase = Phase.RUN;
        gsp.setMailbox(0, 0);
        return true;
    }

    /** SEC2 is started to give the core back; says whether all before it was done. */
    boolean complete() {
        if (phase != Phase.RESET_AGAIN) {
            gpu.refuse(event(), "the program run and GSP reset before it resumes", "phase " + phase);
        }
        return phase == Phase.RESET_AGAIN;
    }
}
