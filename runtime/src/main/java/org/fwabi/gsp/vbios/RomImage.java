package org.fwabi.gsp.vbios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Bytes;

/**
 * One image of the ROM.
 *
 * <p>Source: PCI Firmware Specification 3.0, 5.1; NVIDIA's extension "NPDE" as in nova-core vbios.rs.
 *
 * @param type code type: 0 PC-AT, 3 EFI, 0x70 notebook information, 0xe0 FWSEC
 * @param last whether no image follows
 * @param bytes all of it
 */
record RomImage(int type, boolean last, Bytes bytes) {
    static final int TYPE_PC_AT = 0x00;
    static final int TYPE_NOTEBOOK = 0x70;
    static final int TYPE_FWSEC = 0xe0;

    private static final int BLOCK = 512;
    private static final int LAST = 0x80;

    /** How much is read of an image before its size is known. */
    private static final int HEADERS = 1024;

    private static final int PCIR_SIZE = 24;
    private static final int NPDE_SIZE = 11;

    private static final long PCIR = 0x52494350L;
    private static final long NPDS = 0x5344504eL;
    private static final long NPDE = 0x4544504eL;

    /** The images in order. The chain ends with the one that says so. */
    static List<RomImage> readAll(RomReader rom) throws BadFirmwareException {
        List<RomImage> images = new ArrayList<>();
        long offset = 0;
        boolean last = false;
        while (!last) {
            RomImage image = read(rom, offset);
            images.add(image);
            last = image.last;
            offset += image.bytes.size();
        }
        return images;
    }

    private static RomImage read(RomReader rom, long offset) throws BadFirmwareException {
        Bytes head = rom.slice(offset, HEADERS);
        int signature = head.u16(0, "ROM header");
        switch (signature) {
            case 0xaa55, 0xbb77, 0x4e56 -> {}
            default -> throw head.bad("no image at 0x%x: signature is 0x%04x".formatted(offset, signature));
        }
        int pcirOffset = head.u16(0x18, "ROM header");
        Bytes pcir = head.slice(pcirOffset, PCIR_SIZE, "PCI data structure");
        long pcirSignature = pcir.u32(0, "PCI data structure");
        if (pcirSignature != PCIR && pcirSignature != NPDS) {
            throw head.bad("image at 0x%x has no PCI data structure".formatted(offset));
        }
        int type = pcir.u8(0x14, "PCI data structure");
        long blocks = pcir.u16(0x10, "PCI data structure");
        boolean last = (pcir.u8(0x15, "PCI data structure") & LAST) != 0;
        Optional<Bytes> extension = extension(head, pcirOffset, pcir.u16(0x0a, "PCI data structure"));
        if (extension.isPresent()) {
            // The extension is right where the two differ: older readers are not to see the images behind it.
            blocks = extension.get().u16(8, "NPDE");
            last = (extension.get().u8(10, "NPDE") & LAST) != 0;
        }
        if (blocks == 0) {
            throw head.bad("image at 0x%x has no size".formatted(offset));
        }
        return new RomImage(type, last || type == TYPE_NOTEBOOK, rom.slice(offset, blocks * BLOCK));
    }

    /** The extension follows the PCI data structure, at the next multiple of 16; older images have none. */
    private static Optional<Bytes> extension(Bytes head, int pcirOffset, int pcirLength) throws BadFirmwareException {
        long offset = Math.ceilDiv(pcirOffset + pcirLength, 16) * 16L;
        if (offset + NPDE_SIZE > head.size()) {
            return Optional.empty();
        }
        Bytes npde = head.slice(offset, NPDE_SIZE, "NPDE");
        return npde.u32(0, "NPDE") == NPDE && npde.u16(8, "NPDE") != 0 ? Optional.of(npde) : Optional.empty();
    }
}
