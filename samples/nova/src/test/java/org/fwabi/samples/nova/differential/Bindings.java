package org.fwabi.samples.nova.differential;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.fwabi.message.EnumTable;
import org.fwabi.message.EventDecoder;
import org.fwabi.message.MessageType;

/** Generated bindings of one package, in one release: every view class that its entry point leads to. */
final class Bindings {
    private final Object abi;
    private final int release;
    private final Map<Class<?>, EnumTable<?>> enums = new LinkedHashMap<>();
    private final Map<Class<?>, MessageType<?>> structs = new LinkedHashMap<>();

    /**
     * Finds all there is.
     *
     * @param abi a generated entry point
     * @param release its position among the releases of the entry point
     */
    Bindings(Object abi, int release) {
        this.abi = abi;
        this.release = release;
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Method method : abi.getClass().getMethods()) {
            if (!(method.getGenericReturnType() instanceof ParameterizedType generic)) {
                continue;
            }
            if (Collection.class.isAssignableFrom(method.getReturnType())) {
                continue;
            }
            if (method.getReturnType() == EnumTable.class) {
                enums.put(ViewClass.element(generic), (EnumTable<?>) Invocation.call(abi, method));
            } else if (generic.getTypeName().startsWith(Optional.class.getName() + "<" + EnumTable.class.getName())) {
                Type table = generic.getActualTypeArguments()[0];
                ((Optional<?>) Invocation.call(abi, method))
                        .ifPresent(found -> enums.put(ViewClass.element(table), (EnumTable<?>) found));
            } else if (method.getReturnType() == EventDecoder.class) {
                open.addAll(payloads(ViewClass.element(generic)));
            } else {
                open.addAll(views(generic));
            }
        }
        Set<Class<?>> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (seen.add(type)) {
                structs.put(type, layout(type));
                open.addAll(ViewClass.of(type).nested());
            }
        }
    }

    private static List<Class<?>> views(Type type) {
        return switch (type) {
            case Class<?> plain when ViewClass.isView(plain) -> List.of(plain);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments())
                        .<Class<?>>flatMap(argument -> views(argument).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static List<Class<?>> payloads(Class<?> sealedEvents) {
        return Arrays.stream(sealedEvents.getPermittedSubclasses())
                .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                .<Class<?>>map(RecordComponent::getType)
                .filter(ViewClass::isView)
                .toList();
    }

    /** The layout nested in a view class: its only one, or that of the release. */
    private MessageType<?> layout(Class<?> view) {
        Class<?> layout = Arrays.stream(view.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Layout"))
                .findFirst()
                .orElseThrow();
        try {
            for (Field field : layout.getDeclaredFields()) {
                if (field.getName().equals("TYPE")) {
                    field.setAccessible(true);
                    return (MessageType<?>) field.get(null);
                }
            }
            Method of = layout.getDeclaredMethod("of", int.class);
            of.setAccessible(true);
            return (MessageType<?>) of.invoke(null, release);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(view.getName(), e);
        }
    }

    /** The generated entry point. */
    Object abi() {
        return abi;
    }

    /** Every view class, with its layout in this release. */
    Map<Class<?>, MessageType<?>> structs() {
        return structs;
    }

    /** Every enum, with its numbers in this release. */
    Map<Class<?>, EnumTable<?>> enums() {
        return enums;
    }

    /** The constant of a number, or {@link Invocation#NOTHING}. */
    Object constant(Class<?> type, long number) {
        EnumTable<?> table = enums.get(type);
        if (table == null) {
            mustBeOptional(type);
            return Invocation.NOTHING;
        }
        Object constant = table.find(number);
        return constant == null ? Invocation.NOTHING : constant;
    }

    /** The number of a constant, if the release has it. */
    OptionalLong number(Object constant) {
        Class<?> type = ((Enum<?>) constant).getDeclaringClass();
        EnumTable<?> table = enums.get(type);
        if (table == null) {
            mustBeOptional(type);
            return OptionalLong.empty();
        }
        return number(table, constant);
    }

    /** The release has no such enum; then the entry point must say that some releases have none. */
    private void mustBeOptional(Class<?> type) {
        boolean optional = Arrays.stream(abi.getClass().getMethods())
                .filter(method -> method.getReturnType() == Optional.class)
                .anyMatch(method -> method.getGenericReturnType().getTypeName().contains(type.getName()));
        if (!optional) {
            throw new AssertionError("the entry point has no table of " + type.getName());
        }
    }

    @SuppressWarnings("unchecked") // The table was found by the constant's own type.
    private static <E extends Enum<E>> OptionalLong number(EnumTable<E> table, Object constant) {
        return table.number((E) constant);
    }
}
