package org.fwabi.samples.nova.differential;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Calls of generated methods by reflection. */
final class Invocation {
    /** What a field holds that the release lacks, or an element beyond the count. */
    static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "nothing";
        }
    };

    private Invocation() {}

    /** Calls a method; what it throws comes out as it is. */
    static Object call(Object target, Method method, Object... arguments) {
        try {
            Object result = method.invoke(target, arguments);
            if (result == null) {
                throw new AssertionError(method + " returned null");
            }
            return result;
        } catch (IllegalAccessException e) {
            throw new LinkageError(method.toString(), e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(method.toString(), e);
        }
    }

    /** What is in an optional of whatever kind, or {@link #NOTHING}; anything else as it is. */
    static Object open(Object value) {
        return switch (value) {
            case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : NOTHING;
            case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : NOTHING;
            case Optional<?> optional -> optional.isPresent() ? optional.get() : NOTHING;
            default -> value;
        };
    }

    /** Indexes followed by more arguments. */
    static Object[] arguments(List<Integer> indexes, Object... more) {
        Object[] all = new Object[indexes.size() + more.length];
        for (int i = 0; i < indexes.size(); i++) {
            all[i] = indexes.get(i);
        }
        System.arraycopy(more, 0, all, indexes.size(), more.length);
        return all;
    }
}
