package org.fwabi.gsp.firmware;

/**
 * The common container of NVIDIA's smaller firmware files: a header that leads to a second header, special to the kind
 * of firmware, and to the payload. All values are 32 bits, little-endian.
 *
 * <p>Source: linux-firmware nvidia/*; nova-core firmware.rs.
 */
public final class BinFile {
    private static final long MAGIC = 0x10de;

    private final Bytes file;

    private final long headerOffset;

    private final Bytes payload;

    /**
     * Reads the header.
     *
     * @throws BadFirmwareException if it is no such file, or the payload is not within it
     */
    public BinFile(Bytes file) throws BadFirmwareException {
        this.file = file;
        long magic = file.u32(0, "file header");
        if (magic != MAGIC) {
            throw file.bad("magic number is 0x%x, expected 0x%x".formatted(magic, MAGIC));
        }
        this.headerOffset = file.u32(12, "file header");
        this.payload = file.slice(file.u32(16, "file header"), file.u32(20, "file header"), "payload");
    }

    /** The file whole: offsets in the second header count from its start. */
    public Bytes file() {
        return file;
    }

    /** Where the second header begins. */
    public long headerOffset() {
        return headerOffset;
    }

    /** The payload. */
    public Bytes payload() {
        return payload;
    }
}
