package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Role;

/** Calls of the generated bindings. */
final class FwabiWriter {
    /** How much one method does. The JIT stops inlining accessors after some thirty of them. */
    private static final int PART = 24;

    /** What a copy takes of it. */
    private static final int BULK = PART;

    private final Code code = new Code();
    private final Specs specs;
    private final String bindings;
    private final boolean constantLengths;

    /**
     * @param specs what the bindings were made of
     * @param bindings their package
     * @param constantLengths whether the bindings are of one release, so that whoever writes knows all lengths
     */
    FwabiWriter(Specs specs, String bindings, boolean constantLengths) {
        this.specs = specs;
        this.bindings = bindings;
        this.constantLengths = constantLengths;
    }

    /** A class of static methods, {@code encode} and {@code decode}, for one message. */
    String write(String packageName, String className, Message message, Shape shape) {
        String type = bindings + "." + shape.javaType();
        code.line("package %s;", packageName).line("");
        code.line("import java.lang.foreign.Arena;");
        code.line("import java.lang.foreign.MemorySegment;");
        code.line("import java.lang.foreign.ValueLayout;");
        code.line("import org.fwabi.benchmarks.codec.Batch;");
        code.line("import org.fwabi.message.Absent;");
        code.line("import org.fwabi.message.MessageType;");
        code.line("import org.fwabi.message.UnsupportedReleaseException;").line("");
        code.line("/** {@code %s} through the generated bindings. */", message.key());
        code.line("@SuppressWarnings(\"all\") // Written by a program.")
                .line("public final class %s extends Batch {", className);
        String parameters = "";
        if (message.parameters().isPresent()) {
            parameters = ", MessageType<" + held(shape) + "> parameters";
        }
        setUp(className, message, shape, type);
        parts(shape, false, type, parameters);
        parts(shape, true, type, parameters);
        code.line("}");
        return code.toString();
    }

    /**
     * A field, or a loop over an array, somewhere in the message.
     *
     * @param path single nested structs on the way to it
     */
    private record Item(List<Field> path, Field field, Shape holder) {
        /** How much of what the JIT is ready to inline into one method it takes; a plain access is 1. */
        int weight() {
            int counted = field.counted().isPresent() || field.counts() >= 0 ? 2 : 0;
            return counted + (field.bulk() ? BULK : field.array() ? 2 + inner(field) : 1);
        }

        private static int inner(Field field) {
            return field.nested()
                    .map(nested -> nested.fields().stream()
                            .mapToInt(each -> new Item(List.of(), each, nested).weight())
                            .sum())
                    .orElse(1);
        }
    }

    private static void items(Shape shape, List<Field> path, List<Item> into) {
        for (Field field : shape.fields()) {
            if (field.nested().isPresent() && !field.array()) {
                List<Field> longer = new ArrayList<>(path);
                longer.add(field);
                items(field.nested().get(), longer, into);
            } else {
                into.add(new Item(path, field, shape));
            }
        }
    }

    /** One method a part of the message, and one that calls them all. */
    private void parts(Shape shape, boolean decode, String type, String parameters) {
        List<Item> items = new ArrayList<>();
        items(shape, List.of(), items);
        List<List<Item>> parts = new ArrayList<>();
        int weight = PART;
        for (Item item : items) {
            if (weight + item.weight() > PART) {
                parts.add(new ArrayList<>());
                weight = 0;
            }
            parts.getLast().add(item);
            weight += item.weight();
        }
        String name = decode ? "decode" : "encode";
        String passed = parameters.isEmpty() ? "" : ", parameters";
        code.line("/** %s */", decode ? "The sum of every field." : "Writes every field.");
        code.line(
                "%s(%s v, %sMemorySegment text%s) {",
                (decode ? "public static long " : "public static void ") + name,
                type,
                decode ? "" : "int seed, ",
                parameters);
        if (decode) {
            code.line("long sum = 0;");
        }
        for (int i = 0; i < parts.size(); i++) {
            code.line("%s%s%d(v, %stext%s);", decode ? "sum += " : "", name, i, decode ? "" : "seed, ", passed);
        }
        if (decode) {
            code.line("return sum;");
        }
        code.line("}").line("");
        for (int i = 0; i < parts.size(); i++) {
            code.line(
                    "private static %s %s%d(%s v, %sMemorySegment text%s) {",
                    decode ? "long" : "void", name, i, type, decode ? "" : "int seed, ", parameters);
            if (decode) {
                code.line("long sum = 0;");
            }
            part(parts.get(i), decode);
            if (decode) {
                code.line("return sum;");
            }
            code.line("}").line("");
        }
    }

