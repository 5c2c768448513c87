package org.fwabi.gsp.sim;

import java.util.List;

/**
 * Makes a booter's firmware file: a binary header, a heavy-secure header, signatures, and the image to patch.
 *
 * <p>Source of the form: nova-core firmware/booter.rs.
 */
final class BooterImage {
    private static final int MAGIC = 0x10de;
    private static final int HS_HEADER = 0x40;
    private static final int LOAD_HEADER = 0x80;
    private static final int META = 0xb0;
    private static final int PATCH_LOCATION = 0xc0;
    private static final int PATCH_SIGNATURE = 0xc4;
    private static final int SIGNATURE_COUNT = 0xc8;
    private static final int SIGNATURES = 0x100;
    private static final int OS_CODE = 0x200;
    private static final int APP_CODE = 0x1400;
    private static final int DATA = 0x600;
    private static final int SIGNATURE_IN_DATA = 0x100;

    private BooterImage() {}

    static byte[] make(SimChip chip, Ucode.Kind kind, long seed) {
        boolean turing = chip.turing();
        int versions = turing ? 1 : 3;
        int signatureSize = turing ? 16 : 384;
        Ucode.Shape shape = new Ucode.Shape(
                kind,
                turing ? OS_CODE : 0,
                turing ? OS_CODE : 0,
                APP_CODE,
                DATA,
                SIGNATURE_IN_DATA,
                signatureSize,
                SimFalcon.Engine.SEC2.mask(),
                Fuses.BOOTER_UCODE,
                0,
                List.of());
        byte[] data = Bytes.random(seed + 1, DATA);
        byte[] code = Ucode.code(shape, data, seed + 2);
        byte[] image = new byte[OS_CODE + APP_CODE + DATA];
        if (turing) {
            Bytes.put(image, 0, code);
        } else {
            // What precedes the application's code is there for other loaders.
            Bytes.put(image, 0, Bytes.random(seed + 3, OS_CODE));
            Bytes.put(image, OS_CODE, code);
        }
        Bytes.put(image, OS_CODE + APP_CODE, data);
        return file(image, code, versions, signatureSize);
    }

    private static byte[] file(byte[] image, byte[] code, int versions, int signatureSize) {
        int imageAt = Bytes.alignUp(SIGNATURES + versions * signatureSize, 256);
        byte[] file = new byte[imageAt + image.length];
        put(file, 0, MAGIC, 1, file.length, HS_HEADER, imageAt, image.length);
        put(
                file,
                HS_HEADER,
                SIGNATURES,
                versions * signatureSize,
                PATCH_LOCATION,
                PATCH_SIGNATURE,
                META,
                12,
                SIGNATURE_COUNT,
                LOAD_HEADER,
                36);
        put(file, LOAD_HEADER, 0, OS_CODE, OS_CODE + APP_CODE, DATA, 1, OS_CODE, APP_CODE, 0, 0);
        put(file, META, versions - 1, SimFalcon.Engine.SEC2.mask(), Fuses.BOOTER_UCODE);
        put(file, PATCH_LOCATION, OS_CODE + APP_CODE + SIGNATURE_IN_DATA, 0, versions);
        for (int i = 0; i < versions; i++) {
            // The newest version comes first.
            Bytes.put(file, SIGNATURES + i * signatureSize, Ucode.signature(code, versions - 1 - i, signatureSize));
        }
        Bytes.put(file, imageAt, image);
        return file;
    }

    private static void put(byte[] file, int at, int... words) {
        for (int i = 0; i < words.length; i++) {
            Bytes.put32(file, at + 4 * i, words[i]);
        }
    }
}
