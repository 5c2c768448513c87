package org.fwabi.tools.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.ReleaseVersions;

/** The branches of a family, and how its file writes them. */
final class BranchList {
    private static final int WIDTH = 120;

    private BranchList() {}

    /** The branches with one release more, branches and releases in the order of their versions. */
    static List<Branch> with(List<Branch> branches, String branch, String release) {
        Comparator<String> order = ReleaseVersions.order();
        List<Branch> all = new ArrayList<>();
        boolean found = false;
        for (Branch known : branches) {
            List<String> releases = new ArrayList<>(known.releases());
            if (known.name().equals(branch)) {
                found = true;
                if (!releases.contains(release)) {
                    releases.add(release);
                    releases.sort(order);
                }
            }
            all.add(new Branch(known.name(), releases, known.at()));
        }
        if (!found) {
            all.add(new Branch(branch, List.of(release), new SourcePos("family.yaml", 1, 1)));
        }
        all.sort(Comparator.comparing(Branch::name, order));
        return List.copyOf(all);
    }

    /**
     * A family file with these branches in place of its own; all else stays as it is.
     *
     * @throws ImportException if the file has no section of branches on lines of its own
     */
    static String replace(String family, List<Branch> branches) throws ImportException {
        List<String> lines = family.lines().collect(Collectors.toCollection(ArrayList::new));
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("branches:")) {
                start = i;
            }
        }
        if (start < 0) {
            throw new ImportException("family.yaml has no line 'branches:' to add the release below");
        }
        int end = start + 1;
        while (end < lines.size() && lines.get(end).startsWith(" ")) {
            end++;
        }
        lines.subList(start, end).clear();
        lines.addAll(start, text(branches));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> text(List<Branch> branches) {
        List<String> lines = new ArrayList<>(List.of("branches:"));
        for (Branch branch : branches) {
            StringBuilder line = new StringBuilder("  \"" + branch.name() + "\": [");
            for (int i = 0; i < branch.releases().size(); i++) {
                boolean last = i == branch.releases().size() - 1;
                String item = "\"" + branch.releases().get(i) + "\"" + (last ? "]" : ",");
                if (line.length() + 1 + item.length() > WIDTH) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder("    ");
                }
                line.append(item).append(last ? "" : " ");
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