    private void part(List<Item> items, boolean decode) {
        List<Field> declared = new ArrayList<>();
        for (Item item : items) {
            String view = "v";
            int guards = 0;
            boolean sometimes = false;
            for (Field step : item.path()) {
                String next = "v" + step.number();
                sometimes |= !step.binding().everywhere();
                if (sometimes || !declared.contains(step)) {
                    guards += sometimes && !step.binding().everywhere() ? 1 : 0;
                    declare(step, view, next);
                }
                if (!sometimes) {
                    declared.add(step);
                }
                view = next;
            }
            if (decode) {
                decode(new Shape("", 0, List.of(item.field())), view, 0);
            } else {
                encode(new Shape("", 0, List.of(item.field())), view, "", 0);
            }
            for (int i = 0; i < guards; i++) {
                code.line("}");
            }
        }
    }

    private void declare(Field step, String view, String next) {
        String type = bindings + "." + step.nested().orElseThrow().javaType();
        String name = step.binding().name();
        if (step.cName().equals("params")) {
            code.line("%s %s = parameters.view(%s.%sBytes());", type, next, view, name);
        } else if (step.binding().everywhere()) {
            code.line("%s %s = %s.%s();", type, next, view, name);
        } else {
            guard(step, view);
            code.line("%s %s = %s.%s().orElseThrow();", type, next, view, name);
        }
    }

    private void setUp(String className, Message message, Shape shape, String type) {
        StringBuilder fields = new StringBuilder("private final %s[] views = new %s[SIZE];\n".formatted(type, type));
        String entry = bindings + ".GspAbi.of(\"" + PeersMain.RELEASE + "\")";
        StringBuilder setUp = new StringBuilder("try {\n");
        setUp.append("MessageType<" + type
                + "> type = %s.%s;\nfor (int i = 0; i < SIZE; i++) {\nviews[i] = type.view(slots[i]);\n}\n"
                        .formatted(entry, specs.accessor(message.struct())));
        String text = "text";
        if (message.parameters().isPresent()) {
            fields.append("private final MessageType<%s> parameters;\n".formatted(held(shape)));
            setUp.append("parameters = %s.%s;\n"
                    .formatted(entry, specs.accessor(message.parameters().get())));
            text = "text, parameters";
        }
        setUp.append("} catch (UnsupportedReleaseException e) {\nthrow new IllegalStateException(e);\n}\n");
        BatchWriter.segments(code, className, shape, fields.toString(), setUp.toString(), "views[i]", text);
    }

    /** The class of the struct in the message's tail. */
    String held(Shape shape) {
        return shape.fields().stream()
                .filter(field -> field.cName().equals("params"))
                .map(field -> bindings + "." + field.nested().orElseThrow().javaType())
                .findFirst()
                .orElseThrow();
    }

    private static String bytes(FieldBinding binding) {
        return binding.accessors().stream()
                .filter(accessor -> accessor.role() == Role.BYTES)
                .map(FieldBinding.Accessor::name)
                .findFirst()
                .orElseThrow();
    }

    private static String accessor(Field field) {
        return field.binding().element() instanceof Element.Enumerated
                ? field.binding().name() + "Raw"
                : field.binding().name();
    }

    private static boolean isBoolean(Field field) {
        return field.binding().element() instanceof Element.Plain(var scalar, Element.Carrier carrier)
                && carrier == Element.Carrier.BOOLEAN;
    }

    private static String present(Field field) {
        return field.binding().everywhere() ? "" : ".orElseThrow()";
    }

