package org.fwabi.gsp.firmware;

import java.io.Serial;

/** A firmware file, or the microcode within the VBIOS, is not what it has to be. */
public final class BadFirmwareException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String source;

    private final String problem;

    /**
     * Names both.
     *
     * @param source the file, or {@code VBIOS}
     * @param problem what is wrong with it
     */
    public BadFirmwareException(String source, String problem) {
        super("%s: %s".formatted(source, problem));
        this.source = source;
        this.problem = problem;
    }

    /** The file, or {@code VBIOS}. */
    public String source() {
        return source;
    }

    /** What is wrong with it. */
    public String problem() {
        return problem;
    }
}
