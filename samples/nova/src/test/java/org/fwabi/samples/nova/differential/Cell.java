package org.fwabi.samples.nova.differential;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.message.Absent;
import org.fwabi.message.EnumValue;

/**
 * One value in a generated view: a field, or an element of one.
 *
 * @param path in Java, e.g. {@code fbRegionInfo.fbRegion[3].base}
 * @param view that holds it
 * @param accessor of the field
 * @param indexes of the element
 */
record Cell(String path, Object view, Accessor accessor, List<Integer> indexes) {
    /** Every value that can be reached from a view, with the array lengths of this moment. */
    static List<Cell> all(Object view, boolean throughLists) {
        List<Cell> cells = new ArrayList<>();
        collect(view, "", throughLists, cells);
        return cells;
    }

    private static void collect(Object view, String prefix, boolean throughLists, List<Cell> cells) {
        for (Accessor accessor : ViewClass.of(view.getClass()).accessors()) {
            if (accessor.in(view)) {
                elements(view, accessor, prefix, throughLists, List.of(), cells);
            }
        }
    }

    private static void elements(
            Object view,
            Accessor accessor,
            String prefix,
            boolean throughLists,
            List<Integer> indexes,
            List<Cell> cells) {
        if (indexes.size() < accessor.rank()) {
            if (accessor.rank() > 1) {
                throw new AssertionError(accessor + ": teach this test arrays of arrays");
            }
            for (int i = 0; i < accessor.length(view); i++) {
                elements(view, accessor, prefix, throughLists, List.of(i), cells);
            }
            return;
        }
        String path = prefix + accessor.name() + (indexes.isEmpty() ? "" : indexes.toString());
        if (!ViewClass.isView(ViewClass.element(accessor.getter().getGenericReturnType()))) {
            cells.add(new Cell(path, view, accessor, indexes));
            return;
        }
        Object nested = throughLists && !indexes.isEmpty()
                ? ((List<?>) Invocation.open(
                                Invocation.call(view, accessor.extra("List").orElseThrow())))
                        .get(indexes.getFirst())
                : Invocation.open(Invocation.call(view, accessor.getter(), Invocation.arguments(indexes)));
        collect(nested, path + ".", throughLists, cells);
    }

    /**
     * The value that all getters agree on, or {@link Invocation#NOTHING} beyond the length.
     *
     * @param bindings which know the constants of the release in use
     */
    Object read(Bindings bindings) {
        Object value;
        try {
            value = Invocation.open(Invocation.call(view, accessor.getter(), Invocation.arguments(indexes)));
        } catch (IndexOutOfBoundsException e) {
            return Invocation.NOTHING;
        }
        if (accessor.enumerated()) {
            Object raw = Invocation.open(
                    Invocation.call(view, accessor.extra("Raw").orElseThrow(), Invocation.arguments(indexes)));
            Class<?> type = ViewClass.element(accessor.getter().getGenericReturnType());
            if (!(value instanceof EnumValue<?> held) || held.number() != (Long) raw) {
                throw new AssertionError("%s: %s is not the value of %s".formatted(path, value, raw));
            }
            same("constant", bindings.constant(type, (Long) raw), Invocation.open(held.constant()));
            value = raw;
        }
        for (String kind : List.of("Or", "RawOr")) {
            if (accessor.extra(kind).isPresent()) {
                Method or = accessor.extra(kind).get();
                Object fallback = fallback(or.getParameterTypes()[accessor.rank()], 1);
                same(kind, value, Invocation.call(view, or, Invocation.arguments(indexes, fallback)));
            }
        }
        if (accessor.extra("Bytes").isPresent()) {
            MemorySegment bytes = (MemorySegment) Invocation.open(
                    Invocation.call(view, accessor.extra("Bytes").get()));
            same(
                    "Bytes",
                    value,
                    indexes.isEmpty()
                            ? text(bytes)
                            : (Object) Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, indexes.getFirst())));
        }
        return value;
    }

    /** A value no field of these tests holds where it is asked for as a fallback. */
    static Object fallback(Class<?> type, int seed) {
        if (type == boolean.class) {
            return seed % 2 != 0;
        }
        return type == int.class ? (Object) (-40 - seed) : -50L - seed;
    }

    private static String text(MemorySegment bytes) {
        byte[] copy = bytes.toArray(ValueLayout.JAVA_BYTE);
        int end = 0;
        while (end < copy.length && copy[end] != 0) {
            end++;
        }
        return new String(copy, 0, end, StandardCharsets.UTF_8);
    }

    private void same(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("%s: %s gives %s, not %s".formatted(path, what, actual, expected));
        }
    }

    /** Sets the value, by the setter of numbers, booleans and strings. */
    void write(Object value) {
        Method setter = accessor.plainSetter().orElseThrow(() -> new AssertionError(path + " has no setter"));
        accessor.set(view, setter, indexes, value, Absent.REFUSE);
    }
}
