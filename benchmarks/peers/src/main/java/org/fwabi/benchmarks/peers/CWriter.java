package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.spec.ScalarType;

/** The struct in C, with what reads and writes it. */
final class CWriter {
    private final Code code = new Code();
    private final Map<Shape, String> names = new LinkedHashMap<>();

    /** A source with {@code encode} and {@code decode}, which handle several messages a call. */
    String write(Message message, Shape shape) {
        code.line("#include <stddef.h>")
                .line("#include <stdint.h>")
                .line("#include <string.h>")
                .line("");
        code.line("/* %s. */", message.key());
        String type = declare(shape);
        code.line("static void encode_one(struct %s *m, int32_t seed, const uint8_t *text) {", type);
        encode(shape, "m->", "", 0);
        code.line("}").line("");
        code.line("static int64_t decode_one(const struct %s *m, uint8_t *text) {", type);
        code.line("int64_t sum = 0;");
        decode(shape, "m->", 0);
        code.line("return sum;").line("}").line("");
        code.line("void encode(uint8_t *memory, int64_t stride, int32_t count, int32_t seed, uint8_t *text) {");
        code.line("for (int32_t i = 0; i < count; i++) {");
        code.line("encode_one((struct %s *) (memory + i * stride), seed + i, text);", type);
        code.line("}").line("}").line("");
        code.line("int64_t decode(uint8_t *memory, int64_t stride, int32_t count, uint8_t *text) {");
        code.line("int64_t sum = 0;");
        code.line("for (int32_t i = 0; i < count; i++) {");
        code.line("sum += decode_one((const struct %s *) (memory + i * stride), text);", type);
        code.line("}").line("return sum;").line("}");
        return code.toString();
    }

    /** Declares a struct with those that it holds; fields lie where the specs say, which the compiler checks. */
    private String declare(Shape shape) {
        String known = names.get(shape);
        if (known != null) {
            return known;
        }
        List<String> lines = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        String name = "s" + (names.size() + 1);
        names.put(shape, name);
        long end = 0;
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            String type = field.nested().isPresent()
                    ? "struct " + declare(field.nested().get())
                    : type(field.scalar().orElseThrow());
            StringBuilder declarator = new StringBuilder(field.flatName());
            field.lengths()
                    .forEach(length -> declarator.append('[').append(length).append(']'));
            if (field.offset() > end) {
                lines.add("uint8_t hole%d[%d];".formatted(field.number(), field.offset() - end));
            }
            lines.add("%s %s; /* %s */".formatted(type, declarator, field.cName()));
            checks.add("_Static_assert(offsetof(struct %s, %s) == %d, \"%s\");"
                    .formatted(name, field.flatName(), field.offset(), field.cName()));
            end = field.offset() + field.elements() * field.elementSize();
        }
        if (shape.size() > end) {
            lines.add("uint8_t tail[%d];".formatted(shape.size() - end));
        }
        code.line("struct __attribute__((packed)) %s {", name);
        lines.forEach(line -> code.line("%s", line));
        code.line("};");
        checks.forEach(check -> code.line("%s", check));
        code.line("_Static_assert(sizeof(struct %s) == %d, \"size\");", name, shape.size())
                .line("");
        return name;
    }

    private static String type(ScalarType type) {
        return switch (type) {
            case U8, CHAR, BOOL8 -> "uint8_t";
            case S8 -> "int8_t";
            case U16 -> "uint16_t";
            case S16 -> "int16_t";
            case U32 -> "uint32_t";
            case S32, HANDLE -> "int32_t";
            case U64, S64, ADDRESS, POINTER -> "int64_t";
            case F32, F64 -> throw new IllegalArgumentException("no peer has a real number");
        };
    }

    private void encode(Shape shape, String prefix, String index, int depth) {
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            String name = prefix + field.flatName();
            String i = Values.index(depth);
            if (field.bulk()) {
                code.line("memcpy(%s, text, %d);", name, field.elements());
            } else if (field.nested().isPresent() && !field.array()) {
                encode(field.nested().get(), name + ".", index, depth);
            } else if (field.array()) {
                code.line(
                        "for (int %s = 0; %s < %d; %s++) {",
                        i, i, field.lengths().get(0), i);
                if (field.nested().isPresent()) {
                    encode(field.nested().get(), name + "[" + i + "].", index + " + " + i, depth + 1);
                } else {
                    code.line("%s[%s] = %s;", name, i, Values.of(field, index + " + " + i));
                }
                code.line("}");
            } else {
                code.line("%s = %s;", name, Values.of(field, index));
            }
        }
    }

    private void decode(Shape shape, String prefix, int depth) {
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            String name = prefix + field.flatName();
            String i = Values.index(depth);
            if (field.bulk()) {
                code.line("memcpy(text, %s, %d);", name, field.elements());
                code.line("sum += text[0] + text[%d];", field.elements() - 1);
            } else if (field.nested().isPresent() && !field.array()) {
                decode(field.nested().get(), name + ".", depth);
            } else if (field.array()) {
                String bound = Integer.toString(field.lengths().get(0));
                if (field.counted().isPresent()) {
                    String counter =
                            prefix + shape.find(field.counted().get().cName()).flatName();
                    bound = "(%s < %s ? %s : %s)".formatted(counter, bound, counter, bound);
                }
                code.line("int64_t n%d = %s;", field.number(), bound);
                code.line("for (int %s = 0; %s < n%d; %s++) {", i, i, field.number(), i);
                if (field.nested().isPresent()) {
                    decode(field.nested().get(), name + "[" + i + "].", depth + 1);
                } else {
                    code.line("sum += %s[%s];", name, i);
                }
                code.line("}");
            } else {
                code.line("sum += %s;", value(field, name));
            }
        }
    }

    private static String value(Field field, String name) {
        return field.scalar().orElseThrow() == ScalarType.BOOL8 ? name + " != 0" : name;
    }
}
