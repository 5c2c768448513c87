package org.fwabi.gsp.vbios;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Makes small ROMs: PC-AT image with BIT, an EFI image in between, two FWSEC images, the second with the microcode. */
final class TestRom {
    static final int IMAGE = 2048;
    static final int BIT = 0x200;
    static final int TABLE = 0x100;
    static final int DESCRIPTOR = 0x140;

    /** Sizes of the microcode's parts. */
    static final int CODE = 0x300;

    static final int DATA = 0x400;

    static final int INTERFACES = 0x10;
    static final int MAPPER = 0x40;
    static final int COMMAND = 0x100;
    static final int SIGNATURE = 0x200;

    /** Where the parts are in the ROM, for tests that damage them. */
    final ByteBuffer pcAt = image(0, false, IMAGE);

    final ByteBuffer efi = image(3, false, 512 * 2);
    final ByteBuffer fwsec1 = image(0xe0, false, IMAGE);
    final ByteBuffer fwsec2 = image(0xe0, true, 8 * 1024);

    private TestRom() {}

    /** With a microcode for GA102 and later, and two signatures: for fuse versions 1 and 3. */
    static TestRom v3() {
        TestRom rom = new TestRom();
        rom.pointers();
        int header = 44 + 2 * 384;
        ByteBuffer d = rom.fwsec2;
        d.putInt(DESCRIPTOR, (header << 16) | (3 << 8) | 1);
        d.putInt(DESCRIPTOR + 8, SIGNATURE).putInt(DESCRIPTOR + 12, INTERFACES);
        d.putInt(DESCRIPTOR + 16, 0).putInt(DESCRIPTOR + 20, CODE).putInt(DESCRIPTOR + 24, 0);
        d.putInt(DESCRIPTOR + 28, 0).putInt(DESCRIPTOR + 32, DATA);
        d.putShort(DESCRIPTOR + 36, (short) 0x400)
                .put(DESCRIPTOR + 38, (byte) 9)
                .put(DESCRIPTOR + 39, (byte) 2);
        d.putShort(DESCRIPTOR + 40, (short) 0b1010);
        for (int i = 0; i < 384; i++) {
            d.put(DESCRIPTOR + 44 + i, (byte) 0x11).put(DESCRIPTOR + 44 + 384 + i, (byte) 0x33);
        }
        rom.microcode(DESCRIPTOR + header, CODE);
        return rom;
    }

    /** With a microcode for Turing: 0x100 bytes not secure, 0x200 secure, the data after a gap. */
    static TestRom v2() {
        TestRom rom = new TestRom();
        rom.pointers();
        ByteBuffer d = rom.fwsec2;
        d.putInt(DESCRIPTOR, (60 << 16) | (2 << 8) | 1);
        d.putInt(DESCRIPTOR + 12, 0x1000).putInt(DESCRIPTOR + 16, INTERFACES);
        d.putInt(DESCRIPTOR + 20, 0x200).putInt(DESCRIPTOR + 24, CODE).putInt(DESCRIPTOR + 28, 0x1000);
        d.putInt(DESCRIPTOR + 32, 0x1100).putInt(DESCRIPTOR + 36, 0x200);
        d.putInt(DESCRIPTOR + 40, CODE + 0x100).putInt(DESCRIPTOR + 44, 0x40).putInt(DESCRIPTOR + 48, DATA);
        rom.microcode(DESCRIPTOR + 60, CODE + 0x100);
        return rom;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer image : new ByteBuffer[] {pcAt, efi, fwsec1, fwsec2}) {
            all.writeBytes(image.array());
        }
        return all.toByteArray();
    }

    private void pointers() {
        pcAt.put(BIT, new byte[] {(byte) 0xff, (byte) 0xb8, 'B', 'I', 'T', 0, 0, 1, 12, 6, 2, 0});
        pcAt.put(BIT + 12, (byte) 'i').put(BIT + 18, (byte) 0x70).put(BIT + 19, (byte) 2);
        pcAt.putShort(BIT + 20, (short) 4).putShort(BIT + 22, (short) 0x300);
        // Both count as if the EFI image were not there.
        pcAt.putInt(0x300, IMAGE + IMAGE + TABLE);
        fwsec2.put(TABLE, new byte[] {1, 6, 6, 2, 0, 0});
        fwsec2.put(TABLE + 6, (byte) 0x45);
        fwsec2.put(TABLE + 12, (byte) 0x85).putInt(TABLE + 14, IMAGE + IMAGE + DESCRIPTOR);
    }

    private void microcode(int at, int dataAt) {
        byte[] code = new byte[CODE];
        new Random(1).nextBytes(code);
        fwsec2.put(at, code);
        int data = at + dataAt;
        fwsec2.put(data + INTERFACES, new byte[] {1, 4, 8, 2});
        fwsec2.putInt(data + INTERFACES + 4, 1)
                .putInt(data + INTERFACES + 12, 4)
                .putInt(data + INTERFACES + 16, MAPPER);
        fwsec2.putInt(data + MAPPER + 8, COMMAND);
    }

    private static ByteBuffer image(int type, boolean last, int size) {
        ByteBuffer image = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        image.putShort(0, (short) 0xaa55).putShort(0x18, (short) 0x20);
        image.putInt(0x20, 0x52494350).putShort(0x2a, (short) 24).put(0x34, (byte) type);
        // The standard structure calls each image the last, and too small; the extension knows better.
        image.putShort(0x30, (short) 1).put(0x35, (byte) 0x80);
        image.putInt(0x40, 0x4544504e).putShort(0x48, (short) (size / 512)).put(0x4a, (byte) (last ? 0x80 : 0));
        return image;
    }
}
