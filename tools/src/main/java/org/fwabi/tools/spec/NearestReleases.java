package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ReleaseVersions;

/** Finds the releases that stand nearest to one that has no specs. */
final class NearestReleases {
    private static final Pattern DOT = Pattern.compile("\\.");

    private static final Comparator<String> ORDER = ReleaseVersions.order();

    private NearestReleases() {}

    /**
     * The next older and the next newer release of the same branch. A release that no branch lists belongs to those
     * that share its first number; where there are none, all releases count.
     *
     * @return at most two, older first
     */
    static List<String> of(Family family, String name) {
        String major = DOT.splitAsStream(name).findFirst().orElse(name);
        List<String> same = family.branches().stream()
                .filter(branch -> major.equals(major(branch)))
                .flatMap(branch -> branch.releases().stream())
                .toList();
        List<String> candidates = same.isEmpty() ? family.releases() : same;
        Optional<String> older = candidates.stream()
                .filter(known -> ORDER.compare(known, name) < 0)
                .max(ORDER);
        Optional<String> newer = candidates.stream()
                .filter(known -> ORDER.compare(known, name) > 0)
                .min(ORDER);
        List<String> nearest = new ArrayList<>();
        older.ifPresent(nearest::add);
        newer.ifPresent(nearest::add);
        return nearest;
    }

    private static String major(Branch branch) {
        return DOT.splitAsStream(branch.name()).findFirst().orElse(branch.name());
    }
}
