package org.fwabi.gsp.sim;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes the video BIOS: a PC-AT image with the BIT table, an EFI image, and two FWSEC images, the second of which holds
 * the table of falcon programs and FWSEC itself.
 *
 * <p>Source of the forms: nova-core vbios.rs; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_fwsec.c.
 */
final class Vbios {
    static final int DMEM_MAPPER_ID = 4;
    static final int MAPPER_INIT_CMD = 44;
    static final int MAPPER_CMD_IN_OFFSET = 8;
    static final int MAPPER_CMD_IN_SIZE = 12;
    static final int COMMAND_SIZE = 44;

    private static final int PC_AT_SIZE = 0x1000;
    private static final int EFI_SIZE = 0x800;
    private static final int FIRST_FWSEC_SIZE = 0xc00;
    private static final int PCIR = 0x40;
    private static final int BIT = 0x1a2;
    private static final int FALCON_DATA = 0x3f0;
    private static final int UCODE_TABLE = 0x320;
    private static final int DESCRIPTOR = 0x400;
    private static final int CODE_SIZE = 0x2000;
    private static final int NON_SECURE_SIZE = 0x300;
    private static final int DATA_SIZE = 0x800;
    private static final int SIGNATURE = 0x200;
    private static final int SIGNATURE_SIZE = 384;
    /** Versions whose signature the image carries, one bit each. */
    private static final int SIGNATURE_VERSIONS = 0b1101;

    private static final int INTERFACE = 0x84;
    private static final int MAPPER = 0xc0;
    private static final int COMMAND_BUFFER = 0x3c0;

    private Vbios() {}

    /** The ROM of a chip. */
    static byte[] make(SimChip chip, long seed) {
        byte[] fwsec = second(chip, seed);
        byte[] rom = new byte[PC_AT_SIZE + EFI_SIZE + FIRST_FWSEC_SIZE + fwsec.length];
        Bytes.put(rom, 0, pcAt(chip, seed));
        Bytes.put(rom, PC_AT_SIZE, image(chip, 0x03, EFI_SIZE, false, seed + 1));
        Bytes.put(rom, PC_AT_SIZE + EFI_SIZE, image(chip, 0xe0, FIRST_FWSEC_SIZE, false, seed + 2));
        Bytes.put(rom, PC_AT_SIZE + EFI_SIZE + FIRST_FWSEC_SIZE, fwsec);
        return rom;
    }

    /** An image with its headers: ROM header, PCI data structure, and NVIDIA's extension of it. */
    private static byte[] image(SimChip chip, int type, int size, boolean last, long seed) {
        byte[] image = Bytes.random(seed, size);
        boolean fwsec = type == 0xe0;
        Bytes.put16(image, 0, fwsec ? 0x4e56 : 0xaa55);
        Bytes.put16(image, 0x18, PCIR);
        Bytes.put(image, PCIR, (fwsec ? "NPDS" : "PCIR").getBytes(StandardCharsets.US_ASCII));
        Bytes.put16(image, PCIR + 4, ConfigSpace.VENDOR);
        Bytes.put16(image, PCIR + 6, chip.pciDevice());
        Bytes.put16(image, PCIR + 8, 0);
        Bytes.put16(image, PCIR + 10, 24);
        image[PCIR + 12] = 0;
        Bytes.put(image, PCIR + 13, new byte[] {0, 0, 3});
        Bytes.put16(image, PCIR + 16, size / 512);
        Bytes.put16(image, PCIR + 18, 1);
        image[PCIR + 20] = (byte) type;
        // The standard flag is wrong on purpose for all but the last: the extension below is what counts.
        image[PCIR + 21] = (byte) 0x80;
        Bytes.put16(image, PCIR + 22, 0);
        int npde = Bytes.alignUp(PCIR + 24, 16);
        Bytes.put(image, npde, "NPDE".getBytes(StandardCharsets.US_ASCII));
        Bytes.put16(image, npde + 4, 0x0101);
        Bytes.put16(image, npde + 6, 12);
        Bytes.put16(image, npde + 8, size / 512);
        image[npde + 10] = (byte) (last ? 0x80 : 0);
        return image;
    }

    private static byte[] pcAt(SimChip chip, long seed) {
        byte[] image = image(chip, 0x00, PC_AT_SIZE, false, seed);
        Bytes.put16(image, BIT, 0xb8ff);
        Bytes.put(image, BIT + 2, "BIT\0".getBytes(StandardCharsets.US_ASCII));
        Bytes.put16(image, BIT + 6, 0x0100);
        int[][] tokens = {
            {0x32, 1, 4, 0x380}, {0x42, 2, 32, 0x390}, {0x70, 2, 4, FALCON_DATA}, {0x78, 1, 8, 0x3c0},
        };
        image[BIT + 8] = 12;
        image[BIT + 9] = 6;
        image[BIT + 10] = (byte) tokens.length;
        image[BIT + 11] = 0;
        for (int i = 0; i < tokens.length; i++) {
            int at = BIT + 12 + 6 * i;
            image[at] = (byte) tokens[i][0];
            image[at + 1] = (byte) tokens[i][1];
            Bytes.put16(image, at + 2, tokens[i][2]);
            Bytes.put16(image, at + 4, tokens[i][3]);
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += image[BIT + i];
        }
        image[BIT + 11] = (byte) -sum;
        Bytes.put32(image, FALCON_DATA, inFwsec(UCODE_TABLE));
        return image;
    }

