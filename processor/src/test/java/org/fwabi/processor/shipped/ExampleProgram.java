package org.fwabi.processor.shipped;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fwabi.processor.example.ExampleCase;
import org.fwabi.processor.example.ExampleValues;
import org.fwabi.processor.example.ExampleValues.Value;
import org.fwabi.processor.export.CHeaderWriter;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** A C program that assigns the values of examples to the structs of a release, and prints each message as hex. */
final class ExampleProgram {
    private final ReleaseLayout release;
    private final Map<String, StructLayout> structs = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

    ExampleProgram(ReleaseLayout release) {
        this.release = release;
    }

    /** The structs that the examples need, as C declares them. */
    String header() {
        return CHeaderWriter.write(new ReleaseLayout(release.release(), structs));
    }

    String program() {
        return """
                #include "checked.h"
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>
                static void show(const unsigned char *bytes, size_t size) {
                    for (size_t i = 0; i < size; i++)
                        printf("%02x", bytes[i]);
                    printf("\\n");
                }
                int main(void) {
                """ + body + "    return 0;\n}\n";
    }

    /**
     * Adds an example.
     *
     * @param struct C name of its struct
     * @param length bytes of the message
     */
    void add(ExampleCase example, String struct, List<ExampleValues> values, int length) {
        need(struct);
        StructLayout layout = structs.get(struct);
        body.append("    {\n        unsigned char *bytes = calloc(1, ")
                .append(length)
                .append(");\n        ")
                .append(layout.spec().kind().key())
                .append(' ')
                .append(struct)
                .append(" *message = (void *) bytes;\n");
        if (example.fresh()) {
            presets("message->", layout.spec(), struct);
        }
        long pool = length
                - values.stream()
                        .mapToLong(
                                value -> value.value() instanceof Value.Pooled(String text) ? utf8(text).length + 1 : 0)
                        .sum();
        for (ExampleValues value : values) {
            String place = "message->" + value.own();
            switch (value.value()) {
                case Value.Truth(boolean truth) -> line(place + " = " + (truth ? 1 : 0));
                case Value.Letters(String text) -> copy(place, text);
                case Value.Pooled(String text) -> {
                    copy("bytes + " + pool, text);
                    line(place + " = " + pool);
                    pool += utf8(text).length + 1;
                }
                case Value.Whole(var number, int bits, var constant) -> {
                    String literal = number.signum() < 0 ? "(" + number + "LL)" : number + "ULL";
                    line(place + " = " + (bits == 8 ? "(__typeof__(" + place + ")) " : "") + literal);
                }
            }
        }
        body.append("        if (sizeof(*message) > ").append(length).append(") return 1;\n");
        body.append("        show(bytes, ").append(length).append(");\n        free(bytes);\n    }\n");
    }

    private void copy(String place, String text) {
        byte[] bytes = utf8(text);
        if (bytes.length > 0) {
            List<String> each = new ArrayList<>();
            for (byte value : bytes) {
                each.add(Integer.toString(Byte.toUnsignedInt(value)));
            }
            line("memcpy(" + place + ", (unsigned char[]){" + String.join(",", each) + "}, " + bytes.length + ")");
        }
    }

    /** What a new message holds, as semantics say it of each struct that lies in it. */
    private void presets(String prefix, StructSpec spec, String type) {
        Optional<StructMeaning> meaning = Optional.ofNullable(release.release()
                .family()
                .semantics()
                .structs()
                .get(release.release().family().neutralName(spec.name())));
        meaning.ifPresent(known -> {
            for (FieldMeaning field : known.fields().values()) {
                Renames.field(meaning, field.field(), spec).ifPresent(own -> {
                    field.preset().ifPresent(number -> line(prefix + own + " = " + number));
                    if (field.selfSize()) {
                        line(prefix + own + " = sizeof(" + spec.kind().key() + " " + type + ")");
                    }
                });
            }
        });
        for (FieldSpec field : spec.fields()) {
            if (spec.kind() == StructSpec.Kind.STRUCT
                    && field.type() instanceof TypeSpec.Named(String name)
                    && !field.flexible()
                    && release.structs().containsKey(name)) {
                StructSpec inner = release.structs().get(name).spec();
                for (String index : indexes(field.dimensions())) {
                    presets(prefix + field.name() + index + ".", inner, name);
                }
            }
        }
    }

    private static List<String> indexes(List<Integer> dimensions) {
        List<String> all = List.of("");
        for (int length : dimensions) {
            List<String> longer = new ArrayList<>();
            for (String start : all) {
                for (int i = 0; i < length; i++) {
                    longer.add(start + "[" + i + "]");
                }
            }
            all = longer;
        }
        return all;
    }

    private void need(String struct) {
        Deque<String> open = new ArrayDeque<>(List.of(struct));
        while (!open.isEmpty()) {
            String name = open.remove();
            StructLayout layout = release.structs().get(name);
            if (layout != null && structs.putIfAbsent(name, layout) == null) {
                embedded(layout, open);
            }
        }
    }

    private static void embedded(StructLayout struct, Deque<String> open) {
        for (FieldLayout field : struct.fields()) {
            field.inline().ifPresent(inline -> embedded(inline, open));
            if (field.spec().type() instanceof TypeSpec.Named(String name)) {
                open.add(name);
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void line(String statement) {
        body.append("        ").append(statement).append(";\n");
    }

    @Override
    public String toString() {
        return structs.keySet().stream().collect(Collectors.joining(", "));
    }
}
