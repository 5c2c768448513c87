package org.fwabi.processor.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.Element.Carrier;
import org.fwabi.processor.binding.EnumBinding;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.example.ExampleValues;
import org.fwabi.processor.example.ExampleValues.Value;
import org.fwabi.processor.spec.ScalarType;

/** Values as calls of generated accessors, for a release that has all the fields. */
final class AccessorCalls {
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_]+)((?:\\[[0-9]+])*)");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");

    private final Map<String, StructBinding> classes = new HashMap<>();
    private final Map<String, EnumBinding> enums = new HashMap<>();

    AccessorCalls(AbiBinding abi) {
        abi.structs().forEach(this::index);
        abi.enums().forEach(table -> enums.put(table.enumeration().javaType(), table.enumeration()));
    }

    private void index(StructBinding struct) {
        classes.put(struct.javaType(), struct);
        struct.nested().forEach(this::index);
    }

    /**
     * What an example does in some releases.
     *
     * @param writes statements that write the values
     * @param reads statements that expect them
     * @param texts offset of the texts behind the message; -1 if there are none
     */
    record Code(List<String> writes, List<String> reads, long texts) {
        /** As calls of the testing library. */
        String text() {
            StringBuilder text = new StringBuilder();
            text.append(
                    texts < 0
                            ? "                .writes(message -> {"
                            : "                .writes(" + texts + ", (message, texts) -> {");
            block(text, writes);
            text.append("                .reads(message -> {");
            block(text, reads);
            return text.toString();
        }

        private static void block(StringBuilder text, List<String> statements) {
            if (!statements.isEmpty()) {
                text.append('\n');
                statements.forEach(statement ->
                        text.append("                    ").append(statement).append(";\n"));
                text.append("                ");
            }
            text.append("})\n");
        }
    }

    /** A field that a path leads to, and the call that gives the view that has it. */
    private record Target(String view, FieldBinding field, String indexes) {
        String arguments(String... more) {
            List<String> all = new ArrayList<>();
            if (!indexes.isEmpty()) {
                all.add(indexes);
            }
            all.addAll(List.of(more));
            return "(" + String.join(", ", all) + ")";
        }

        String set(String method, String value) {
            return view + "." + method + (field.everywhere() ? arguments(value) : arguments(value, "Absent.REFUSE"));
        }

        String get(String method) {
            return view + "." + method + arguments() + (field.everywhere() ? "" : ".orElseThrow()");
        }
    }

    /**
     * The calls.
     *
     * @param struct of the message
     * @param length bytes of the message
     */
    Code of(StructBinding struct, int release, List<ExampleValues> values, long length) {
        List<String> writes = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        long texts = 0;
        for (ExampleValues value : values) {
            Optional<Target> target = target(struct, value.path());
            if (target.isPresent()) {
                add(target.get(), value, writes, reads);
            }
            if (value.value() instanceof Value.Pooled(String text)) {
                texts += text.getBytes(StandardCharsets.UTF_8).length + 1;
            }
        }
        return new Code(List.copyOf(writes), List.copyOf(reads), texts == 0 ? -1 : length - texts);
    }

    private Optional<Target> target(StructBinding struct, String path) {
        StructBinding in = struct;
        String view = "message";
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches()) {
                return Optional.empty();
            }
            Optional<FieldBinding> found = in.fields().stream()
                    .filter(field -> field.cName().equals(step.group(1)))
                    .findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            String indexes = String.join(
                    ", ",
                    INDEX.matcher(step.group(2))
                            .results()
                            .map(match -> match.group())
                            .toList());
            Target target = new Target(view, found.get(), indexes);
            if (i == steps.length - 1) {
                return Optional.of(target);
            }
            if (!(found.get().element() instanceof Element.Struct(String javaType, var layout))
                    || !classes.containsKey(javaType)) {
                return Optional.empty();
            }
            view = target.get(found.get().name());
            in = classes.getOrDefault(javaType, in);
        }
        return Optional.empty();
    }

    private void add(Target target, ExampleValues value, List<String> writes, List<String> reads) {
        String name = target.field().name();
        String path = Literals.text(value.path());
        switch (value.value()) {
            case Value.Truth(boolean truth) -> {
                writes.add(target.set(name, Boolean.toString(truth)));
                reads.add("assertEquals(" + truth + ", " + target.get(name) + ", " + path + ")");
            }
            case Value.Letters(String text) -> {
                writes.add(target.set(name, Literals.text(text)));
                reads.add("assertEquals(" + Literals.text(text) + ", " + target.get(name) + ", " + path + ")");
            }
            case Value.Pooled(String text) -> {
                String accessor = accessor(target.field(), Role.TEXT_AT);
                writes.add(target.view() + "." + accessor
                        + (target.field().everywhere()
                                ? target.arguments("texts", Literals.text(text))
                                : target.arguments("texts", Literals.text(text), "Absent.REFUSE")));
                reads.add("assertEquals(Optional.of(" + Literals.text(text) + "), " + target.view() + "." + accessor
                        + target.arguments() + ", " + path + ")");
            }
            case Value.Whole whole -> whole(target, whole, path, writes, reads);
        }
    }

    private void whole(Target target, Value.Whole value, String path, List<String> writes, List<String> reads) {
        String name = target.field().name();
        switch (target.field().element()) {
            case Element.Enumerated(String javaType, var table, var complete, var raw) -> {
                String number = Literals.number(value.number(), Carrier.LONG);
                Optional<String> constant = value.constant().flatMap(cName -> constant(javaType, cName));
                if (constant.isPresent()) {
                    writes.add(target.set(name, constant.get()));
                    reads.add("assertTrue(" + target.get(name) + ".is(" + constant.get() + "), " + path + ")");
                } else {
                    writes.add(target.set(name + "Raw", number));
                    reads.add("assertEquals(" + number + ", " + target.get(name + "Raw") + ", " + path + ")");
                }
            }
            case Element.Plain(ScalarType scalar, Carrier carrier) -> {
                String number = Literals.number(value.number(), carrier);
                writes.add(target.set(name, number));
                reads.add("assertEquals(" + number + ", " + target.get(name) + ", " + path + ")");
            }
            case Element.Coded(var codec, Carrier carrier) -> {
                String number = Literals.number(value.number(), carrier);
                writes.add(target.set(name, number));
                reads.add("assertEquals(" + number + ", " + target.get(name) + ", " + path + ")");
            }
            case Element.Text text -> {}
            case Element.Struct struct -> {}
        }
    }

    private Optional<String> constant(String javaType, String cName) {
        return Optional.ofNullable(enums.get(javaType)).stream()
                .flatMap(found -> found.constants().stream())
                .filter(constant -> constant.cName().equals(cName))
                .map(constant -> javaType + "." + constant.name())
                .findFirst();
    }

    private static String accessor(FieldBinding field, Role role) {
        return field.accessors().stream()
                .filter(accessor -> accessor.role() == role)
                .map(FieldBinding.Accessor::name)
                .findFirst()
                .orElse(field.name());
    }
}
