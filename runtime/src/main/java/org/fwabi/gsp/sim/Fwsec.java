package org.fwabi.gsp.sim;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * FWSEC on GSP: reads its command from DMEM and, for FRTS, puts WPR2 in place.
 *
 * <p>Source: nova-core firmware/fwsec.rs; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_frts_tu102.c.
 */
final class Fwsec {
    private static final int COMMAND_FRTS = 0x15;
    private static final int COMMAND_SB = 0x19;
    private static final int MEDIA_FB = 2;
    private static final long RUN_NANOS = 3_000_000;
    /** Codes that the simulated FWSEC leaves; a driver can only tell zero from the rest. */
    private static final int ERROR_COMMAND = 0x21;

    private static final int ERROR_REGION = 0x22;
    private static final int ERROR_WPR_UP = 0x23;

    private final SimGpuParts gpu;

    Fwsec(SimGpuParts gpu) {
        this.gpu = gpu;
    }

    void run(SimFalcon falcon, Ucode.Shape shape) {
        byte[] data = falcon.memory().dmem(0, shape.dataSize());
        int mapper = mapper(data, shape.interfaceOffset());
        int command = Bytes.u32(data, mapper + Vbios.MAPPER_INIT_CMD);
        int buffer = Bytes.u32(data, mapper + Vbios.MAPPER_CMD_IN_OFFSET);
        byte[] input = Arrays.copyOfRange(data, buffer, buffer + Vbios.COMMAND_SIZE);
        gpu.clock().after(RUN_NANOS, () -> {
            switch (command) {
                case COMMAND_FRTS -> finish(falcon, Scratch.FRTS_ERROR, frts(input) << 16);
                case COMMAND_SB -> finish(falcon, Scratch.SB_ERROR, readVbios(input) ? 0 : ERROR_COMMAND);
                default -> {
                    refuse("init_cmd", "0x15 or 0x19", SimLog.hex(command));
                    finish(falcon, Scratch.FRTS_ERROR, ERROR_COMMAND << 16);
                }
            }
        });
    }

    private static int mapper(byte[] data, int interfaceOffset) {
        int count = data[interfaceOffset + 3];
        for (int i = 0; i < count; i++) {
            int entry = interfaceOffset + 4 + 8 * i;
            if (Bytes.u32(data, entry) == Vbios.DMEM_MAPPER_ID) {
                return Bytes.u32(data, entry + 4);
            }
        }
        throw new IllegalStateException("the ROM's own data has a DMEM mapper");
    }

    private void finish(SimFalcon falcon, int scratch, int code) {
        gpu.scratch().setSoftware(scratch, code);
        falcon.setMailbox(0, 0);
        falcon.halt();
    }

    private void refuse(String field, String expected, String found) {
        gpu.refuse("FWSEC " + field, expected, found);
    }

    private boolean expect(String field, long expected, long found) {
        if (expected != found) {
            refuse(field, SimLog.hex(expected), SimLog.hex(found));
        }
        return expected == found;
    }

    /** The part that both commands begin with. */
    private boolean readVbios(byte[] in) {
        return SimLog.all(
                expect("readVbios.version", 1, Bytes.u32(in, 0)),
                expect("readVbios.size", 24, Bytes.u32(in, 4)),
                expect("readVbios.gfwImageOffset", 0, Bytes.u64(in, 8)),
                expect("readVbios.gfwImageSize", 0, Bytes.u32(in, 16)),
                expect("readVbios.flags", 2, Bytes.u32(in, 20)));
    }

    private int frts(byte[] in) {
        boolean good = SimLog.all(
                readVbios(in),
                expect("frtsRegion.version", 1, Bytes.u32(in, 24)),
                expect("frtsRegion.size", 20, Bytes.u32(in, 28)),
                expect("frtsRegion.mediaType", MEDIA_FB, Bytes.u32(in, 40)));
        if (!good) {
            return ERROR_COMMAND;
        }
        OptionalInt fault = gpu.faults().fwsecError();
        if (fault.isPresent()) {
            return fault.getAsInt();
        }
        long start = (Bytes.u32(in, 32) & 0xffffffffL) << 12;
        long size = (Bytes.u32(in, 36) & 0xffffffffL) << 12;
        long wantedSize = gpu.table().factNumber("wpr.frts-size");
        long align = gpu.table().factNumber("wpr.end-align");
        long end = gpu.framebuffer().vgaWorkspace() / align * align;
        if (!SimLog.all(
                expect("frtsRegion.regionSize", wantedSize, size),
                expect("frtsRegion.offset", end - wantedSize, start))) {
            return ERROR_REGION;
        }
        if (gpu.framebuffer().wprUp()) {
            refuse(
                    "FRTS",
                    "no WPR2 yet",
                    "WPR2 up at " + SimLog.hex(gpu.framebuffer().wprStart()));
            return ERROR_WPR_UP;
        }
        if (gpu.faults().has(Fault.FrtsMisplaced.class)) {
            gpu.framebuffer().placeFrts(start - size, end - size);
        } else if (!gpu.faults().has(Fault.FwsecDoesNothing.class)) {
            gpu.framebuffer().placeFrts(start, end);
        }
        return 0;
    }
}
