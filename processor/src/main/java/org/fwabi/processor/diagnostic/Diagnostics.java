package org.fwabi.processor.diagnostic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Collects the findings of one run: all stages add, nobody prints, and at the end everything is printed once, sorted,
 * each finding once. Not thread-safe; one run is one thread.
 */
public final class Diagnostics {
    private final Map<String, String> sources = new HashMap<>();
    /** The lines of those files that findings have pointed at: most runs read hundreds of files and find nothing. */
    private final Map<String, List<String>> lines = new HashMap<>();

    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Diagnostic> printed = new HashSet<>();

    /** Keeps the text of a file, so that findings in it can show their lines. */
    public void addSource(String file, String text) {
        sources.put(file, text);
        lines.remove(file);
    }

    /** Adds a finding. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Whether there is an error among the findings. */
    public boolean hasErrors() {
        return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** How many findings have been added so far; to compare before and after a step. */
    public int count() {
        return found.size();
    }

    /** All findings, sorted, without repetition: of two with the same id, place and message the first stays. */
    public List<Diagnostic> sorted() {
        return List.copyOf(found.stream().collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The text of one finding: headline, code frame, hints. Lines end with {@code \n}; the last has no end. */
    public String render(Diagnostic diagnostic) {
        return new Rendering(this::lines).render(diagnostic);
    }

    private List<String> lines(String file) {
        return lines.computeIfAbsent(
                file, absent -> sources.getOrDefault(file, "").lines().toList());
    }

    /** The text of all findings, sorted, with an empty line between them. */
    public String render() {
        return sorted().stream().map(this::render).collect(Collectors.joining("\n\n"));
    }

    /** Hands on every finding that has not been handed on before, sorted. */
    public void drain(Consumer<? super Diagnostic> out) {
        for (Diagnostic diagnostic : sorted()) {
            if (printed.add(diagnostic)) {
                out.accept(diagnostic);
            }
        }
    }
}
