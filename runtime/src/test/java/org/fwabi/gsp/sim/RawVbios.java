package org.fwabi.gsp.sim;

import java.util.Arrays;

/** FWSEC as a driver finds it in the ROM. */
record RawVbios(
        byte[] code,
        byte[] data,
        int nonSecureSize,
        int interfaceOffset,
        int signatureOffset,
        int ucodeId,
        int versions,
        byte[] signatures) {
    static RawVbios read(RawDriver driver) {
        byte[] rom = new byte[0x8000];
        for (int i = 0; i < rom.length; i += 4) {
            Bytes.put32(rom, i, driver.read(0x300000 + i));
        }
        int pcAtSize = 0;
        int firstSize = 0;
        int second = 0;
        int at = 0;
        int fwsecs = 0;
        boolean last = false;
        while (!last) {
            int pcir = at + Bytes.u16(rom, at + 0x18);
            int npde = pcir + 24 + 15 & ~15;
            int size = Bytes.u16(rom, npde + 8) * 512;
            int type = rom[pcir + 20] & 0xff;
            last = (rom[npde + 10] & 0x80) != 0;
            if (type == 0) {
                pcAtSize = size;
            } else if (type == 0xe0 && fwsecs++ == 0) {
                firstSize = size;
            } else if (type == 0xe0) {
                second = at;
            }
            at += size;
        }
        int table = 0;
        for (int bit = 0; table == 0; bit++) {
            if (Bytes.u32(rom, bit) == 0x4942b8ff && Bytes.u16(rom, bit + 4) == 0x54) {
                for (int i = 0; i < rom[bit + 10]; i++) {
                    int token = bit + rom[bit + 8] + i * rom[bit + 9];
                    if (rom[token] == 0x70) {
                        table = second + Bytes.u32(rom, Bytes.u16(rom, token + 4)) - pcAtSize - firstSize;
                    }
                }
            }
        }
        int descriptor = 0;
        for (int i = 0; i < rom[table + 3]; i++) {
            int entry = table + rom[table + 1] + i * rom[table + 2];
            if ((rom[entry] & 0xff) == 0x85) {
                descriptor = second + Bytes.u32(rom, entry + 2) - pcAtSize - firstSize;
            }
        }
        return parse(rom, descriptor);
    }

    private static RawVbios parse(byte[] rom, int at) {
        int size = Bytes.u32(rom, at) >>> 16;
        boolean v2 = (Bytes.u32(rom, at) >>> 8 & 0xff) == 2;
        int codeSize = Bytes.u32(rom, at + (v2 ? 24 : 20));
        int dataSize = Bytes.u32(rom, at + (v2 ? 48 : 32));
        byte[] code = Arrays.copyOfRange(rom, at + size, at + size + codeSize);
        byte[] data = Arrays.copyOfRange(rom, at + size + codeSize, at + size + codeSize + dataSize);
        return new RawVbios(
                code,
                data,
                v2 ? codeSize - Bytes.u32(rom, at + 36) : 0,
                Bytes.u32(rom, at + (v2 ? 16 : 12)),
                v2 ? 0 : Bytes.u32(rom, at + 8),
                v2 ? 0 : rom[at + 38],
                v2 ? 0 : Bytes.u16(rom, at + 40),
                Arrays.copyOfRange(rom, at + 44, at + size));
    }

    int mapper() {
        for (int i = 0; i < data[interfaceOffset + 3]; i++) {
            int entry = interfaceOffset + 4 + 8 * i;
            if (Bytes.u32(data, entry) == 4) {
                return Bytes.u32(data, entry + 4);
            }
        }
        throw new IllegalStateException("no DMEM mapper");
    }

    byte[] signature(int version) {
        int index = Integer.bitCount(versions & (1 << version) - 1);
        return Arrays.copyOfRange(signatures, 384 * index, 384 * index + 384);
    }
}