    private void guard(Field field, String view) {
        String name = field.binding().name();
        if (field.binding().everywhere()) {
            code.line("{");
        } else {
            code.line("if (%s.has%s()) {", view, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
    }

    private boolean struct(Field field, String view, boolean decode, String index, int depth) {
        if (field.nested().isEmpty()) {
            return false;
        }
        Shape nested = field.nested().get();
        String name = field.binding().name();
        String type = bindings + "." + nested.javaType();
        String variable = "v" + field.number();
        guard(field, view);
        if (field.array()) {
            String i = Values.index(depth);
            loop(field, view, decode, i);
            code.line("%s %s = %s.%s(%s)%s;", type, variable, view, name, i, present(field));
        } else if (field.cName().equals("params")) {
            code.line("%s %s = parameters.view(%s.%sBytes());", type, variable, view, name);
        } else {
            code.line("%s %s = %s.%s()%s;", type, variable, view, name, present(field));
        }
        int inner = depth + (field.array() ? 1 : 0);
        if (decode) {
            decode(nested, variable, inner);
        } else {
            encode(nested, variable, field.array() ? index + " + " + Values.index(depth) : index, inner);
        }
        if (field.array()) {
            code.line("}");
        }
        code.line("}");
        return true;
    }

    private void loop(Field field, String view, boolean decode, String i) {
        if (constantLengths && !decode) {
            code.line("for (int %s = 0; %s < %d; %s++) {", i, i, field.lengths().get(0), i);
        } else {
            code.line(
                    "int %s = %s.%sLength();",
                    "n" + field.number(), view, field.binding().name());
            code.line("for (int %s = 0; %s < n%d; %s++) {", i, i, field.number(), i);
        }
    }

    private void encode(Shape shape, String view, String index, int depth) {
        for (Field field : shape.fields()) {
            if (struct(field, view, false, index, depth)) {
                continue;
            }
            if (field.bulk()) {
                guard(field, view);
                code.line("MemorySegment bytes = %s.%s()%s;", view, bytes(field.binding()), present(field));
                code.line("MemorySegment.copy(text, 0, bytes, 0, bytes.byteSize());")
                        .line("}");
                continue;
            }
            String absent = field.binding().everywhere() ? "" : ", Absent.SKIP";
            String not = isBoolean(field) ? " != 0" : "";
            if (!field.array()) {
                code.line("%s.%s(%s%s%s);", view, accessor(field), paren(field, index, not), not, absent);
                continue;
            }
            String i = Values.index(depth);
            code.line("{");
            loop(field, view, false, i);
            code.line(
                    "%s.%s(%s, %s%s%s);", view, accessor(field), i, paren(field, index + " + " + i, not), not, absent);
            code.line("}").line("}");
        }
    }

    private static String paren(Field field, String index, String not) {
        String value = Values.of(field, index);
        return not.isEmpty() ? value : "(" + value + ")";
    }

    private void decode(Shape shape, String view, int depth) {
        for (Field field : shape.fields()) {
            if (struct(field, view, true, "", depth)) {
                continue;
            }
            if (field.bulk()) {
                guard(field, view);
                code.line("MemorySegment bytes = %s.%s()%s;", view, bytes(field.binding()), present(field));
                code.line("long last = bytes.byteSize() - 1;");
                code.line("MemorySegment.copy(bytes, 0, text, 0, last + 1);");
                code.line("sum += text.get(ValueLayout.JAVA_BYTE, 0) + text.get(ValueLayout.JAVA_BYTE, last);")
                        .line("}");
                continue;
            }
            String or = field.binding().everywhere() ? "" : "Or";
            String fallback = isBoolean(field) ? "false" : "0";
            if (!field.array()) {
                add(field, view + "." + accessor(field) + or + "(" + (or.isEmpty() ? "" : fallback) + ")");
                continue;
            }
            String i = Values.index(depth);
            code.line("{");
            loop(field, view, true, i);
            add(field, view + "." + accessor(field) + or + "(" + i + (or.isEmpty() ? "" : ", " + fallback) + ")");
            code.line("}").line("}");
        }
    }

    private void add(Field field, String value) {
        code.line("sum += %s;", isBoolean(field) ? value + " ? 1 : 0" : value);
    }
}
