package org.fwabi.samples.nova.differential;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.message.TextPool;

/**
 * A generated view class, its methods sorted by field. Every public method must find its place, so that a new kind of
 * accessor can't go untested.
 */
final class ViewClass {
    private static final Map<Class<?>, ViewClass> KNOWN = new ConcurrentHashMap<>();

    /** What the generator appends, longest first. */
    private static final List<String> SUFFIXES = List.of("RawOr", "Raw", "Or", "Length", "Bytes");

    private final Class<?> type;
    private final Map<String, List<Method>> getters;
    private final Map<String, List<Method>> setters;
    private final List<Accessor> accessors = new ArrayList<>();

    private ViewClass(Class<?> type) {
        this.type = type;
        List<Method> all = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        getters = byName(all, false);
        setters = byName(all, true);
        Set<String> names = new TreeSet<>(getters.keySet());
        names.removeIf(this::helper);
        names.forEach(name -> accessors.add(accessor(name)));
        int placed = accessors.stream()
                .mapToInt(accessor ->
                        1 + accessor.extras().size() + accessor.setters().size())
                .sum();
        if (placed != all.size()) {
            throw new AssertionError(
                    "%s: %d of %d methods understood: %s".formatted(type.getName(), placed, all.size(), accessors));
        }
    }

    static ViewClass of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, ViewClass::new);
    }

    /** A class is a generated view if it has a layout nested in it. */
    static boolean isView(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .anyMatch(nested -> nested.getSimpleName().equals("Layout"));
    }

    List<Accessor> accessors() {
        return accessors;
    }

    /** The views that accessors lead to. */
    List<Class<?>> nested() {
        List<Class<?>> found = new ArrayList<>();
        for (Accessor accessor : accessors) {
            Class<?> result = element(accessor.getter().getGenericReturnType());
            if (isView(result)) {
                found.add(result);
            }
        }
        return found;
    }

    /** The class itself, or what is inside an optional. */
    static Class<?> element(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> element(generic.getActualTypeArguments()[0]);
            default -> throw new AssertionError(type.toString());
        };
    }

    private Map<String, List<Method>> byName(List<Method> all, boolean returningThis) {
        return all.stream()
                .filter(method -> (method.getReturnType() == type) == returningThis)
                .collect(Collectors.groupingBy(Method::getName));
    }

    private boolean helper(String name) {
        Method any = getters.getOrDefault(name, List.of()).getFirst();
        if (isCase(any) || textOf(name).isPresent()) {
            return true;
        }
        if (name.startsWith("has") && any.getReturnType() == boolean.class && !setters.containsKey(name)) {
            return getters.keySet().stream().anyMatch(field -> name.equals("has" + capital(field)));
        }
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix)) {
                String base = name.substring(0, name.length() - suffix.length());
                return getters.containsKey(base) && isExtra(suffix, base, any);
            }
        }
        return false;
    }

    /** Whether a method gives a tagged union as a sealed type. */
    private static boolean isCase(Method method) {
        return method.getName().endsWith("Case") && method.getReturnType().isSealed();
    }

    /** The field whose offset leads to the text that a method reads. */
    private Optional<String> textOf(String name) {
        if (!name.endsWith("Text")) {
            return Optional.empty();
        }
        String stem = name.substring(0, name.length() - "Text".length());
        boolean pooled = setters.getOrDefault(name, List.of()).stream()
                .anyMatch(setter -> List.of(setter.getParameterTypes()).contains(TextPool.class));
        return Stream.of(stem + "Offset", stem)
                .filter(field -> pooled && getters.containsKey(field))
                .findFirst();
    }

    private boolean isExtra(String suffix, String base, Method method) {
        int rank = getter(base).getParameterCount();
        return switch (suffix) {
            case "Length" -> rank > 0 && method.getReturnType() == int.class && !setters.containsKey(method.getName());
            case "Bytes" -> element(method.getGenericReturnType()) == MemorySegment.class;
            case "Or", "RawOr" -> method.getParameterCount() == rank + 1;
            default -> element(getter(base).getGenericReturnType()).isEnum();
        };
    }

    /** Of a field's getters, the one with the most indexes. */
    private Method getter(String name) {
        return getters.getOrDefault(name, List.of()).stream()
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow();
    }

    private Accessor accessor(String name) {
        Method getter = getter(name);
        Map<String, Method> extras = new HashMap<>();
        Optional.ofNullable(getters.get("has" + capital(name))).ifPresent(has -> {
            if (helper("has" + capital(name))) {
                extras.put("has", has.getFirst());
            }
        });
        for (String suffix : SUFFIXES) {
            Optional.ofNullable(getters.get(name + suffix)).ifPresent(extra -> {
                if (isExtra(suffix, name, extra.getFirst())) {
                    extras.put(suffix, extra.getFirst());
                }
            });
        }
        getters.keySet().stream()
                .filter(other -> textOf(other).filter(name::equals).isPresent())
                .forEach(text -> {
                    extras.put("Text", getter(text));
                    extras.put(
                            "TextSetter", setters.getOrDefault(text, List.of()).getFirst());
                });
        Optional.ofNullable(getters.get(name + "Case"))
                .map(List::getFirst)
                .filter(ViewClass::isCase)
                .ifPresent(cases -> extras.put("Case", cases));
        getters.getOrDefault(name, List.of()).stream()
                .filter(other -> !other.equals(getter))
                .forEach(list -> extras.put("List", list));
        List<Method> own = new ArrayList<>(setters.getOrDefault(name, List.of()));
        if (extras.containsKey("Raw")) {
            own.addAll(setters.getOrDefault(name + "Raw", List.of()));
        }
        return new Accessor(name, getter, getter.getParameterCount(), Map.copyOf(extras), List.copyOf(own));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
