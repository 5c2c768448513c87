package org.fwabi.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fwabi.message.Absent;
import org.fwabi.message.AbsentFieldException;

/** A field that only other releases have: it reads empty, writes are dropped or refused, and no byte changes. */
final class AbsenceTests {
    private static final byte FILL = 0x5a;

    private final Subject subject;
    private final Mismatches mismatches = new Mismatches();

    AbsenceTests(Subject subject) {
        this.subject = subject;
    }

    void absent(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena).fill(FILL);
            Object view = subject.type().view(memory);
            String has = "has" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            mismatches.expect(
                    false,
                    call(view, has),
                    "%s.%s in %s".formatted(subject.spec().name(), has, subject.release()));
            int rank = rank(view, name);
            for (String accessor : new String[] {name, name + "Raw"}) {
                Accessor methods = new Accessor(view.getClass(), accessor, rank, false);
                Object value =
                        accessor.equals(name) || methods.writable() ? read(methods, view, rank) : Accessor.NOTHING;
                if (!Accessor.isNothing(value)) {
                    mismatches.add("%s has no %s, and it reads %s", subject.at(), accessor, value);
                }
                if (methods.writable()) {
                    write(methods, view, rank);
                }
            }
            for (byte held : memory.toArray(ValueLayout.JAVA_BYTE)) {
                if (held != FILL) {
                    mismatches.add("%s has no %s, and writing it changes memory", subject.at(), name);
                    break;
                }
            }
        }
        mismatches.fail();
    }

    private static Object read(Accessor methods, Object view, int rank) {
        return methods.get(view, new int[rank]);
    }

    private void write(Accessor methods, Object view, int rank) {
        methods.set(view, methods.anyValue(), Absent.SKIP, new int[rank]);
        try {
            methods.set(view, methods.anyValue(), Absent.REFUSE, new int[rank]);
            mismatches.add("%s was to refuse %s", subject.at(), methods);
        } catch (AbsentFieldException e) {
            // As it should.
        }
    }

    /** Indexes of the getter that takes the most. */
    private static int rank(Object view, String name) {
        return Arrays.stream(view.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getReturnType() != view.getClass())
                .mapToInt(Method::getParameterCount)
                .max()
                .orElseThrow(() -> new AssertionError(view.getClass() + " has no " + name));
    }

    private static Object call(Object view, String name) {
        Optional<Method> method = Arrays.stream(view.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(name) && candidate.getParameterCount() == 0)
                .findFirst();
        try {
            return method.orElseThrow(() -> new AssertionError(view.getClass() + " has no " + name))
                    .invoke(view);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(name + " is not public", e);
        }
    }
}
