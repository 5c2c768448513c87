package org.fwabi.gsp.vbios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Bytes;

/**
 * The FWSEC microcode, as it is in the ROM. Immutable.
 *
 * <p>Source: nova-core vbios.rs; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_fwsec.c.
 */
public final class Vbios {
    /** Name of the ROM in messages. */
    static final String SOURCE = "VBIOS";

    private static final int FALCON_DATA_TOKEN = 0x70;
    private static final int FWSEC_PRODUCTION = 0x85;
    private static final byte[] BIT_MAGIC = {(byte) 0xff, (byte) 0xb8, 'B', 'I', 'T', 0};

    private final Bytes fwsecImages;

    private final long descriptorOffset;

    private final UcodeDescriptor descriptor;

    private Vbios(Bytes fwsecImages, long descriptorOffset) throws BadFirmwareException {
        this.fwsecImages = fwsecImages;
        this.descriptorOffset = descriptorOffset;
        this.descriptor = UcodeDescriptor.read(fwsecImages, descriptorOffset);
    }

    /**
     * Reads the ROM.
     *
     * @param bar0 the GPU's registers; the ROM must be readable, as it is once its own firmware has run
     * @throws BadFirmwareException if the ROM holds no FWSEC in the form it has to have
     */
    public static Vbios read(Mmio bar0) throws BadFirmwareException {
        List<RomImage> images = RomImage.readAll(new RomReader(bar0));
        Bytes pcAt = images.stream()
                .filter(image -> image.type() == RomImage.TYPE_PC_AT)
                .findFirst()
                .orElseThrow(() -> new BadFirmwareException(SOURCE, "has no PC-AT image"))
                .bytes();
        Bytes fwsec = join(images);
        if (fwsec.size() == 0) {
            throw new BadFirmwareException(SOURCE, "has no FWSEC image");
        }
        long table = pointer(pcAt, falconData(pcAt));
        return new Vbios(fwsec, pointer(pcAt, fwsecPointer(fwsec, table)));
    }

    /** What the microcode is and where its parts go. */
    UcodeDescriptor descriptor() {
        return descriptor;
    }

    /** The microcode: code, then data. */
    Bytes ucode() throws BadFirmwareException {
        long size = Math.max(descriptor.codeSize(), descriptor.dataSource() + descriptor.dataSize());
        return fwsecImages.slice(descriptorOffset + descriptor.headerSize(), size, "FWSEC microcode");
    }

    /** A signature, which follow the descriptor. */
    Bytes signature(int index) throws BadFirmwareException {
        long offset = descriptorOffset + UcodeDescriptor.V3.SIZE + (long) index * UcodeDescriptor.V3.SIGNATURE_SIZE;
        return fwsecImages.slice(offset, UcodeDescriptor.V3.SIGNATURE_SIZE, "FWSEC signature " + index);
    }

    private static Bytes join(List<RomImage> images) {
        List<RomImage> fwsec =
                images.stream().filter(i -> i.type() == RomImage.TYPE_FWSEC).toList();
        byte[] all =
                new byte[fwsec.stream().mapToInt(i -> (int) i.bytes().size()).sum()];
        MemorySegment joined = MemorySegment.ofArray(all);
        long at = 0;
        for (RomImage image : fwsec) {
            MemorySegment bytes = image.bytes().segment();
            MemorySegment.copy(bytes, 0, joined, at, bytes.byteSize());
            at += bytes.byteSize();
        }
        return new Bytes(SOURCE, joined);
    }

    /** Pointers count as if the FWSEC images followed the PC-AT image at once, although others lie between. */
    private static long pointer(Bytes pcAt, long raw) throws BadFirmwareException {
        if (raw < pcAt.size()) {
            throw pcAt.bad("pointer 0x%x leads into the PC-AT image, not to FWSEC".formatted(raw));
        }
        return raw - pcAt.size();
    }

    private static long falconData(Bytes pcAt) throws BadFirmwareException {
        long bit = find(pcAt, BIT_MAGIC);
        int headerSize = pcAt.u8(bit + 8, "BIT header");
        int tokenSize = pcAt.u8(bit + 9, "BIT header");
        int count = pcAt.u8(bit + 10, "BIT header");
        for (int i = 0; i < count; i++) {
            Bytes token = pcAt.slice(bit + headerSize + (long) i * tokenSize, 6, "BIT token " + i);
            if (token.u8(0, "BIT token") == FALCON_DATA_TOKEN) {
                return pcAt.u32(token.u16(4, "BIT token"), "falcon data pointer");
            }
        }
        throw pcAt.bad("BIT has no falcon data");
    }

    private static long fwsecPointer(Bytes fwsec, long table) throws BadFirmwareException {
        int headerSize = fwsec.u8(table + 1, "falcon microcode table");
        int entrySize = fwsec.u8(table + 2, "falcon microcode table");
        int count = fwsec.u8(table + 3, "falcon microcode table");
        for (int i = 0; i < count; i++) {
            Bytes entry = fwsec.slice(table + headerSize + (long) i * entrySize, 6, "falcon microcode " + i);
            if (entry.u8(0, "falcon microcode") == FWSEC_PRODUCTION) {
                return entry.u32(2, "falcon microcode");
            }
        }
        throw fwsec.bad("falcon microcode table has no FWSEC");
    }

    private static long find(Bytes image, byte[] pattern) throws BadFirmwareException {
        byte[] bytes = image.segment().toArray(ValueLayout.JAVA_BYTE);
        for (int at = 0; at <= bytes.length - pattern.length; at++) {
            if (Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at;
            }
        }
        throw image.bad("PC-AT image has no BIT");
    }
}
