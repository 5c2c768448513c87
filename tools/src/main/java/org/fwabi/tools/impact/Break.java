package org.fwabi.tools.impact;

import java.util.List;
import java.util.Optional;

/**
 * A place in a driver that does not compile.
 *
 * @param file as it was found; empty where the compiler names none
 * @param line from 1; 0 where the compiler names none
 * @param column from 1; 0 where the compiler names none
 * @param id of the finding; empty for one of the compiler's own
 * @param message its first line, without place and id
 * @param hints the lines below
 */
public record Break(String file, long line, long column, Optional<String> id, String message, List<String> hints) {
    public Break {
        hints = List.copyOf(hints);
    }

    /** {@code Driver.java:41:17}. */
    public String place() {
        return file + (line > 0 ? ":" + line + ":" + column : "");
    }
}
