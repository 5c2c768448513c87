package org.fwabi.message;

import java.io.Serial;
import java.util.List;

/** A firmware release that the bindings were not generated for. */
public final class UnsupportedReleaseException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String release;

    private final transient List<String> supported;

    /** Names the release that was asked for and those there are. */
    public UnsupportedReleaseException(String family, String release, List<String> supported) {
        super("%s %s is not among the releases these bindings were generated for: %s"
                .formatted(family, release, String.join(", ", supported)));
        this.release = release;
        this.supported = List.copyOf(supported);
    }

    /** The release that was asked for. */
    public String release() {
        return release;
    }

    /** The releases there are bindings for, in the order of the annotation. */
    public List<String> supported() {
        return supported;
    }
}
