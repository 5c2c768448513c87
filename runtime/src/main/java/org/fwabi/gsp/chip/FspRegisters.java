package org.fwabi.gsp.chip;

import org.fwabi.device.Mmio;

/**
 * Registers of the FSP: how far its boot has come, and the driver's channel (channel 0) in its memory (EMEM).
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, dev_fsp_pri.h and dev_therm.h of gh100, fsp_emem_channels.h.
 */
public final class FspRegisters {
    /** Bytes of the driver's channel in EMEM, which begins at offset 0 and holds one packet. */
    public static final int CHANNEL_SIZE = 1024;

    /** NV_PFSP_EMEMC(0): which word of EMEM is accessed. Bits 7:2 word, 15:8 block of 256 bytes. */
    public static final long EMEMC = 0x8f2ac0;

    /** Bit of {@link #EMEMC}: each write goes on to the next word. */
    public static final int EMEMC_AINCW = 1 << 24;

    /** Bit of {@link #EMEMC}: each read goes on to the next word. */
    public static final int EMEMC_AINCR = 1 << 25;

    /** NV_PFSP_EMEMD(0): that word. */
    public static final long EMEMD = 0x8f2ac4;

    /** NV_PFSP_QUEUE_HEAD(0): where the driver's packet begins. Writing it tells the FSP. */
    public static final long QUEUE_HEAD = 0x8f2c00;

    /** NV_PFSP_QUEUE_TAIL(0): the last word of the driver's packet; equal to the head once the FSP has it. */
    public static final long QUEUE_TAIL = 0x8f2c04;

    /** NV_PFSP_MSGQ_HEAD(0): where the FSP's packet begins. */
    public static final long MSGQ_HEAD = 0x8f2c80;

    /** NV_PFSP_MSGQ_TAIL(0): the last word of the FSP's packet; equal to the head where there is none. */
    public static final long MSGQ_TAIL = 0x8f2c84;

    private static final long I2CS_SCRATCH = 0x200bc;

    private static final int BOOT_COMPLETE = 0xff;

    private FspRegisters() {}

    /** Whether the FSP's own boot is through (NV_THERM_I2CS_SCRATCH). Only then does it take messages. */
    public static boolean bootCompleted(Mmio bar0) {
        return bar0.read32(I2CS_SCRATCH) == BOOT_COMPLETE;
    }

    /** Bytes from the start of EMEM to the word that {@link #EMEMC} is at. */
    public static int ememOffset(int ememc) {
        return Bits.get(ememc, 15, 2) * Integer.BYTES;
    }
}
