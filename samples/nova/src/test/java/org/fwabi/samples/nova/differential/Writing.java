package org.fwabi.samples.nova.differential;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.fwabi.decode.Leaf;
import org.fwabi.decode.ScalarKind;
import org.fwabi.message.Absent;

/**
 * Writes through generated setters into one memory and through the decoder into another that began the same: then no
 * byte of them may differ, padding included.
 */
final class Writing {
    private final Subject subject;
    private final Map<Leaf, String> pairs;
    private final Random random;
    private final List<String> mismatches = new ArrayList<>();

    Writing(Subject subject, Pairing pairing, long seed) {
        this.subject = subject;
        this.pairs = pairing.pairs();
        this.random = new Random(seed);
    }

    List<String> mismatches() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment generated = subject.memory(arena);
            MemorySegment decoder = subject.memory(arena);
            Map<String, Cell> cells = new HashMap<>();
            Cell.all(subject.view(generated), false).forEach(cell -> cells.put(cell.path(), cell));
            pairs.forEach((leaf, path) -> {
                Cell cell = cells.get(path);
                if (cell == null) {
                    mismatches.add("no accessor " + path);
                    return;
                }
                background(generated, decoder);
                Object value = value(leaf, decoder);
                try {
                    cell.write(value);
                } catch (IllegalArgumentException e) {
                    mismatches.add("%s refused %s: %s".formatted(path, value, e.getMessage()));
                    return;
                }
                subject.oracle().write(leaf, value, decoder);
                expectSame(generated, decoder, path + " = " + value);
                background(generated, decoder);
                refusals(leaf, cell, generated, decoder);
                if (cell.accessor().enumerated()) {
                    constants(leaf, cell, generated, decoder);
                }
            });
        }
        return mismatches;
    }

    /** Random bytes wherever a message may have any; counts stay whole. */
    private void background(MemorySegment generated, MemorySegment decoder) {
        for (long i = 0; i < decoder.byteSize(); i++) {
            decoder.set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt());
        }
        subject.oracle().fillCounts(decoder);
        generated.copyFrom(decoder);
    }

    private Object value(Leaf leaf, MemorySegment memory) {
        if (subject.oracle().isCounter(leaf)) {
            return (long) random.nextInt(((Long) subject.oracle().value(leaf, memory)).intValue());
        }
        return leaf.kind() == ScalarKind.BOOL8 ? (Object) random.nextBoolean() : Oracle.random(leaf, random);
    }

    private void expectSame(MemorySegment generated, MemorySegment decoder, String what) {
        long at = generated.mismatch(decoder);
        if (at >= 0) {
            mismatches.add("%s %s: byte %d differs".formatted(subject.type().name(), what, at));
        }
    }

    /** What does not fit is refused, and nothing written. */
    private void refusals(Leaf leaf, Cell cell, MemorySegment generated, MemorySegment decoder) {
        List<Object> misfits = new ArrayList<>();
        int bits = leaf.bits() != 0 ? leaf.bits() : 8 * (int) leaf.size();
        if (leaf.text()) {
            misfits.add("x".repeat((int) leaf.size()));
        } else if (leaf.kind() != ScalarKind.BOOL8 && leaf.kind() != ScalarKind.HANDLE && bits < 64) {
            misfits.add(leaf.kind().signed() ? 1L << bits - 1 : 1L << bits);
            misfits.add(leaf.kind().signed() ? -(1L << bits - 1) - 1 : -1L);
        }
        for (Object misfit : misfits) {
            try {
                cell.write(misfit);
                mismatches.add("%s took %s".formatted(cell.path(), misfit));
            } catch (IllegalArgumentException e) {
                expectSame(generated, decoder, cell.path() + " refusing " + misfit);
            }
        }
    }

    private void constants(Leaf leaf, Cell cell, MemorySegment generated, MemorySegment decoder) {
        Method setter = cell.accessor()
                .enumSetter()
                .orElseThrow(() -> new AssertionError(cell.path() + " has no setter of constants"));
        Class<?> type = setter.getParameterTypes()[cell.accessor().rank()];
        for (Object constant : type.getEnumConstants()) {
            OptionalLong number = subject.bindings().number(constant);
            try {
                cell.accessor().set(cell.view(), setter, cell.indexes(), constant, Absent.REFUSE);
                if (number.isEmpty()) {
                    mismatches.add("%s took %s, which the release lacks".formatted(cell.path(), constant));
                    continue;
                }
                subject.oracle().write(leaf, number.getAsLong(), decoder);
                cell.read(subject.bindings());
            } catch (IllegalArgumentException e) {
                if (number.isPresent()) {
                    mismatches.add("%s refused %s".formatted(cell.path(), constant));
                }
            }
            expectSame(generated, decoder, cell.path() + " = " + constant);
        }
    }
}
