package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A falcon's DMA engine: copies blocks from system memory or video memory into the falcon's memories. */
final class FalconDma {
    private static final int TARGET_LOCAL_FB = 0;
    private static final int TARGET_COHERENT = 1;
    private static final int TARGET_NONCOHERENT = 2;
    private static final long TRANSFER_NANOS = 600;
    private static final long QUEUE_NANOS = 4 * TRANSFER_NANOS;

    private final SimFalcon falcon;
    private final SimGpuParts gpu;
    private final int[] transcfg = new int[8];
    private int control;
    private int base;
    private int base1;
    private int memoryOffset;
    private int sourceOffset;
    private int command;
    private long busyUntil;
    private boolean hung;

    FalconDma(SimFalcon falcon, SimGpuParts gpu) {
        this.falcon = falcon;
        this.gpu = gpu;
    }

    void reset() {
        java.util.Arrays.fill(transcfg, 0);
        control = 0;
        base = 0;
        base1 = 0;
        memoryOffset = 0;
        sourceOffset = 0;
        command = 0;
        busyUntil = 0;
        hung = false;
    }

    void addRegisters(FalconRegisters registers) {
        registers.add(0x110, "DMATRFBASE", () -> base, value -> base = value);
        registers.add(0x114, "DMATRFMOFFS", () -> memoryOffset, value -> memoryOffset = value & 0xffffff);
        registers.add(0x118, "DMATRFCMD", this::status, this::transfer);
        registers.add(0x11c, "DMATRFFBOFFS", () -> sourceOffset, value -> sourceOffset = value);
        registers.add(0x128, "DMATRFBASE1", () -> base1, value -> base1 = value & 0x1ff);
        for (int i = 0; i < transcfg.length; i++) {
            int index = i;
            registers.add(
                    0x600 + 4 * i,
                    "FBIF_TRANSCFG(" + i + ")",
                    () -> transcfg[index],
                    value -> transcfg[index] = value & 0x1_0007);
        }
        registers.add(0x624, "FBIF_CTL", () -> control, value -> control = value & 0x80);
    }

    boolean idle() {
        return !hung && gpu.clock().now() >= busyUntil;
    }

    private int status() {
        int queued = busyUntil - gpu.clock().now() > QUEUE_NANOS ? 1 : 0;
        return (command & ~0x3) | (idle() ? 2 : 0) | queued;
    }

    private void transfer(int value) throws Register.Refused {
        if (hung || busyUntil - gpu.clock().now() > QUEUE_NANOS) {
            throw new Register.Refused("room in the queue (bit 0 clear)", "a full queue");
        }
        if ((control & 0x80) == 0 || falcon.requiresContext()) {
            throw new Register.Refused(
                    "FBIF_CTL bit 7 set and DMACTL 0, for physical addresses without context",
                    "FBIF_CTL " + SimLog.hex(control));
        }
        command = value;
        int size = 4 << (value >>> 8 & 7);
        boolean imem = (value & 1 << 4) != 0;
        int config = transcfg[value >>> 12 & 7];
        if ((value & 1 << 5) != 0) {
            throw new Register.Refused("a transfer into the falcon", "a transfer out of it");
        }
        if ((config & 4) == 0) {
            throw new Register.Refused("FBIF_TRANSCFG with physical addresses (bit 2)", SimLog.hex(config));
        }
        if (imem && size != FalconMemory.BLOCK) {
            throw new Register.Refused("256 bytes at a time into IMEM", size + " bytes");
        }
        if (memoryOffset % size != 0 || memoryOffset + size > FalconMemory.SIZE) {
            throw new Register.Refused("DMATRFMOFFS aligned and below 64 KiB", SimLog.hex(memoryOffset));
        }
        long address = ((long) base1 << 40) + ((base & 0xffffffffL) << 8) + (sourceOffset & 0xffffffffL);
        byte[] bytes = fetch(config, address, (long) size);
        if (bytes == null) {
            // As on hardware, the engine never becomes idle again; the fault itself is recorded already.
            hung = true;
            return;
        }
        FalconMemory memory = falcon.memory();
        if (imem) {
            memory.writeImem(memoryOffset, bytes, (value >>> 2 & 3) != 0);
            memory.tag(memoryOffset, sourceOffset >>> 8);
        } else {
            memory.writeDmem(memoryOffset, bytes);
        }
        busyUntil = Math.max(busyUntil, gpu.clock().now()) + TRANSFER_NANOS;
    }

    /** What a program on the falcon reads through an aperture; null after recording what is wrong. */
    byte @Nullable [] fetch(int aperture, long address, int size) {
        String where = falcon.name() + " FBIF_TRANSCFG(" + aperture + ")";
        if (aperture < 0 || aperture >= transcfg.length || (transcfg[aperture] & 4) == 0) {
            gpu.refuse(where, "an aperture for physical addresses", "another");
            return null;
        }
        if ((control & 0x80) == 0 || falcon.requiresContext()) {
            gpu.refuse(falcon.name() + " FBIF_CTL", "physical addresses without context", SimLog.hex(control));
            return null;
        }
        if ((size | address) % FalconMemory.BLOCK != 0 || size < 0 || size > FalconMemory.SIZE) {
            gpu.refuse(where, "whole blocks, at most 64 KiB", size + " bytes at " + SimLog.hex(address));
            return null;
        }
        try {
            return fetch(transcfg[aperture], address, (long) size);
        } catch (Register.Refused refused) {
            gpu.refuse(where, refused.expected(), refused.found());
            return null;
        }
    }

    private byte @Nullable [] fetch(int config, long address, long size) throws Register.Refused {
        if ((config & 1 << 16) != 0) {
            throw new Register.Refused("function 0 (bit 16 clear)", SimLog.hex(config));
        }
        return switch (config & 3) {
            case TARGET_LOCAL_FB -> framebuffer(address, size);
            case TARGET_COHERENT, TARGET_NONCOHERENT -> systemMemory(address, size);
            default -> throw new Register.Refused("a target of 0, 1 or 2 in FBIF_TRANSCFG", "3");
        };
    }

    private byte @Nullable [] framebuffer(long address, long size) {
        if (address < 0 || address > gpu.framebuffer().size() - size) {
            gpu.refuse(falcon.name() + " DMA", "an address in the framebuffer", SimLog.hex(address));
            return null;
        }
        return gpu.framebuffer().read(address, (int) size);
    }

    private byte @Nullable [] systemMemory(long address, long size) {
        MemorySegment source = gpu.dma().at(address, size, falcon.name() + " DMA");
        return source == null ? null : Bytes.copy(source);
    }
}
