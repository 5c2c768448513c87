package org.fwabi.gsp.boot;

import java.io.Serial;
import org.fwabi.device.DmaException;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.gsp.falcon.FalconException;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.queue.QueueException;
import org.jspecify.annotations.Nullable;

/**
 * GSP did not come up. Everything that had been done was undone; failures of the undoing are suppressed exceptions of
 * this one.
 */
public final class BootException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String step;

    private final transient BootFailure failure;

    /** For clients: a failure in the step that called them. */
    public BootException(BootFailure failure) {
        this("", failure, null);
    }

    BootException(String step, BootFailure failure, @Nullable Throwable cause) {
        super(step.isEmpty() ? failure.describe() : step + ": " + failure.describe(), cause);
        this.step = step;
        this.failure = failure;
    }

    /** For clients: a queue that failed. */
    public static BootException of(QueueException e) {
        return new BootException("", new BootFailure.QueueFailed(e.failure()), e);
    }

    static BootException of(FalconException e) {
        return new BootException("", new BootFailure.FalconFailed(e), e);
    }

    static BootException of(DmaException e) {
        return new BootException("", new BootFailure.NoMemory(String.valueOf(e.getMessage())), e);
    }

    static BootException of(BadFirmwareException e) {
        return new BootException("", new BootFailure.BadFirmware(e.source(), e.problem()), e);
    }

    static BootException of(FirmwareLoadException e) {
        return new BootException("", new BootFailure.FirmwareMissing(e.file(), String.valueOf(e.getMessage())), e);
    }

    /** The same failure, with the name of the step it happened in. */
    BootException in(String name) {
        return new BootException(name, failure, this);
    }

    /** Name of the step, e.g. {@code fwsec-frts}. */
    public String step() {
        return step;
    }

    /** What went wrong. */
    public BootFailure failure() {
        return failure;
    }
}
