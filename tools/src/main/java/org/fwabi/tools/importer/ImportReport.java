package org.fwabi.tools.importer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.catalog.ReleaseDiff;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.spec.Release;

/**
 * What an import found, for a reviewer.
 *
 * @param release the release, flattened
 * @param branch the branch that it was added to
 * @param changes what differs from its base; empty if it stands alone
 * @param read how many structs the headers have
 * @param leftOut structs that hold no pointer of the host and yet have no place in the specs, with the reason
 * @param kept facts that these headers do not state, though those of other releases do; the value is that of the base,
 *     or of an earlier import
 * @param unstated facts of the family that the release does not state
 * @param rewritten releases that build on this one and were written anew, with the same contents
 * @param files what was written, by path in the family's folder
 * @param lines how many lines these have together
 */
public record ImportReport(
        Release release,
        String branch,
        Optional<ReleaseDiff> changes,
        int read,
        List<String> leftOut,
        List<String> kept,
        List<String> unstated,
        Set<String> rewritten,
        List<String> files,
        int lines) {
    static ImportReport of(Written written) {
        Release release = written.release();
        return new ImportReport(
                release,
                written.branch(),
                written.base()
                        .map(base -> ReleaseDiff.between(
                                new Layouts(new Diagnostics()).of(base), new Layouts(new Diagnostics()).of(release))),
                written.read(),
                written.leftOut().stream()
                        .map(left -> left.name() + ": " + left.reason())
                        .toList(),
                written.kept(),
                release.family().facts().keySet().stream()
                        .filter(fact -> !release.facts().containsKey(fact))
                        .toList(),
                written.rewritten(),
                List.copyOf(written.files().keySet()),
                written.files().values().stream()
                        .mapToInt(text -> Math.toIntExact(text.lines().count()))
                        .sum());
    }
}
