package org.fwabi.device;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A firmware file could not be had. */
public final class FirmwareLoadException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Reason {
        /** There is no file of that name. */
        NOT_FOUND,
        /** There is one, but reading it failed. */
        UNREADABLE
    }

    private final String file;

    private final Reason reason;

    /** Names the file and what stood in the way. */
    public FirmwareLoadException(String file, Reason reason, @Nullable Throwable cause) {
        super(
                switch (reason) {
                    case NOT_FOUND -> "firmware file %s not found".formatted(file);
                    case UNREADABLE -> "firmware file %s can't be read".formatted(file);
                },
                cause);
        this.file = file;
        this.reason = reason;
    }

    /** The name that was asked for. */
    public String file() {
        return file;
    }

    /** What stood in the way. */
    public Reason reason() {
        return reason;
    }
}
