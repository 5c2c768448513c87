package org.fwabi.gsp.firmware;

import org.fwabi.gsp.falcon.LoaderProgram;

/**
 * The file of the generic bootloader, which chips without a boot ROM load secure microcode with.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 595.45.04, rmflcnbl.h (RM_FLCN_BL_DESC) and extract-firmware-nouveau.py.
 */
public final class GenericBootloader {
    /** The file's name without release. */
    public static final String FILE = "gen_bootloader";

    /** Tags are 24 bits of the register. */
    private static final long MAX_TAG = (1L << 24) - 1;

    private GenericBootloader() {}

    /**
     * Reads the file.
     *
     * @throws BadFirmwareException if it is no such program
     */
    public static LoaderProgram read(Bytes file) throws BadFirmwareException {
        BinFile container = new BinFile(file);
        long header = container.headerOffset();
        long startTag = file.u32(header, "start tag");
        long descriptorOffset = file.u32(header + 4, "descriptor offset");
        Bytes code = container
                .payload()
                .slice(file.u32(header + 8, "code offset"), file.u32(header + 12, "code size"), "bootloader code");
        if (code.size() == 0 || startTag > MAX_TAG) {
            throw file.bad("code of %d bytes, to run at block 0x%x".formatted(code.size(), startTag));
        }
        return new LoaderProgram(FILE, code.segment(), (int) startTag, (int) descriptorOffset);
    }
}
