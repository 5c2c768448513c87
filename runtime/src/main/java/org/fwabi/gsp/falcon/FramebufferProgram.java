package org.fwabi.gsp.falcon;

import java.util.OptionalLong;

/**
 * A signed program that lies in the framebuffer, for chips with a boot ROM. A block is read from the sum of base and its
 * virtual address. Addresses and sizes are in bytes.
 *
 * @param name for messages
 * @param codeBase framebuffer address that the virtual addresses of the code count from
 * @param codeVirtual virtual address of the code, at which it starts
 * @param codeOffset where it goes in IMEM
 * @param codeSize its size
 * @param dataBase framebuffer address of the data, or what its virtual address counts from
 * @param dataVirtual virtual address of the data; empty if it has none
 * @param dataOffset where it goes in DMEM
 * @param dataSize its size
 * @param bootRom what the boot ROM is told
 */
public record FramebufferProgram(
        String name,
        long codeBase,
        long codeVirtual,
        long codeOffset,
        long codeSize,
        long dataBase,
        OptionalLong dataVirtual,
        long dataOffset,
        long dataSize,
        FalconImage.BootRom bootRom) {
    /** Framebuffer address of the code. */
    public long codeAddress() {
        return codeBase + codeVirtual;
    }

    /** Framebuffer address of the data. */
    public long dataAddress() {
        return dataBase + dataVirtual.orElse(0);
    }
}
