package org.fwabi.gsp.firmware;

/**
 * The header of a program that a falcon runs in its heavy-secure mode, with what it leads to. Sizes and offsets in bytes.
 *
 * <p>Source: nova-core firmware/booter.rs (HsHeaderV2, HsLoadHeaderV2).
 *
 * @param signaturesOffset where in the file the signatures begin
 * @param signatureSize of each
 * @param signatureCount how many
 * @param signatureLocation where in the program a signature goes
 * @param fuseVersion version of the program that the first signature is for
 * @param engineMask engines that may run it, 16 bits
 * @param ucodeId which fuses count, 8 bits
 * @param codeOffset start of the non-secure code
 * @param codeSize of the non-secure code
 * @param dataOffset start of the data in the program
 * @param dataSize of the data
 * @param appOffset start of the secure code
 * @param appSize of the secure code
 */
record HsHeader(
        long signaturesOffset,
        long signatureSize,
        long signatureCount,
        long signatureLocation,
        long fuseVersion,
        int engineMask,
        int ucodeId,
        long codeOffset,
        long codeSize,
        long dataOffset,
        long dataSize,
        long appOffset,
        long appSize) {
    private static final String HEADER = "signature header";
    private static final String LOAD_HEADER = "load header";
    private static final int META_SIZE = 12;
    private static final int LOAD_HEADER_SIZE = 20;

    static HsHeader read(BinFile container) throws BadFirmwareException {
        Bytes file = container.file();
        Bytes header = file.slice(container.headerOffset(), 36, HEADER);
        long signaturesOffset = header.u32(0, HEADER);
        long signaturesSize = header.u32(4, HEADER);
        long location = file.u32(header.u32(8, HEADER), "place of the signature");
        long firstSignature = file.u32(header.u32(12, HEADER), "first signature");
        Bytes meta = file.slice(header.u32(16, HEADER), header.u32(20, HEADER), "signature parameters");
        if (meta.size() != META_SIZE) {
            throw file.bad("signature parameters of %d bytes, expected %d".formatted(meta.size(), META_SIZE));
        }
        long count = file.u32(header.u32(24, HEADER), "number of signatures");
        Bytes load = file.slice(header.u32(28, HEADER), LOAD_HEADER_SIZE + 8L, LOAD_HEADER);
        if (load.u32(16, LOAD_HEADER) == 0) {
            throw file.bad("has no secure code");
        }
        HsHeader result = new HsHeader(
                signaturesOffset + firstSignature,
                count == 0 ? 0 : signaturesSize / count,
                count,
                location,
                meta.u32(0, "fuse version"),
                narrow(file, meta.u32(4, "engine mask"), 0xffff, "engine mask"),
                narrow(file, meta.u32(8, "microcode id"), 0xff, "microcode id"),
                load.u32(0, LOAD_HEADER),
                load.u32(4, LOAD_HEADER),
                load.u32(8, LOAD_HEADER),
                load.u32(12, LOAD_HEADER),
                load.u32(20, LOAD_HEADER),
                load.u32(24, LOAD_HEADER));
        result.check(container);
        return result;
    }

    /** A signature, by its index in the file. */
    Bytes signature(Bytes file, long index) throws BadFirmwareException {
        return file.slice(signaturesOffset + index * signatureSize, signatureSize, "signature " + index);
    }

    private void check(BinFile container) throws BadFirmwareException {
        Bytes payload = container.payload();
        payload.slice(codeOffset, codeSize, "non-secure code");
        payload.slice(dataOffset, dataSize, "data");
        payload.slice(appOffset, appSize, "secure code");
        if (signatureLocation < dataOffset || signatureLocation > payload.size()) {
            throw payload.bad("place of the signature, byte %d, is not in the data".formatted(signatureLocation));
        }
        if (signatureCount > 0 && signatureSize == 0) {
            throw payload.bad("has %d signatures of no size".formatted(signatureCount));
        }
    }

    private static int narrow(Bytes file, long value, int mask, String what) throws BadFirmwareException {
        if ((value & ~mask) != 0) {
            throw file.bad("%s is 0x%x".formatted(what, value));
        }
        return (int) value;
    }
}
