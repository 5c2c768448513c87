package org.fwabi.processor.emit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.apt.Javac;
import org.jspecify.annotations.Nullable;

/** The generated bindings of a fictional family, compiled once and called by name. */
final class Lab {
    private static final ClassLoader LOADER = Javac.load(
            Javac.compile(
                    Path.of("src/test/resources/behaviour").toAbsolutePath(),
                    Javac.request(
                            "lab",
                            "family = \"acme-lab\"",
                            "releases = {\"1.0\", \"2.0\"}",
                            "messages = {\"NOP\", \"READY\", \"FIXED\", \"GROWS\", \"ONLY_OLD\", \"ONLY_NEW\", \"SWAPPED\", \"BEGIN\", \"ALERT\"}",
                            "controls = {\"LAB_CTRL_CMD_SPEED\", \"LAB_CTRL_CMD_STILL\", \"LAB_CTRL_CMD_GONE\","
                                    + " \"LAB_CTRL_CMD_HEAT\"}",
                            "classes = \"LAB_BENCH\"",
                            "structs = {\"by_u8\", \"by_u16\", \"by_u32\", \"by_u64\", \"by_s32\", \"tail\", \"board\","
                                    + " \"varied\", \"whole\", \"fixed\", \"setup\", \"choice\", \"renamed\", \"catalogue\", \"bandwidth\"}")));

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            boolean.class, Boolean.class,
            float.class, Float.class,
            double.class, Double.class);

    private Lab() {}

    /** The entry class of a release. */
    static Object abi(String release) {
        try {
            return invoke(LOADER.loadClass("lab.LabAbi").getMethod("of", String.class), null, release);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A struct's layout in a release. */
    static Object type(String release, String accessor) {
        Object type = call(abi(release), accessor);
        return type instanceof Optional<?> maybe ? maybe.orElseThrow() : type;
    }

    /** A view of zeroed memory. */
    static Object view(Arena arena, String release, String accessor, long size) {
        return call(type(release, accessor), "view", arena.allocate(size, 8));
    }

    /** A constant of a generated or supporting enum. */
    static Object constant(String enumeration, String name) {
        try {
            return invoke(LOADER.loadClass(enumeration).getMethod("valueOf", String.class), null, name);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** What a field holds whose number has a name. */
    static Object known(Object constant, long number) {
        return make("org.fwabi.message.EnumValue$Known", constant, number);
    }

    /** What a field holds whose number has no name. */
    static Object unknown(long number) {
        return make("org.fwabi.message.EnumValue$Unknown", number);
    }

    private static Object make(String record, Object... components) {
        try {
            return LOADER.loadClass(record).getDeclaredConstructors()[0].newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static Object absent(String name) {
        return constant("org.fwabi.message.Absent", name);
    }

    /** Memory with these bytes. */
    static MemorySegment bytes(Arena arena, int... values) {
        MemorySegment memory = arena.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            memory.set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
        }
        return memory;
    }

    /** Calls the method of this name that takes these arguments; what it throws unchecked comes out as it is. */
    static Object call(Object target, String name, Object... arguments) {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && !method.isBridge() && fits(method.getParameterTypes(), arguments)) {
                return invoke(method, target, arguments);
            }
        }
        throw new AssertionError("no method " + name + " of " + target.getClass());
    }

    private static boolean fits(Class<?>[] parameters, Object[] arguments) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (!BOXES.getOrDefault(parameters[i], parameters[i]).isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static Object invoke(Method method, @Nullable Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
