package org.fwabi.samples.nova.differential;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fwabi.decode.Leaf;

/** All leaves at once, with counts that hide elements, and bytes that only a careless or hostile firmware would send. */
final class Reading {
    private static final int ROUNDS = 12;

    private final Subject subject;
    private final Map<Leaf, String> pairs;
    private final Random random;

    Reading(Subject subject, Pairing pairing, long seed) {
        this.subject = subject;
        this.pairs = pairing.pairs();
        this.random = new Random(seed);
    }

    List<String> mismatches() {
        List<String> mismatches = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (int round = 0; round < ROUNDS; round++) {
                MemorySegment memory = subject.memory(arena);
                fill(memory, round % 2 == 0);
                compare(memory, mismatches);
            }
        }
        return mismatches;
    }

    private void fill(MemorySegment memory, boolean tidy) {
        List<Leaf> leaves = new ArrayList<>(subject.oracle().leaves());
        Collections.shuffle(leaves, random);
        for (Leaf leaf : leaves) {
            if (tidy) {
                subject.oracle().write(leaf, Oracle.random(leaf, random), memory);
            } else {
                subject.oracle().scribble(leaf, random, memory);
            }
        }
        for (Oracle.Counted array : subject.oracle().counted()) {
            long count = random.nextLong(array.capacity() + 1);
            subject.oracle().view(memory).setLong(array.counter(), count);
        }
    }

    private void compare(MemorySegment memory, List<String> mismatches) {
        Map<String, Object> seen = new HashMap<>();
        for (Cell cell : Cell.all(subject.view(memory), true)) {
            seen.put(cell.path(), cell.read(subject.bindings()));
        }
        pairs.forEach((leaf, path) -> {
            Object actual = seen.getOrDefault(path, Invocation.NOTHING);
            Object expected =
                    subject.oracle().visible(leaf, memory) ? subject.oracle().value(leaf, memory) : Invocation.NOTHING;
            if (!Oracle.same(leaf, expected, actual)) {
                mismatches.add("%s is %s, but %s reads %s".formatted(leaf, expected, path, actual));
            }
        });
    }
}
