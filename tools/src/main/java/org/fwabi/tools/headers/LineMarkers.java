package org.fwabi.tools.headers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the line markers ({@code # 12 "file.h" 1}) in preprocessed text. */
final class LineMarkers {
    private static final Pattern MARKER = Pattern.compile("# (\\d+) \"((?:[^\"\\\\]|\\\\.)*)\".*");

    private String file = "";
    private int next;

    /**
     * Takes the next line of the text.
     *
     * @return whether it is a marker itself; if not, {@link #file} and {@link #line} say where it comes from
     */
    boolean take(String line) {
        Matcher marker = line.startsWith("# ") ? MARKER.matcher(line) : null;
        if (marker != null && marker.matches()) {
            file = unescape(marker.group(2));
            next = Integer.parseInt(marker.group(1));
            return true;
        }
        next++;
        return false;
    }

    /** The file as the compiler names it. */
    String file() {
        return file;
    }

    int line() {
        return next - 1;
    }

    /** Undoes {@code \\}, {@code \"} and octal escapes, which stand for bytes. */
    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '\\') {
                to.write(from[i]);
            } else if (i + 3 < from.length && from[i + 1] >= '0' && from[i + 1] <= '3') {
                to.write(Integer.parseInt(new String(from, i + 1, 3, StandardCharsets.US_ASCII), 8));
                i += 3;
            } else {
                i++;
                to.write(from[i]);
            }
        }
        return to.toString(StandardCharsets.UTF_8);
    }
}
