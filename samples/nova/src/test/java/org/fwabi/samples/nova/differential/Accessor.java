package org.fwabi.samples.nova.differential;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.message.Absent;

/**
 * All methods that a generated class has for one field.
 *
 * @param name of the Java accessor
 * @param getter of the value, one element, or one nested view
 * @param rank how many indexes the getter takes
 * @param extras the other methods, by what the generator appends to the name or puts before it: {@code has},
 *     {@code Or}, {@code Raw}, {@code RawOr}, {@code Length}, {@code Bytes}, {@code Text}, {@code TextSetter} and
 *     {@code Case}, and {@code List} for the list of views
 * @param setters those of the value, and of an enum also that of its number
 */
record Accessor(String name, Method getter, int rank, Map<String, Method> extras, List<Method> setters) {
    Optional<Method> extra(String kind) {
        return Optional.ofNullable(extras.get(kind));
    }

    /** Whether the field is an enum, which is then read as a constant and as a number. */
    boolean enumerated() {
        return extras.containsKey("Raw");
    }

    /** Whether only some of the targeted releases have the field. */
    boolean partial() {
        return extras.containsKey("has");
    }

    /** Whether the release of this view has the field. */
    boolean in(Object view) {
        return extra("has").map(has -> (Boolean) Invocation.call(view, has)).orElse(true);
    }

    /** Elements of the outermost dimension. */
    int length(Object view) {
        Method length = extra("Length").orElseThrow(() -> new AssertionError(getter + " has no length"));
        return (Integer) Invocation.call(view, length);
    }

    /** The setter of a number, a boolean or a string; of an enum, that of its number. */
    Optional<Method> plainSetter() {
        return setters.stream()
                .filter(setter -> !setter.getParameterTypes()[rank].isEnum())
                .findFirst();
    }

    /** The setter of an enum's constant. */
    Optional<Method> enumSetter() {
        return setters.stream()
                .filter(setter -> setter.getParameterTypes()[rank].isEnum())
                .findFirst();
    }

    /** Calls a setter, with a value of the type that it takes. */
    void set(Object view, Method setter, List<Integer> indexes, Object value, Absent absent) {
        Class<?> type = setter.getParameterTypes()[rank];
        List<Object> tail = new ArrayList<>();
        tail.add(
                value instanceof Long number
                        ? type == int.class ? (Object) number.intValue() : type == boolean.class ? number != 0 : number
                        : value);
        if (setter.getParameterCount() == rank + 2) {
            tail.add(absent);
        }
        Object result = Invocation.call(view, setter, Invocation.arguments(indexes, tail.toArray()));
        if (result != view) {
            throw new AssertionError(setter + " does not return its view");
        }
    }

    @Override
    public String toString() {
        return getter.getDeclaringClass().getSimpleName() + "." + name + Arrays.toString(getter.getParameterTypes());
    }
}
