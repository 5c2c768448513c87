package org.fwabi.gsp.falcon;

import java.io.Serial;

/** A falcon did not do what it was told. */
public final class FalconException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** It did not get there in time. */
        TIMED_OUT,
        /** The program can't be loaded as it describes itself. */
        BAD_IMAGE
    }

    private final FalconEngine engine;

    private final Reason reason;

    private final String text;

    FalconException(FalconEngine engine, Reason reason, String message) {
        super();
        this.text = "%s falcon: %s".formatted(engine, message);
        this.engine = engine;
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return text;
    }

    /** Which falcon. */
    public FalconEngine engine() {
        return engine;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
