package org.fwabi.gsp.falcon;

import java.util.Optional;
import org.fwabi.device.DmaBuffer;

/**
 * A signed program, ready to be loaded.
 *
 * @param name for messages, e.g. {@code FWSEC-FRTS}
 * @param bytes the image, in memory that the falcon can reach; size a multiple of 256
 * @param nonSecureCode code to load as non-secure, where the chip wants that
 * @param secureCode code to load as secure
 * @param data what goes to DMEM
 * @param bootRom parameters of the boot ROM, for chips that have one
 * @param bootVector virtual address at which to start
 */
public record FalconImage(
        String name,
        DmaBuffer bytes,
        Optional<Section> nonSecureCode,
        Section secureCode,
        Section data,
        BootRom bootRom,
        int bootVector) {
    /** Falcon memory is tagged, copied and protected in blocks of this many bytes. */
    public static final int BLOCK = 256;

    /**
     * A part of the image.
     *
     * @param source offset in the image, in bytes
     * @param destination offset in IMEM or DMEM, in bytes
     * @param size in bytes
     * @param virtualAddress for code, the address its first byte runs at; 0 for data
     */
    public record Section(long source, long destination, long size, long virtualAddress) {}

    /**
     * What the boot ROM is told.
     *
     * @param signatureOffset where in DMEM the signature lies
     * @param engineMask engines that the program may run on, 16 bits
     * @param ucodeId which fuse holds the least version allowed, 8 bits
     */
    public record BootRom(int signatureOffset, int engineMask, int ucodeId) {}
}
