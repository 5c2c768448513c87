package org.fwabi.device;

import java.io.Serial;

/** A driver could not take over a device. */
public final class ProbeException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what went wrong. */
    public ProbeException(String message) {
        super(message);
    }

    /** Says what went wrong, and why. */
    public ProbeException(String message, Throwable cause) {
        super(message, cause);
    }
}
