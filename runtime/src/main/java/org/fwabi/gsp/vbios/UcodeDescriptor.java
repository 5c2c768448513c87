package org.fwabi.gsp.vbios;

import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Bytes;

/**
 * What precedes a falcon microcode in the VBIOS. All values are 32 bits unless noted; sizes and offsets in bytes.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_fwsec.c (FALCON_UCODE_DESC_V2, _V3).
 */
sealed interface UcodeDescriptor {
    /** Size of the descriptor with the signatures that belong to it; the microcode follows. */
    long headerSize();

    /** Bytes of code; the microcode begins with them. */
    long codeSize();

    /** Where the data begins in the microcode. */
    long dataSource();

    /** Bytes of data. */
    long dataSize();

    /** Where in DMEM the data goes. */
    long dataDestination();

    /** Where in the data the table of the microcode's interfaces is. */
    long interfaceOffset();

    /**
     * Of Turing and GA100: code in two parts, the signature in its place.
     *
     * @param virtualEntry where the program starts
     * @param codeDestination offset in IMEM
     * @param virtualBase address that the code runs at
     * @param secureBase address that the secure part runs at
     * @param secureSize of the secure part, which ends the code
     */
    record V2(
            long headerSize,
            long virtualEntry,
            long interfaceOffset,
            long codeDestination,
            long codeSize,
            long virtualBase,
            long secureBase,
            long secureSize,
            long dataSource,
            long dataDestination,
            long dataSize)
            implements UcodeDescriptor {
        static final int SIZE = 60;

        /** Where the secure part begins in the code. */
        long secureOffset() {
            return secureBase - virtualBase;
        }
    }

    /**
     * Of GA102 and later: all code is secure, and a signature must be chosen.
     *
     * @param signatureOffset where in DMEM the signature goes
     * @param codeDestination offset in IMEM
     * @param virtualBase address that the code runs at
     * @param engineMask engines that may run it, 16 bits
     * @param ucodeId which fuses count, 8 bits
     * @param signatureCount how many signatures follow the descriptor, 8 bits
     * @param signatureVersions a bit for each fuse version that has a signature, 16 bits
     */
    record V3(
            long headerSize,
            long signatureOffset,
            long interfaceOffset,
            long codeDestination,
            long codeSize,
            long virtualBase,
            long dataDestination,
            long dataSize,
            int engineMask,
            int ucodeId,
            int signatureCount,
            int signatureVersions)
            implements UcodeDescriptor {
        static final int SIZE = 44;

        /** Bytes of each signature: RSA with 3072 bits. */
        static final int SIGNATURE_SIZE = 384;

        @Override
        public long dataSource() {
            return codeSize;
        }
    }

    /** Reads a descriptor of either kind. */
    static UcodeDescriptor read(Bytes image, long offset) throws BadFirmwareException {
        String what = "FWSEC descriptor";
        long header = image.u32(offset, what);
        int version = (int) (header >>> 8) & 0xff;
        long headerSize = header >>> 16;
        UcodeDescriptor descriptor = switch (version) {
            case 2 -> v2(image.slice(offset, V2.SIZE, what), headerSize, what);
            case 3 -> v3(image.slice(offset, V3.SIZE, what), headerSize, what);
            default -> throw image.bad("%s has version %d, expected 2 or 3".formatted(what, version));
        };
        if (headerSize < (version == 2 ? V2.SIZE : V3.SIZE)) {
            throw image.bad("%s says it has %d bytes".formatted(what, headerSize));
        }
        return descriptor;
    }

    private static V2 v2(Bytes d, long headerSize, String what) throws BadFirmwareException {
        V2 v2 = new V2(
                headerSize,
                d.u32(12, what),
                d.u32(16, what),
                d.u32(20, what),
                d.u32(24, what),
                d.u32(28, what),
                d.u32(32, what),
                d.u32(36, what),
                d.u32(40, what),
                d.u32(44, what),
                d.u32(48, what));
        if (v2.secureOffset() < 0 || v2.secureOffset() > v2.codeSize() || v2.secureSize() > v2.codeSize()) {
            throw d.bad("%s: the secure code is not within the code".formatted(what));
        }
        return v2;
    }

    private static V3 v3(Bytes d, long headerSize, String what) throws BadFirmwareException {
        return new V3(
                headerSize,
                d.u32(8, what),
                d.u32(12, what),
                d.u32(16, what),
                d.u32(20, what),
                d.u32(24, what),
                d.u32(28, what),
                d.u32(32, what),
                d.u16(36, what),
                d.u8(38, what),
                d.u8(39, what),
                d.u16(40, what));
    }
}
