/**
 * Falcon microcontrollers: reset, load, start, and the hand-over to the RISC-V core. The driver uses two, GSP (registers
 * at 0x110000, second block at 0x111000) and SEC2 (0x840000 and 0x841000).
 *
 * <p>What the driver does, and what a device model has to answer, in the order of the accesses:
 *
 * <ul>
 *   <li><b>Reset.</b> Turing and GA100: ENGINE bit 0 set, 10 us, clear; then DMACTL bits 1 and 2 must become 0 within
 *       10 ms. GA102 and later: HWCFG2 bit 31 is waited for up to 150 us, but its absence is no failure; ENGINE pulse;
 *       HWCFG2 bit 12 must become 0 within 20 ms; if BCR_CTRL bit 4 (core select) is 1, BCR_CTRL is written 0 and its
 *       bit 0 (valid) must become 1 within 10 ms. All chips: RM (0x84) receives the value of BOOT_0.
 *   <li><b>Load, GA102 and later: DMA.</b> FBIF_CTL bit 7 set, DMACTL = 0, FBIF_TRANSCFG(0) target = 1 (coherent system
 *       memory) and mem_type = 1 (physical). For each 256 bytes: DMATRFBASE = address bits 39:8, DMATRFBASE1 = bits
 *       48:40 (both once a section), MOFFS = offset in IMEM or DMEM, FBOFFS = offset from the base (for IMEM also the
 *       virtual address, which becomes the block's tag), then CMD = size 6, imem bit 4, sec bits 3:2 = 1 for IMEM and 0
 *       for DMEM; CMD bit 1 (idle) must become 1 within 2 s. Then PARAADDR(0), ENGIDMASK, CURR_UCODE_ID, MOD_SEL = 1
 *       (RSA3K) for the boot ROM, and BOOTVEC.
 *   <li><b>Load, Turing and GA100: programmed I/O</b>, port 0. FBIF_CTL bit 7 set, DMACTL = 0. IMEMC = offset, bit 24
 *       (auto-increment), bit 28 for secure blocks; at each 256 byte block IMEMT = tag, then 64 times IMEMD. First the
 *       non-secure code, then the secure. DMEMC = offset and bit 24, then DMEMD. Then BOOTVEC. No boot ROM parameters:
 *       the signature is within the image.
 *   <li><b>Start.</b> MAILBOX0 and MAILBOX1; then bit 1 of CPUCTL_ALIAS if CPUCTL bit 6 (alias_en) is 1, else of CPUCTL.
 *       CPUCTL bit 4 (halted) must become 1 within 2 s; then MAILBOX0 holds the result.
 *   <li><b>RISC-V active.</b> Turing and GA100: bit 0 of 0x240 in the second block. GA102 and later: bit 7 of 0x388 there.
 * </ul>
 *
 * <p>FWSEC runs on GSP; booter_load and booter_unload run on SEC2. On Turing other drivers put FWSEC in place through a
 * small generic bootloader that itself copies by DMA; here the driver writes the same IMEM and DMEM directly, the way
 * all of them load the booters of these chips.
 *
 * <p>Source: nova-core falcon.rs, falcon/hal; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_falcon_tu102.c,
 * kernel_gsp_falcon_ga102.c.
 */
@NullMarked
package org.fwabi.gsp.falcon;

import org.jspecify.annotations.NullMarked;
