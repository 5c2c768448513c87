package org.fwabi.tools.headers;

import java.io.Serial;

/** Headers that cannot be read, in words for the person who named them. */
public final class HeaderException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param message what went wrong. Where the compiler refused the headers, its first errors follow, each on a line
     *     of its own as {@code file:line:column: error: ...}
     */
    public HeaderException(String message) {
        super(message);
    }

    HeaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
