package org.fwabi.samples.nova.differential;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fwabi.message.Absent;
import org.fwabi.message.AbsentFieldException;

/** Fields that the release lacks: they read empty, are skipped or refused when written, and leave every byte alone. */
final class Absence {
    private static final byte FILL = 0x5a;

    private final Subject subject;
    private final List<String> mismatches = new ArrayList<>();

    Absence(Subject subject) {
        this.subject = subject;
    }

    List<String> mismatches() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena);
            memory.fill(FILL);
            Object view = subject.view(memory);
            for (Accessor accessor : ViewClass.of(view.getClass()).accessors()) {
                if (!accessor.in(view)) {
                    reads(view, accessor);
                    writes(view, accessor, memory);
                }
            }
        }
        return mismatches;
    }

    private void reads(Object view, Accessor accessor) {
        List<Integer> indexes = Collections.nCopies(accessor.rank(), 0);
        expectNothing(accessor, Invocation.call(view, accessor.getter(), Invocation.arguments(indexes)));
        accessor.extra("List").ifPresent(list -> expectNothing(accessor, Invocation.call(view, list)));
        accessor.extra("Bytes").ifPresent(bytes -> expectNothing(accessor, Invocation.call(view, bytes)));
        accessor.extra("Raw")
                .ifPresent(raw -> expectNothing(accessor, Invocation.call(view, raw, Invocation.arguments(indexes))));
        for (String kind : List.of("Or", "RawOr")) {
            accessor.extra(kind).ifPresent(or -> {
                for (int seed = 0; seed < 2; seed++) {
                    Object fallback = Cell.fallback(or.getParameterTypes()[accessor.rank()], seed);
                    if (!fallback.equals(Invocation.call(view, or, Invocation.arguments(indexes, fallback)))) {
                        mismatches.add(accessor + kind + " does not give its fallback");
                    }
                }
            });
        }
        if (accessor.rank() > 0 && accessor.length(view) != 0) {
            mismatches.add(accessor + " has " + accessor.length(view) + " elements");
        }
    }

    private void expectNothing(Accessor accessor, Object value) {
        if (Invocation.open(value) != Invocation.NOTHING) {
            mismatches.add("%s reads %s in a release without it".formatted(accessor, value));
        }
    }

    private void writes(Object view, Accessor accessor, MemorySegment memory) {
        List<Integer> indexes = Collections.nCopies(accessor.rank(), 0);
        for (Method setter : accessor.setters()) {
            Object value = value(setter.getParameterTypes()[accessor.rank()]);
            if (setter.getParameterCount() == accessor.rank() + 2) {
                accessor.set(view, setter, indexes, value, Absent.SKIP);
                try {
                    accessor.set(view, setter, indexes, value, Absent.REFUSE);
                    mismatches.add(accessor + " was to refuse");
                } catch (AbsentFieldException e) {
                    // As it should.
                }
            } else {
                byRule(view, accessor, setter, value);
            }
            for (byte held : memory.toArray(ValueLayout.JAVA_BYTE)) {
                if (held != FILL) {
                    mismatches.add(accessor + " changed memory");
                    memory.fill(FILL);
                    break;
                }
            }
        }
    }

    /** A setter whose outcome the specs say: dropped or refused, but never written. */
    private static void byRule(Object view, Accessor accessor, Method setter, Object value) {
        try {
            accessor.set(view, setter, Collections.nCopies(accessor.rank(), 0), value, Absent.SKIP);
        } catch (AbsentFieldException e) {
            // One of the two outcomes there may be.
        }
    }

    private static Object value(Class<?> type) {
        return type.isEnum() ? type.getEnumConstants()[0] : type == String.class ? "x" : (Object) 1L;
    }
}
