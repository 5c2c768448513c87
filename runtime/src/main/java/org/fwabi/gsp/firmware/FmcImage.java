package org.fwabi.gsp.firmware;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;

/**
 * The FMC's file: the first program on GSP of chips that boot through the FSP, with what the FSP checks it by. It is an
 * 32-bit ELF file with a section for each part; the number beside a section, if not 0, is the CRC-32 of its contents.
 *
 * <p>Source: nouveau gsp/gh100.c; nova-core firmware/fsp.rs.
 *
 * @param image the program
 * @param hash SHA-384 that the FSP compares
 * @param publicKey the key that the signature is made with
 * @param signature over the program
 */
public record FmcImage(MemorySegment image, MemorySegment hash, MemorySegment publicKey, MemorySegment signature) {
    /** Name of the file, without release. */
    public static final String FILE = "fmc";

    private static final int HASH_SIZE = 48;

    private static final int KEY_SIZE = 384;

    private static final int SIGNATURE_SIZE = 384;

    /**
     * Reads the file.
     *
     * @param file the file whole; must stay valid as long as the result
     * @throws BadFirmwareException if a part is missing, damaged, or of a size that Hopper's FSP does not take
     */
    public static FmcImage read(Bytes file) throws BadFirmwareException {
        ElfReader elf = ElfReader.of32Bits(file);
        MemorySegment image = part(file, elf, "image");
        if (image.byteSize() == 0) {
            throw file.bad("section image is empty");
        }
        return new FmcImage(
                image,
                sized(file, part(file, elf, "hash"), "hash", HASH_SIZE),
                sized(file, part(file, elf, "publickey"), "publickey", KEY_SIZE),
                sized(file, part(file, elf, "signature"), "signature", SIGNATURE_SIZE));
    }

    private static MemorySegment part(Bytes file, ElfReader elf, String name) throws BadFirmwareException {
        ElfReader.Section section = elf.find(name).orElseThrow(() -> file.bad("has no section " + name));
        MemorySegment contents = section.contents().segment().asReadOnly();
        CRC32 crc = new CRC32();
        crc.update(contents.asByteBuffer());
        if (section.info() != 0 && section.info() != crc.getValue()) {
            throw file.bad(
                    "section %s is damaged: CRC %08x, expected %08x".formatted(name, crc.getValue(), section.info()));
        }
        return contents;
    }

    private static MemorySegment sized(Bytes file, MemorySegment part, String name, int size)
            throws BadFirmwareException {
        if (part.byteSize() != size) {
            throw file.bad("section %s has %d bytes, expected %d".formatted(name, part.byteSize(), size));
        }
        return part;
    }
}
