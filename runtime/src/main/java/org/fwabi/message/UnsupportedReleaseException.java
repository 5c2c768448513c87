package org.fwabi.message;

import java.io.Serial;
import java.util.List;

/** A firmware release that the bindings were not generated for. */
public final class UnsupportedReleaseException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String release;

    private final transient List<String> supported;

    /** Names the release that was asked for, the nearest of those there are, and the way out. */
    public UnsupportedReleaseException(String family, String release, List<String> supported) {
        super(message(family, release, supported));
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

    private static String message(String family, String release, List<String> supported) {
        List<String> near = sameBranch(release, supported);
        String known = near.isEmpty()
                ? "none of its branch is known, only " + String.join(", ", supported)
                : "nearest of its branch: " + String.join(", ", near);
        return "no bindings for %s %s; %s. Add its spec and name it in @FirmwareAbi: docs/add-a-release.md tells how"
                .formatted(family, release, known);
    }

    /** Releases that have the same number up to the first dot. */
    private static List<String> sameBranch(String release, List<String> supported) {
        return supported.stream()
                .filter(known -> branch(known).equals(branch(release)))
                .toList();
    }

    private static String branch(String release) {
        int dot = release.indexOf('.');
        return dot < 0 ? release : release.substring(0, dot);
    }
}
