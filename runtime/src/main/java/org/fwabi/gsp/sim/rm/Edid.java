package org.fwabi.gsp.sim.rm;

import java.nio.charset.StandardCharsets;

/** The EDID of a simulated monitor: one block of version 1.4, with a name and a right checksum. */
final class Edid {
    static final int SIZE = 128;

    /** Text of the third of the four descriptors, which are 18 bytes each from 54 on. */
    private static final int NAME_AT = 95;

    private static final int NAME_MAX = 13;

    private Edid() {}

    /** An EDID; monitors of different names differ. */
    static byte[] of(String name, boolean digitalPort) {
        byte[] edid = new byte[SIZE];
        for (int i = 1; i < 7; i++) {
            edid[i] = (byte) 0xff;
        }
        put(edid, 8, 0x1a, 0xb1, name.length(), 0x20, 1, 0, 0, 0, 12, 36, 1, 4);
        // Digital, 8 bits a colour; DisplayPort or HDMI.
        put(edid, 20, digitalPort ? 0xa5 : 0xa2, 60, 34, 120, 0x2a);
        // 1920x1080 at 60 Hz, as a detailed timing: 148.5 MHz.
        put(
                edid, 54, 0x02, 0x3a, 0x80, 0x18, 0x71, 0x38, 0x2d, 0x40, 0x58, 0x2c, 0x45, 0, 0x58, 0x54, 0x21, 0, 0,
                0x1e);
        put(edid, NAME_AT - 5, 0, 0, 0, 0xfc, 0);
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < NAME_MAX; i++) {
            edid[NAME_AT + i] = i < text.length ? text[i] : (byte) (i == text.length ? '\n' : ' ');
        }
        int sum = 0;
        for (byte b : edid) {
            sum += b;
        }
        edid[SIZE - 1] = (byte) -sum;
        return edid;
    }

    private static void put(byte[] edid, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            edid[at + i] = (byte) values[i];
        }
    }
}
