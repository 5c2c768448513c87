package org.fwabi.processor.example;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fwabi.processor.spec.ReleaseSelector;
import org.fwabi.processor.spec.ReleaseVersions;

/** Selectors for some releases, as few and as short as can be. */
public final class SelectorCover {
    private final List<String> known;
    private final Set<String> others;

    private SelectorCover(List<String> known, Set<String> others) {
        this.known = known;
        this.others = others;
    }

    /**
     * Selectors that select all of some releases and none of others. What else they select is nobody's concern: releases
     * that lack a message have no example of it.
     *
     * @param wanted at least one
     * @param others not to be selected
     * @param known all releases of the family
     */
    public static List<String> of(Collection<String> wanted, Collection<String> others, List<String> known) {
        return new SelectorCover(known, Set.copyOf(others)).cover(wanted);
    }

    private List<String> cover(Collection<String> wanted) {
        Set<String> set = new HashSet<>(wanted);
        List<String> sorted = known.stream().sorted(ReleaseVersions.order()).toList();
        List<String> selectors = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String release : sorted) {
            if (set.contains(release)) {
                run.add(release);
            } else if (others.contains(release) && !run.isEmpty()) {
                selectors.add(selector(run));
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            selectors.add(selector(run));
        }
        return selectors;
    }

    /** The shortest selector of neighbours. */
    private String selector(List<String> run) {
        if (run.size() == 1 && !right(branch(run.getFirst()), run)) {
            return run.getFirst();
        }
        for (String first : ends(run.getFirst())) {
            if (right(first, run)) {
                return first;
            }
        }
        for (String first : ends(run.getFirst())) {
            for (String last : ends(run.getLast())) {
                if (right(first + " .. " + last, run)) {
                    return first + " .. " + last;
                }
            }
        }
        return run.getFirst() + " .. " + run.getLast();
    }

    private boolean right(String selector, List<String> run) {
        List<String> selected = ReleaseSelector.select(selector, known);
        return selected.containsAll(run) && selected.stream().noneMatch(others::contains);
    }

    private static String branch(String release) {
        return release.substring(0, Math.max(0, release.indexOf('.'))) + ".*";
    }

    /** What an end can be: the branch, a side branch, the release. */
    private static Set<String> ends(String release) {
        Set<String> ends = new LinkedHashSet<>();
        for (int dot = release.indexOf('.'); dot > 0; dot = release.indexOf('.', dot + 1)) {
            ends.add(release.substring(0, dot) + ".*");
        }
        ends.add(release);
        return ends;
    }
}