    /** Offsets that lead to the second FWSEC image count as if it and the first followed the PC-AT image directly. */
    private static int inFwsec(int offset) {
        return PC_AT_SIZE + FIRST_FWSEC_SIZE + offset;
    }

    private static byte[] second(SimChip chip, long seed) {
        byte[] data = data(seed);
        Ucode.Shape shape = shape(chip);
        byte[] code = Ucode.code(shape, data, seed + 3);
        int descriptorSize = chip.turing() ? 60 : 44 + SIGNATURE_SIZE * Integer.bitCount(SIGNATURE_VERSIONS);
        int codeAt = DESCRIPTOR + descriptorSize;
        int size = Bytes.alignUp(codeAt + CODE_SIZE + DATA_SIZE, 512);
        byte[] image = image(chip, 0xe0, size, true, seed + 4);
        table(image);
        descriptor(chip, image, descriptorSize);
        if (!chip.turing()) {
            int at = DESCRIPTOR + 44;
            for (int version = 0; version < 16; version++) {
                if ((SIGNATURE_VERSIONS & 1 << version) != 0) {
                    Bytes.put(image, at, Ucode.signature(code, version, SIGNATURE_SIZE));
                    at += SIGNATURE_SIZE;
                }
            }
        }
        Bytes.put(image, codeAt, code);
        Bytes.put(image, codeAt + CODE_SIZE, data);
        return image;
    }

    /** The table of falcon programs: others come first, and FWSEC's debug version. */
    private static void table(byte[] image) {
        int[][] entries = {{0x07, 1, 0x200}, {0x45, 1, 0x280}, {0x85, 1, DESCRIPTOR}};
        Bytes.put(image, UCODE_TABLE, new byte[] {1, 6, 6, (byte) entries.length, 3, 44});
        for (int i = 0; i < entries.length; i++) {
            int at = UCODE_TABLE + 6 + 6 * i;
            image[at] = (byte) entries[i][0];
            image[at + 1] = (byte) entries[i][1];
            Bytes.put32(image, at + 2, inFwsec(entries[i][2]));
        }
    }

    private static void descriptor(SimChip chip, byte[] image, int size) {
        int version = chip.turing() ? 2 : 3;
        int head = 1 | version << 8 | size << 16;
        int stored = CODE_SIZE + DATA_SIZE;
        int[] words = chip.turing()
                ? new int[] {
                    head,
                    stored,
                    stored,
                    0,
                    INTERFACE,
                    0,
                    CODE_SIZE,
                    0,
                    NON_SECURE_SIZE,
                    CODE_SIZE - NON_SECURE_SIZE,
                    CODE_SIZE,
                    0,
                    DATA_SIZE,
                    CODE_SIZE,
                    DATA_SIZE
                }
                : new int[] {
                    head,
                    stored,
                    SIGNATURE,
                    INTERFACE,
                    0,
                    CODE_SIZE,
                    0,
                    0,
                    DATA_SIZE,
                    SimFalcon.Engine.GSP.mask() | Fuses.FWSEC_UCODE << 16 | Integer.bitCount(SIGNATURE_VERSIONS) << 24,
                    SIGNATURE_VERSIONS
                };
        for (int i = 0; i < words.length; i++) {
            Bytes.put32(image, DESCRIPTOR + 4 * i, words[i]);
        }
    }

    private static Ucode.Shape shape(SimChip chip) {
        boolean turing = chip.turing();
        return new Ucode.Shape(
                Ucode.Kind.FWSEC,
                turing ? NON_SECURE_SIZE : 0,
                turing ? NON_SECURE_SIZE : 0,
                turing ? CODE_SIZE - NON_SECURE_SIZE : CODE_SIZE,
                DATA_SIZE,
                turing ? 0 : SIGNATURE,
                turing ? 0 : SIGNATURE_SIZE,
                SimFalcon.Engine.GSP.mask(),
                Fuses.FWSEC_UCODE,
                INTERFACE,
                List.of(new Ucode.Area(MAPPER + MAPPER_INIT_CMD, 4), new Ucode.Area(COMMAND_BUFFER, COMMAND_SIZE)));
    }

    private static byte[] data(long seed) {
        byte[] data = Bytes.random(seed + 5, DATA_SIZE);
        Bytes.put(data, INTERFACE, new byte[] {1, 4, 8, 3});
        int[][] entries = {{1, 0x40}, {DMEM_MAPPER_ID, MAPPER}, {5, 0x700}};
        for (int i = 0; i < entries.length; i++) {
            Bytes.put32(data, INTERFACE + 4 + 8 * i, entries[i][0]);
            Bytes.put32(data, INTERFACE + 8 + 8 * i, entries[i][1]);
        }
        Bytes.put(data, MAPPER, "DMAP".getBytes(StandardCharsets.US_ASCII));
        Bytes.put16(data, MAPPER + 4, 3);
        Bytes.put16(data, MAPPER + 6, 64);
        Bytes.put32(data, MAPPER + MAPPER_CMD_IN_OFFSET, COMMAND_BUFFER);
        Bytes.put32(data, MAPPER + MAPPER_CMD_IN_SIZE, COMMAND_SIZE);
        return data;
    }
}
