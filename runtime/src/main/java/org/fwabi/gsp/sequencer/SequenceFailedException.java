package org.fwabi.gsp.sequencer;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A sequence was stopped by one of its operations. */
public final class SequenceFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int index;

    private final transient Operation operation;

    SequenceFailedException(int index, Operation operation, String problem, @Nullable Throwable cause) {
        super("operation %d, %s: %s".formatted(index, operation, problem), cause);
        this.index = index;
        this.operation = operation;
    }

    /** Which one, counted from 0. */
    public int index() {
        return index;
    }

    /** What it was. */
    public Operation operation() {
        return operation;
    }
}
