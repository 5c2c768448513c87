package org.fwabi.benchmarks.peers;

import org.fwabi.processor.spec.ScalarType;

/**
 * The shape of what jextract writes: a layout of the whole struct, and for each field a handle that is {@code static
 * final} and exact.
 */
final class JextractWriter {
    private final Code handles = new Code();
    private final Code encode = new Code();
    private final Code decode = new Code();

    /** A class of static methods, {@code encode} and {@code decode}, for one message. */
    String write(String packageName, String className, Message message, Shape shape) {
        body(shape, "", "", "", 0);
        Code code = new Code();
        code.line("package %s;", packageName).line("");
        code.line("import static java.lang.foreign.MemoryLayout.PathElement.groupElement;");
        code.line("import static java.lang.foreign.MemoryLayout.PathElement.sequenceElement;")
                .line("");
        code.line("import java.lang.foreign.Arena;");
        code.line("import java.lang.foreign.MemoryLayout;");
        code.line("import java.lang.foreign.MemorySegment;");
        code.line("import java.lang.foreign.ValueLayout;");
        code.line("import java.lang.invoke.VarHandle;");
        code.line("import org.fwabi.benchmarks.codec.Batch;").line("");
        code.line("/** {@code %s} through handles of a layout. */", message.key());
        code.line("@SuppressWarnings(\"all\") // Written by a program.")
                .line("public final class %s extends Batch {", className);
        code.line("private static final MemoryLayout LAYOUT = %s;", struct(shape));
        insert(code, handles);
        code.line("");
        BatchWriter.segments(code, className, shape, "", "", "slots[i]", "text");
        code.line("/** Writes every field. */");
        code.line("public static void encode(MemorySegment m, int seed, MemorySegment text) {");
        insert(code, encode);
        code.line("}").line("");
        code.line("/** The sum of every field. */");
        code.line("public static long decode(MemorySegment m, MemorySegment text) {");
        code.line("long sum = 0;");
        insert(code, decode);
        code.line("return sum;").line("}").line("}");
        return code.toString();
    }

    private static void insert(Code into, Code from) {
        from.toString().lines().map(String::strip).forEach(line -> into.line("%s", line));
    }

    private static String struct(Shape shape) {
        StringBuilder members = new StringBuilder();
        long end = 0;
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            if (field.offset() > end) {
                members.append("MemoryLayout.paddingLayout(")
                        .append(field.offset() - end)
                        .append("), ");
            }
            String element = field.nested().map(JextractWriter::struct).orElseGet(() -> value(field));
            for (int i = field.lengths().size() - 1; i >= 0; i--) {
                element = "MemoryLayout.sequenceLayout(" + field.lengths().get(i) + ", " + element + ")";
            }
            members.append(element)
                    .append(".withName(\"")
                    .append(field.flatName())
                    .append("\"), ");
            end = field.offset() + field.elements() * field.elementSize();
        }
        if (shape.size() > end) {
            members.append("MemoryLayout.paddingLayout(")
                    .append(shape.size() - end)
                    .append("), ");
        }
        return "MemoryLayout.structLayout(" + members.substring(0, members.length() - 2) + ")";
    }

    private static String value(Field field) {
        return switch (field.scalar().orElseThrow().size()) {
            case 1 -> "ValueLayout.JAVA_BYTE";
            case 2 -> "ValueLayout.JAVA_SHORT_UNALIGNED";
            case 4 -> "ValueLayout.JAVA_INT_UNALIGNED";
            default -> "ValueLayout.JAVA_LONG_UNALIGNED";
        };
    }

    private static String carrier(ScalarType type) {
        return switch (type.size()) {
            case 1 -> "byte";
            case 2 -> "short";
            case 4 -> "int";
            default -> "long";
        };
    }

    private static String mask(ScalarType type) {
        return switch (type) {
            case U8, CHAR -> " & 0xff";
            case BOOL8 -> " != 0 ? 1 : 0";
            case U16 -> " & 0xffff";
            case U32 -> " & 0xffff_ffffL";
            default -> "";
        };
    }

    private static String get(Field field, String arguments) {
        ScalarType type = field.scalar().orElseThrow();
        String read = "(" + carrier(type) + ") F" + field.number() + ".get(m, 0L" + arguments + ")";
        return mask(type).isEmpty() ? read : "(" + read + ")" + mask(type);
    }

    private void body(Shape shape, String path, String arguments, String index, int depth) {
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            String i = Values.index(depth);
            String here = path + ", groupElement(\"" + field.flatName() + "\")";
            String deep = field.array() ? here + ", sequenceElement()" : here;
            String inner = field.array() ? arguments + ", (long) " + i : arguments;
            String added = field.array() ? index + " + " + i : index;
            if (field.bulk()) {
                bulk(field, here);
                continue;
            }
            if (field.array()) {
                loop(shape, field, arguments, i);
            }
            if (field.nested().isPresent()) {
                body(field.nested().get(), deep, inner, added, depth + (field.array() ? 1 : 0));
            } else {
                scalar(field, deep, inner, added);
            }
            if (field.array()) {
                encode.line("}");
                decode.line("}");
            }
        }
    }

    private void loop(Shape shape, Field field, String arguments, String i) {
        int length = field.lengths().get(0);
        encode.line("for (int %s = 0; %s < %d; %s++) {", i, i, length, i);
        String bound = Integer.toString(length);
        if (field.counted().isPresent()) {
            Field counter = shape.find(field.counted().get().cName());
            decode.line("int n%d = (int) Math.min(%s, %d);", field.number(), get(counter, arguments), length);
            bound = "n" + field.number();
        }
        decode.line("for (int %s = 0; %s < %s; %s++) {", i, i, bound, i);
    }

    private void bulk(Field field, String path) {
        handles.line("private static final long O%d = LAYOUT.byteOffset(%s);", field.number(), path.substring(2));
        int length = field.elements();
        encode.line("MemorySegment.copy(text, 0, m, O%d, %d);", field.number(), length);
        decode.line("MemorySegment.copy(m, O%d, text, 0, %d);", field.number(), length);
        decode.line("sum += text.get(ValueLayout.JAVA_BYTE, 0) + text.get(ValueLayout.JAVA_BYTE, %d);", length - 1);
    }

    private void scalar(Field field, String path, String arguments, String index) {
        handles.line(
                "private static final VarHandle F%d = LAYOUT.varHandle(%s).withInvokeExactBehavior();",
                field.number(), path.substring(2));
        String carrier = carrier(field.scalar().orElseThrow());
        encode.line("F%d.set(m, 0L%s, (%s) (%s));", field.number(), arguments, carrier, Values.of(field, index));
        decode.line("sum += %s;", get(field, arguments));
    }
}
