package org.fwabi.gsp.chip;

import java.io.Serial;

/** The GPU is not one that this driver knows. */
public final class UnknownChipException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** Reads return all ones: no device, or one that fell off the bus. */
        NO_ANSWER,
        /** Older than the register that names the chip. */
        TOO_OLD,
        /** Its id is not in the table. */
        NOT_SUPPORTED
    }

    private final Reason reason;

    private final int value;

    /** The reason, with BOOT_0 or, for NOT_SUPPORTED, the chip id. */
    public UnknownChipException(Reason reason, int value) {
        super(
                switch (reason) {
                    case NO_ANSWER -> "the GPU does not answer (BOOT_0 reads 0x%08x)".formatted(value);
                    case TOO_OLD -> "the GPU is older than Fermi (BOOT_0 reads 0x%08x)".formatted(value);
                    case NOT_SUPPORTED -> "chip 0x%x is not supported".formatted(value);
                });
        this.reason = reason;
        this.value = value;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }

    /** BOOT_0 or, for NOT_SUPPORTED, the chip id. */
    public int value() {
        return value;
    }
}
