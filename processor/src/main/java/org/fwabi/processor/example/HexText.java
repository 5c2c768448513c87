package org.fwabi.processor.example;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes as an example states them: groups of four, and {@code 00*12} where a byte repeats. */
public final class HexText {
    /** So many equal bytes are worth a group of their own. */
    private static final int RUN = 8;

    private static final int GROUP = 4;

    private HexText() {}

    /** The groups. */
    public static List<String> groups(byte[] bytes) {
        List<String> groups = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int run = run(bytes, at);
            if (run >= RUN) {
                groups.add("%02x*%d".formatted(bytes[at], run));
                at += run;
                continue;
            }
            int end = Math.min(bytes.length, at - at % GROUP + GROUP);
            int stop = at + 1;
            while (stop < end && run(bytes, stop) < RUN) {
                stop++;
            }
            groups.add(HexFormat.of().formatHex(bytes, at, stop));
            at = stop;
        }
        return groups;
    }

    private static int run(byte[] bytes, int from) {
        int end = from + 1;
        while (end < bytes.length && bytes[end] == bytes[from]) {
            end++;
        }
        return end - from;
    }
}
