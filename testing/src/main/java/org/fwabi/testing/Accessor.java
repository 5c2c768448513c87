package org.fwabi.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fwabi.message.Absent;

/**
 * The public methods that a generated class has for one field, called by name. Numbers are {@code Long} here whatever
 * Java type carries them, and an optional that is empty is {@link #NOTHING}.
 */
final class Accessor {
    /** What a field reads as in a release that lacks it. */
    static final Object NOTHING = new Nothing();

    private final Class<?> type;
    private final String name;
    private final int rank;
    private final boolean handle;
    private final Optional<Method> getter;
    private final List<Method> setters;

    /**
     * Finds the methods.
     *
     * @param type a generated class
     * @param name of the field in Java; with {@code Raw} for the number of an enum's constant
     * @param rank how many indexes they take
     */
    Accessor(Class<?> type, String name, int rank, boolean handle) {
        this.type = type;
        this.name = name;
        this.rank = rank;
        this.handle = handle;
        this.getter = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == rank)
                .filter(method -> method.getReturnType() != type)
                .findFirst();
        this.setters = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getReturnType() == type)
                .filter(method -> method.getParameterCount() > rank)
                .filter(method -> takesValue(method.getParameterTypes()[rank]))
                .toList();
    }

    private static boolean takesValue(Class<?> type) {
        return type.isPrimitive() || type == String.class;
    }

    /** The accessor of a field, by which a number, a truth value, text or a nested view is read. */
    static Accessor of(Class<?> type, SpecField field) {
        String name = field.accessor() + (field.unknown().isPresent() ? "Raw" : "");
        boolean handle = field.type() instanceof SpecType.Value value && value.handle();
        return new Accessor(type, name, field.dimensions().size(), handle);
    }

    /** What the getter gives. */
    Object get(Object view, int... indexes) {
        Method method = getter.orElseThrow(() -> new AssertionError(this + " has no getter"));
        return open(call(view, method, arguments(indexes)));
    }

    /** Whether there is a setter. */
    boolean writable() {
        return !setters.isEmpty();
    }

    /** Writes; a release that lacks the field refuses. */
    void set(Object view, Object value, int... indexes) {
        Method method = setters.stream()
                .filter(setter -> setter.getParameterCount() == rank + 1)
                .findFirst()
                .or(() -> setters.stream().findFirst())
                .orElseThrow(() -> new AssertionError(this + " has no setter"));
        set(view, method, value, Absent.REFUSE, indexes);
    }

    /** Writes by the setter that asks what a release without the field does. */
    void set(Object view, Object value, Absent absent, int... indexes) {
        Method method = setters.stream()
                .filter(setter -> setter.getParameterCount() == rank + 2)
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no setter that takes an Absent"));
        set(view, method, value, absent, indexes);
    }

    private void set(Object view, Method method, Object value, Absent absent, int... indexes) {
        List<Object> arguments = arguments(indexes);
        Class<?> wanted = method.getParameterTypes()[rank];
        arguments.add(
                switch (value) {
                    case Long number when wanted == int.class -> (Object) number.intValue();
                    case Double number when wanted == float.class -> number.floatValue();
                    default -> value;
                });
        if (method.getParameterCount() > rank + 1) {
            arguments.add(absent);
        }
        @SuppressWarnings("ReferenceEquality") // the very view, so that calls can be chained
        boolean chained = call(view, method, arguments) == view;
        if (!chained) {
            throw new AssertionError(this + " does not return its view");
        }
    }

    private static List<Object> arguments(int... indexes) {
        List<Object> arguments = new ArrayList<>();
        for (int index : indexes) {
            arguments.add(index);
        }
        return arguments;
    }

    /** A value of the type that the setter takes, for a field that nobody knows more of. */
    Object anyValue() {
        Class<?> wanted = setters.getFirst().getParameterTypes()[rank];
        return wanted == boolean.class ? (Object) true : wanted == String.class ? "x" : (Object) 1L;
    }

    private Object open(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.<Object>map(this::open).orElse(NOTHING);
            case OptionalInt optional -> optional.isPresent() ? open(optional.getAsInt()) : NOTHING;
            case OptionalLong optional -> optional.isPresent() ? (Object) optional.getAsLong() : NOTHING;
            case OptionalDouble optional -> optional.isPresent() ? (Object) optional.getAsDouble() : NOTHING;
            case Integer number -> handle ? Integer.toUnsignedLong(number) : number.longValue();
            case Float number -> number.doubleValue();
            default -> value;
        };
    }

    private static Object call(Object view, Method method, List<Object> arguments) {
        try {
            return method.invoke(view, arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(method + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(method + " is not accessible", e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + "." + name;
    }

    /** Whether a value that was read is none. */
    static boolean isNothing(Object value) {
        return value instanceof Nothing;
    }

    private static final class Nothing {
        @Override
        public String toString() {
            return "nothing";
        }
    }
}
