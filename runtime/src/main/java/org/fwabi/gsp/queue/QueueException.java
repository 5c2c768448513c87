package org.fwabi.gsp.queue;

import java.io.Serial;

/** A queue could not do what was asked; {@link #failure()} says why. */
public final class QueueException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient QueueFailure failure;

    /** Takes its message from the failure. */
    public QueueException(QueueFailure failure) {
        super(failure.describe());
        this.failure = failure;
    }

    /** What went wrong. */
    public QueueFailure failure() {
        return failure;
    }
}
