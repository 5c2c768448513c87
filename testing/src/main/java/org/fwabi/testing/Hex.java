package org.fwabi.testing;

import java.io.ByteArrayOutputStream;

/** Bytes as examples state them: pairs of hex digits in groups, and {@code 00*12} for a byte that repeats. */
final class Hex {
    private Hex() {}

    static byte[] parse(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String group : text.strip().split("\\s+", -1)) {
            int star = group.indexOf('*');
            String digits = star < 0 ? group : group.substring(0, star);
            int last = 0;
            for (int i = 0; i + 1 < digits.length(); i += 2) {
                last = Integer.parseInt(digits, i, i + 2, 16);
                bytes.write(last);
            }
            for (int i = 1; star >= 0 && i < Integer.parseInt(group.substring(star + 1)); i++) {
                bytes.write(last);
            }
        }
        return bytes.toByteArray();
    }
}
