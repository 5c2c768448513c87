package org.fwabi.benchmarks.peers;

import org.fwabi.processor.spec.ScalarType;

/** What a programmer would write by hand with {@code sun.misc.Unsafe}: addresses and constants, no check at all. */
final class UnsafeWriter {
    private final Code code = new Code();

    /** A class of static methods, {@code encode} and {@code decode}, for one message. */
    String write(String packageName, String className, Message message, Shape shape) {
        code.line("package %s;", packageName).line("");
        code.line("import java.lang.foreign.Arena;");
        code.line("import java.lang.foreign.MemorySegment;");
        code.line("import org.fwabi.benchmarks.codec.Batch;");
        code.line("import org.fwabi.benchmarks.codec.TheUnsafe;");
        code.line("");
        code.line("/** {@code %s} by address, unchecked. */", message.key());
        code.line(
                "@SuppressWarnings({\"all\", \"deprecation\", \"removal\"}) // The limit that the others are measured by.");
        code.line("public final class %s extends Batch {", className);
        code.line("private static final sun.misc.Unsafe U = TheUnsafe.get();");
        code.line("private final MemorySegment memory;").line("");
        code.line("private final long address;");
        code.line("/** Messages that live as long as the arena. */");
        code.line("public %s(Arena arena) {", className);
        code.line("super(arena);");
        code.line("memory = arena.allocate(SIZE * %dL, 64);", BatchWriter.stride(shape));
        code.line("address = memory.address();");
        code.line("}").line("");
        BatchWriter.loops(code, "U, address + i * %dL".formatted(BatchWriter.stride(shape)), "text.address()");
        code.line("@Override").line("public MemorySegment bytes(int i) {");
        code.line("return memory.asSlice(i * %dL, %d);", BatchWriter.stride(shape), shape.size());
        code.line("}").line("");
        code.line("/** Writes every field. */");
        code.line("public static void encode(sun.misc.Unsafe u, long a, int seed, long text) {");
        encode(shape, "a", 0, "", 0);
        code.line("}").line("");
        code.line("/** The sum of every field. */");
        code.line("public static long decode(sun.misc.Unsafe u, long a, long text) {");
        code.line("long sum = 0;");
        decode(shape, "a", 0, 0);
        code.line("return sum;").line("}").line("}");
        return code.toString();
    }

    private static String at(String base, long offset) {
        return offset == 0 ? base : base + " + " + offset;
    }

    private void encode(Shape shape, String base, long start, String index, int depth) {
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            long offset = start + field.offset();
            String i = Values.index(depth);
            if (field.bulk()) {
                code.line("u.copyMemory(text, %s, %d);", at(base, offset), field.elements());
            } else if (field.nested().isPresent()) {
                if (!field.array()) {
                    encode(field.nested().get(), base, offset, index, depth);
                    continue;
                }
                code.line(
                        "for (int %s = 0; %s < %d; %s++) {",
                        i, i, field.lengths().get(0), i);
                code.line("long e%d = %s + %dL * %s;", field.number(), at(base, offset), field.step(0), i);
                encode(field.nested().get(), "e" + field.number(), 0, index + " + " + i, depth + 1);
                code.line("}");
            } else if (field.array()) {
                code.line(
                        "for (int %s = 0; %s < %d; %s++) {",
                        i, i, field.lengths().get(0), i);
                put(field, at(base, offset) + " + " + field.step(0) + "L * " + i, Values.of(field, index + " + " + i));
                code.line("}");
            } else {
                put(field, at(base, offset), Values.of(field, index));
            }
        }
    }

    private void put(Field field, String at, String value) {
        switch (field.scalar().orElseThrow().size()) {
            case 1 -> code.line("u.putByte(%s, (byte) (%s));", at, value);
            case 2 -> code.line("u.putShort(%s, (short) (%s));", at, value);
            case 4 -> code.line("u.putInt(%s, %s);", at, value);
            default -> code.line("u.putLong(%s, %s);", at, value);
        }
    }

    private static String get(ScalarType type, String at) {
        return switch (type) {
            case U8, CHAR -> "u.getByte(" + at + ") & 0xff";
            case S8 -> "u.getByte(" + at + ")";
            case BOOL8 -> "u.getByte(" + at + ") != 0 ? 1 : 0";
            case U16 -> "u.getShort(" + at + ") & 0xffff";
            case S16 -> "u.getShort(" + at + ")";
            case U32 -> "u.getInt(" + at + ") & 0xffff_ffffL";
            case S32, HANDLE -> "u.getInt(" + at + ")";
            case U64, S64, ADDRESS, POINTER -> "u.getLong(" + at + ")";
            case F32, F64 -> throw new IllegalArgumentException("no peer has a real number");
        };
    }

    private void decode(Shape shape, String base, long start, int depth) {
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            long offset = start + field.offset();
            String i = Values.index(depth);
            if (field.bulk()) {
                int length = field.elements();
                code.line("u.copyMemory(%s, text, %d);", at(base, offset), length);
                code.line("sum += u.getByte(text) + u.getByte(text + %d);", length - 1);
            } else if (field.nested().isPresent()) {
                if (!field.array()) {
                    decode(field.nested().get(), base, offset, depth);
                    continue;
                }
                loop(shape, field, base, start, i);
                code.line("long e%d = %s + %dL * %s;", field.number(), at(base, offset), field.step(0), i);
                decode(field.nested().get(), "e" + field.number(), 0, depth + 1);
                code.line("}");
            } else if (field.array()) {
                loop(shape, field, base, start, i);
                String at = at(base, offset) + " + " + field.step(0) + "L * " + i;
                code.line("sum += %s;", get(field.scalar().orElseThrow(), at));
                code.line("}");
            } else {
                code.line("sum += %s;", get(field.scalar().orElseThrow(), at(base, offset)));
            }
        }
    }

    /** A count is read, as whoever decodes must, and kept within the array. */
    private void loop(Shape shape, Field field, String base, long start, String i) {
        int length = field.lengths().get(0);
        String bound = Integer.toString(length);
        if (field.counted().isPresent()) {
            Field counter = shape.find(field.counted().get().cName());
            code.line(
                    "int n%d = (int) Math.min(%s, %d);",
                    field.number(), get(counter.scalar().orElseThrow(), at(base, start + counter.offset())), length);
            bound = "n" + field.number();
        }
        code.line("for (int %s = 0; %s < %s; %s++) {", i, i, bound, i);
    }
}
