package org.fwabi.samples.tables.display;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The description that a display gives of itself. The bytes come from outside and may be anything; what makes no sense in
 * them is not there.
 *
 * <p>Source of the offsets: VESA E-EDID 1.4, base block.
 */
public final class Edid {
    private static final int BLOCK = 128;

    private static final int DESCRIPTORS = 54;

    private static final int DESCRIPTOR = 18;

    private static final int DESCRIPTOR_COUNT = 4;

    private static final int NAME_TAG = 0xfc;

    private static final int TAG_AT = 3;

    private static final int TEXT_AT = 5;

    private final byte[] bytes;

    Edid(byte[] bytes) {
        this.bytes = bytes;
    }

    /** All of it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it starts with a base block whose first bytes and checksum are right. */
    public boolean valid() {
        if (bytes.length < BLOCK || bytes[0] != 0 || bytes[7] != 0) {
            return false;
        }
        for (int i = 1; i < 7; i++) {
            if (bytes[i] != (byte) 0xff) {
                return false;
            }
        }
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += bytes[i];
        }
        return (sum & 0xff) == 0;
    }

    /** Name of the display, if the base block is valid and has one. */
    public Optional<String> name() {
        if (!valid()) {
            return Optional.empty();
        }
        for (int i = 0; i < DESCRIPTOR_COUNT; i++) {
            int at = DESCRIPTORS + i * DESCRIPTOR;
            boolean isText = bytes[at] == 0 && bytes[at + 1] == 0;
            if (isText && (bytes[at + TAG_AT] & 0xff) == NAME_TAG) {
                String text = new String(bytes, at + TEXT_AT, DESCRIPTOR - TEXT_AT, StandardCharsets.US_ASCII);
                int end = text.indexOf('\n');
                return Optional.of((end < 0 ? text : text.substring(0, end)).strip());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Edid edid && Arrays.equals(bytes, edid.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name().orElse("no name") + ", " + bytes.length + " bytes";
    }
}
