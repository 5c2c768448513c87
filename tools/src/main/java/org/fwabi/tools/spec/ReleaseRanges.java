package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.Family;

/**
 * Some releases of a family, as ranges of releases that follow each other in their branch.
 *
 * @param ranges in the order of the branches
 * @param texts the same for a person; three or more whole branches that follow each other in the family are one text
 * @param all whether these are all releases of the family
 */
record ReleaseRanges(List<Range> ranges, List<String> texts, boolean all) {
    /**
     * Releases that follow each other.
     *
     * @param branch the name of their branch
     * @param first the oldest
     * @param last the newest
     * @param count how many they are
     * @param whole whether they are all of the branch
     */
    record Range(String branch, String first, String last, int count, boolean whole) {
        /** {@code 570.144}, or {@code 535.43.02 .. 535.113.01 (12)}. */
        String text() {
            return count == 1 ? first : first + " .. " + last + " (" + count + ")";
        }
    }

    /** So many branches are worth a text of their own, in which the single releases can't be seen. */
    private static final int WHOLE_BRANCHES = 3;

    ReleaseRanges {
        ranges = List.copyOf(ranges);
        texts = List.copyOf(texts);
    }

    /** The ranges of these releases; one that the family does not list is left out. */
    static ReleaseRanges of(Family family, Collection<String> releases) {
        Set<String> wanted = new HashSet<>(releases);
        List<Range> ranges = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Range> whole = new ArrayList<>();
        for (Branch branch : family.branches()) {
            List<Range> here = ranges(branch, wanted);
            ranges.addAll(here);
            if (here.size() == 1 && here.getFirst().whole()) {
                whole.add(here.getFirst());
            } else {
                flush(whole, texts);
                here.forEach(range -> texts.add(range.text()));
            }
        }
        flush(whole, texts);
        boolean all = ranges.stream().mapToInt(Range::count).sum()
                == family.releases().size();
        return new ReleaseRanges(ranges, texts, all);
    }

    /** How many releases these are. */
    int count() {
        return ranges.stream().mapToInt(Range::count).sum();
    }

    /** All on one line. */
    String text() {
        return String.join(", ", parts());
    }

    /** On lines of at most so many characters, where a single range does not need more. */
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts()) {
            if (!line.isEmpty() && line.length() + 2 + part.length() >= width) {
                lines.add(line.append(',').toString());
                line = new StringBuilder();
            }
            line.append(line.isEmpty() ? "" : ", ").append(part);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> parts() {
        return all && texts.size() + ranges.size() > 2 ? List.of("all " + count() + " releases") : texts;
    }

    private static List<Range> ranges(Branch branch, Set<String> wanted) {
        List<Range> ranges = new ArrayList<>();
        List<String> run = new ArrayList<>();
        int length = branch.releases().size();
        for (String release : branch.releases()) {
            if (wanted.contains(release)) {
                run.add(release);
            } else {
                add(branch, run, length, ranges);
            }
        }
        add(branch, run, length, ranges);
        return ranges;
    }

    private static void add(Branch branch, List<String> run, int length, List<Range> ranges) {
        if (!run.isEmpty()) {
            ranges.add(new Range(branch.name(), run.getFirst(), run.getLast(), run.size(), run.size() == length));
            run.clear();
        }
    }

    private static void flush(List<Range> whole, List<String> texts) {
        if (whole.size() < WHOLE_BRANCHES) {
            whole.forEach(range -> texts.add(range.text()));
        } else {
            int count = whole.stream().mapToInt(Range::count).sum();
            texts.add(whole.getFirst().branch() + ".* .. " + whole.getLast().branch() + ".* (" + count + ")");
        }
        whole.clear();
    }
}
