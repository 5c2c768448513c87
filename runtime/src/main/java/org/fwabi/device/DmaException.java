package org.fwabi.device;

import java.io.Serial;

/** Memory for DMA could not be had. */
public final class DmaException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says how much was asked for and what stood in the way. */
    public DmaException(String message) {
        super(message);
    }

    /** Says how much was asked for and what stood in the way. */
    public DmaException(String message, Throwable cause) {
        super(message, cause);
    }
}
