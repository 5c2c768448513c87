package org.fwabi.samples.nova.differential;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.message.Command;

/** Everything of an entry point that is not a layout: numbers, enums and facts. */
final class Numbers {
    private final Bindings bindings;
    private final ReleaseTable table;
    private final List<String> mismatches = new ArrayList<>();

    Numbers(Bindings bindings, ReleaseTable table) {
        this.bindings = bindings;
        this.table = table;
    }

    /** Names and numbers of functions and events, both ways, and those of commands. */
    List<String> numbers() {
        table.functions()
                .all()
                .forEach((name, number) -> expect(
                        "function " + number,
                        table.functions().nameOf(number).orElseThrow(),
                        call("functionName", number)));
        table.events().all().forEach((name, number) -> {
            expect("event " + number, table.events().nameOf(number).orElseThrow(), call("eventName", number));
            expect("event " + name, OptionalInt.of(number), call("eventNumber", name));
        });
        for (Method method : bindings.abi().getClass().getMethods()) {
            if (Command.class.isAssignableFrom(method.getReturnType())) {
                Command<?> command = (Command<?>) Invocation.call(bindings.abi(), method);
                expect(command.name(), table.functions().number(command.name()), command.number());
                expect(
                        command.name() + " request",
                        table.command(command.name()).orElseThrow().request().orElse("()"),
                        command.request().name());
                if (command instanceof Command.Call<?, ?> call) {
                    expect(
                            command.name() + " reply",
                            table.command(command.name())
                                    .orElseThrow()
                                    .replyStruct()
                                    .orElse("()"),
                            call.reply().name());
                }
            }
        }
        return mismatches;
    }

    /**
     * The numbers of each enum's constants. Constants are C's, by their newest names and in capitals, without what these
     * begin with. Of several names for a number, one is as good as another.
     */
    List<String> enums(List<String> namesInC) {
        for (Class<?> type : bindings.enums().keySet()) {
            Map<String, Long> generated = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                bindings.number(constant).ifPresent(number -> {
                    generated.put(((Enum<?>) constant).name(), number);
                    expect(
                            "the number of what " + type.getSimpleName() + " " + number + " reads as",
                            OptionalLong.of(number),
                            bindings.number(bindings.constant(type, number)));
                });
            }
            if (namesInC.stream()
                    .map(name -> table.findEnum(name).orElseThrow().values())
                    .noneMatch(values -> same(values, generated))) {
                mismatches.add("no enum of the table is %s %s".formatted(type.getSimpleName(), generated));
            }
        }
        return mismatches;
    }

    private static boolean same(Map<String, Long> inC, Map<String, Long> generated) {
        Map<String, Long> newest = new HashMap<>();
        inC.forEach((name, number) ->
                newest.put(Known.CONSTANTS.getOrDefault(name, name).toUpperCase(Locale.ROOT), number));
        return newest.size() == generated.size()
                && newest.entrySet().stream()
                        .allMatch(value -> generated.entrySet().stream()
                                .anyMatch(constant -> value.getKey().endsWith("_" + constant.getKey())
                                        && value.getValue().equals(constant.getValue())));
    }

    /** Each fact, as the table's text has it. */
    List<String> facts(List<String> names) {
        Object facts = call("facts");
        Map<String, Method> accessors = Arrays.stream(facts.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                .collect(Collectors.toMap(method -> Oracle.normal(method.getName()), method -> method));
        for (String name : names) {
            Method accessor = accessors.get(name.replaceAll("[.-]", "").toLowerCase(Locale.ROOT));
            if (accessor == null) {
                mismatches.add("no accessor of " + name);
                continue;
            }
            expect(name, table.fact(name), text(Invocation.call(facts, accessor)));
        }
        return mismatches;
    }

    private static String text(Object fact) {
        return switch (fact) {
            case Long number -> Long.toUnsignedString(number);
            case List<?> list -> list.stream().map(Numbers::text).collect(Collectors.joining(","));
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
            default -> fact.toString();
        };
    }

    private Object call(String method, Object... arguments) {
        Class<?>[] types = Arrays.stream(arguments)
                .map(argument -> argument instanceof Integer ? int.class : argument.getClass())
                .toArray(Class<?>[]::new);
        try {
            return Invocation.call(bindings.abi(), bindings.abi().getClass().getMethod(method, types), arguments);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private void expect(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            mismatches.add("%s is %s, generated as %s".formatted(what, expected, actual));
        }
    }
}
