package org.fwabi.gsp.rm;

import java.io.Serial;

/** A call of the resource manager that its caller can't go on without did not work. */
public final class RmException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RmFailure failure;

    /** Makes one; its message describes the failure. */
    public RmException(RmFailure failure) {
        super(failure.describe());
        this.failure = failure;
    }

    /** Why. */
    public RmFailure failure() {
        return failure;
    }
}
