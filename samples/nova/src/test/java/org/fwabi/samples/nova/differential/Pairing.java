package org.fwabi.samples.nova.differential;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fwabi.decode.Leaf;

/**
 * Which accessor belongs to which leaf, found by writing one leaf at a time through the decoder and looking which
 * getters change. Names only decide between accessors that read the same bytes in the same way.
 */
final class Pairing {
    private final Subject subject;
    private final Random random;
    private final Map<Leaf, String> pairs = new LinkedHashMap<>();
    private final List<String> mismatches = new ArrayList<>();

    private Pairing(Subject subject, long seed) {
        this.subject = subject;
        this.random = new Random(seed);
    }

    static Pairing of(Subject subject, long seed) {
        Pairing pairing = new Pairing(subject, seed);
        pairing.find();
        return pairing;
    }

    /** The Java path of each leaf that has one. */
    Map<Leaf, String> pairs() {
        return pairs;
    }

    /** Leaves without a getter of their own, getters without a leaf, values and names that differ. */
    List<String> mismatches() {
        return mismatches;
    }

    private void find() {
        Map<Leaf, Set<Cell>> candidates = new LinkedHashMap<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena);
            MemorySegment zero = subject.memory(arena);
            List<Cell> cells = Cell.all(subject.view(memory), false);
            List<Object> values =
                    cells.stream().map(cell -> cell.read(subject.bindings())).toList();
            for (Leaf leaf : subject.oracle().leaves()) {
                boolean alone = true;
                for (int round = 0; round == 0 || round < 4 && !alone; round++) {
                    subject.oracle().write(leaf, value(leaf, zero), memory);
                    List<Leaf> leaves = changedLeaves(zero, memory);
                    Set<Cell> changed = changedCells(cells, values);
                    if (leaves.size() != changed.size() || !leaves.contains(leaf)) {
                        mismatches.add("%s = %s changes %d leaves, and the accessors %s"
                                .formatted(
                                        leaf,
                                        subject.oracle().value(leaf, memory),
                                        leaves.size(),
                                        changed.stream().map(Cell::path).toList()));
                    }
                    leaves.forEach(other -> narrow(candidates, other, changed, memory));
                    alone = leaves.size() == 1;
                    memory.copyFrom(zero);
                }
            }
            candidates.forEach(this::decide);
            everyAccessorOnce(cells);
        }
    }

    private Object value(Leaf leaf, MemorySegment zero) {
        if (subject.oracle().isCounter(leaf)) {
            return (long) random.nextInt(((Long) subject.oracle().value(leaf, zero)).intValue());
        }
        return Oracle.random(leaf, random);
    }

    private List<Leaf> changedLeaves(MemorySegment before, MemorySegment after) {
        return subject.oracle().leaves().stream()
                .filter(leaf ->
                        before.asSlice(leaf.offset(), leaf.size()).mismatch(after.asSlice(leaf.offset(), leaf.size()))
                                >= 0)
                .filter(leaf -> !subject.oracle()
                        .value(leaf, before)
                        .equals(subject.oracle().value(leaf, after)))
                .toList();
    }

    private Set<Cell> changedCells(List<Cell> cells, List<Object> before) {
        Set<Cell> changed = new LinkedHashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            Object now = cells.get(i).read(subject.bindings());
            if (now != Invocation.NOTHING && !now.equals(before.get(i))) {
                changed.add(cells.get(i));
            }
        }
        return changed;
    }

    private void narrow(Map<Leaf, Set<Cell>> candidates, Leaf leaf, Set<Cell> changed, MemorySegment memory) {
        Set<Cell> matching = new LinkedHashSet<>(changed);
        Object value = subject.oracle().value(leaf, memory);
        matching.removeIf(cell -> !Oracle.same(leaf, value, cell.read(subject.bindings())));
        candidates.merge(leaf, matching, (old, now) -> {
            old.retainAll(now);
            return old;
        });
    }

    private void decide(Leaf leaf, Set<Cell> candidates) {
        List<Cell> left = new ArrayList<>(candidates);
        // Members of a union hold the same bytes: only names tell them apart, first those of what they lie in, unless
        // that has another name in Java.
        List<Cell> beside = left.stream()
                .filter(cell ->
                        Oracle.normal(Paths.parent(cell.path())).equals(Oracle.normal(Paths.parent(leaf.path()))))
                .toList();
        if (left.size() > 1 && !beside.isEmpty()) {
            left.retainAll(beside);
        }
        if (left.size() > 1) {
            left.removeIf(
                    cell -> !Oracle.normal(cell.accessor().name()).equals(Oracle.normal(Paths.lastName(leaf.path()))));
        }
        if (left.size() == 1) {
            pairs.put(leaf, left.getFirst().path());
            Paths.compare(subject.oracle(), leaf.path(), left.getFirst().path()).ifPresent(mismatches::add);
        } else {
            mismatches.add("no one accessor holds the values of %s: of those that changed, %s do"
                    .formatted(leaf, candidates.stream().map(Cell::path).toList()));
        }
    }

    private void everyAccessorOnce(List<Cell> cells) {
        Map<String, Leaf> owners = new LinkedHashMap<>();
        pairs.forEach((leaf, path) -> {
            Leaf other = owners.put(path, leaf);
            if (other != null) {
                mismatches.add("%s reads two leaves: %s and %s".formatted(path, other.path(), leaf.path()));
            }
        });
        cells.stream()
                .filter(cell -> !owners.containsKey(cell.path()))
                .forEach(cell -> mismatches.add("no leaf belongs to " + cell.path()));
    }
}
