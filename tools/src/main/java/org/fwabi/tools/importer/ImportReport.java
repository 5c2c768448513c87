package org.fwabi.tools.importer;

import java.util.List;
import java.util.Optional;
import org.fwabi.processor.spec.Release;

/**
 * What an import found, for a reviewer.
 */
public record ImportReport(
        Release release,
        Optional<Release> base,
        String branch,
        int read,
        List<String> files,
        int lines,
        List<String> leftOut) {
    static ImportReport of(Written written) {
        return new ImportReport(
                written.release(),
                written.base(),
                written.branch(),
                written.read(),
                List.copyOf(written.files().keySet()),
                written.files().values().stream()
                        .mapToInt(text -> (int) text.lines().count())
                        .sum(),
                written.leftOut().stream()
                        .map(left -> left.name() + ": " + left.reason())
                        .toList());
    }
}
