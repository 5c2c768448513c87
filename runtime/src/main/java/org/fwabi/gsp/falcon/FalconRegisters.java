package org.fwabi.gsp.falcon;

import org.fwabi.gsp.chip.Bits;

/**
 * Registers of a falcon, by offset from its two bases, and their fields. The only place that knows them.
 *
 * <p>Source: nova-core regs.rs; NVIDIA open-gpu-kernel-modules 570.144, dev_falcon_v4.h, dev_riscv_pri.h.
 */
final class FalconRegisters {
    /** Clears interrupts. */
    static final int IRQSCLR = 0x004;

    static final int IRQSCLR_SWGEN0 = Bits.bit(6);

    static final int MAILBOX0 = 0x040;
    static final int MAILBOX1 = 0x044;

    /** Version of the program that runs, for GSP-RM to read. */
    static final int OS = 0x080;

    /** Copy of BOOT_0, for the falcon's program to read. */
    static final int RM = 0x084;

    /** Sizes of the memories, in blocks. */
    static final int HWCFG = 0x108;

    static final int HWCFG_IMEM_SIZE_HIGH = 8;

    static final int HWCFG2 = 0x0f4;
    static final int HWCFG2_MEM_SCRUBBING = 12;
    static final int HWCFG2_RESET_READY = 31;

    /** Hopper: whether the program on the RISC-V core keeps its registers from the driver. */
    static final int HWCFG2_RISCV_BR_PRIV_LOCKDOWN = 13;

    /** What a register reads as while the FSP has the falcon for itself; the last byte says more. */
    static final int TARGET_LOCKED = 0xbadf4100;

    static final int TARGET_LOCKED_MASK = 0xffffff00;

    static final int CPUCTL = 0x100;
    static final int CPUCTL_START = Bits.bit(1);
    static final int CPUCTL_HALTED = 4;
    static final int CPUCTL_ALIAS_EN = 6;

    static final int BOOTVEC = 0x104;

    static final int DMACTL = 0x10c;
    static final int DMACTL_DMEM_SCRUBBING = 1;
    static final int DMACTL_IMEM_SCRUBBING = 2;

    /** Address bits 39:8 of the source. */
    static final int DMATRFBASE = 0x110;

    static final int DMATRFMOFFS = 0x114;

    static final int DMATRFCMD = 0x118;
    static final int DMATRFCMD_IDLE = 1;
    static final int DMATRFCMD_IMEM = Bits.bit(4);

    /** Tags the block of DMEM with its virtual address. */
    static final int DMATRFCMD_SET_DMTAG = Bits.bit(16);

    static final int DMATRFFBOFFS = 0x11c;

    /** Address bits 48:40 of the source. */
    static final int DMATRFBASE1 = 0x128;

    /** Used instead of CPUCTL where that is locked. */
    static final int CPUCTL_ALIAS = 0x130;

    static final int IMEMC = 0x180;
    static final int IMEMD = 0x184;
    static final int IMEMT = 0x188;
    static final int DMEMC = 0x1c0;
    static final int DMEMD = 0x1c4;

    /** Auto-increment on write, of IMEMC and DMEMC. */
    static final int MEMC_AINCW = Bits.bit(24);

    static final int IMEMC_SECURE = Bits.bit(28);

    static final int ENGINE = 0x3c0;
    static final int ENGINE_RESET = Bits.bit(0);

    static final int FBIF_TRANSCFG = 0x600;

    static final int FBIF_CTL = 0x624;
    static final int FBIF_CTL_ALLOW_PHYS_NO_CTX = Bits.bit(7);

    /** Second block: which algorithm the boot ROM checks the signature with. */
    static final int MOD_SEL = 0x180;

    static final int MOD_SEL_RSA3K = 1;

    /** Second block: microcode id for the boot ROM. */
    static final int BROM_CURR_UCODE_ID = 0x198;

    /** Second block: engines that the microcode may run on. */
    static final int BROM_ENGIDMASK = 0x19c;

    /** Second block: DMEM offset of the signature. */
    static final int BROM_PARAADDR = 0x210;

    /** Second block, Turing and GA100: bit 0 is 1 while the RISC-V core is active. */
    static final int CORE_SWITCH_STATUS = 0x240;

    static final int CORE_SWITCH_STATUS_ACTIVE = 0;

    /** Second block, GA102 and later. */
    static final int RISCV_CPUCTL = 0x388;

    static final int RISCV_CPUCTL_ACTIVE = 7;
    static final int RISCV_CPUCTL_HALTED = 4;

    /** Second block, GA102 and later: which core is connected. */
    static final int BCR_CTRL = 0x668;

    static final int BCR_CTRL_VALID = 0;
    static final int BCR_CTRL_CORE_SELECT = 4;

    private static final int DMA_SIZE_256 = 6;

    /** Targets of FBIF_TRANSCFG. */
    static final int TARGET_LOCAL_FB = 0;

    static final int TARGET_COHERENT_SYSMEM = 1;
    static final int TARGET_NONCOHERENT_SYSMEM = 2;
    private static final int TRANSCFG_ENGINE_ID_FLAG = 16;

    private FalconRegisters() {}

    /** Value of FBIF_TRANSCFG for physical addresses of a target, as function 0; other bits kept. */
    static int transcfgPhysical(int raw, int target) {
        int physical = Bits.with(Bits.with(raw, 1, 0, target), 2, 2, 1);
        return Bits.with(physical, TRANSCFG_ENGINE_ID_FLAG, TRANSCFG_ENGINE_ID_FLAG, 0);
    }

    /** Value of DMATRFCMD that copies 256 bytes to secure IMEM or to DMEM. */
    static int copy256(boolean secureImem) {
        int command = Bits.with(0, 10, 8, DMA_SIZE_256);
        return secureImem ? Bits.with(command, 3, 2, 1) | DMATRFCMD_IMEM : command;
    }
}
