package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.spec.ScalarType;

/**
 * A FlatBuffers table over the official runtime. FlatBuffers' compiler is no Maven artifact, so the accessors are written
 * here as it writes them: a lookup in the table's index for each field, vectors of structs for arrays of structs, and in
 * structs fixed places. Arrays of bytes are copied at once where they are vectors; in structs there are only elements.
 */
final class FlatBuffersWriter {
    private final Code vectors = new Code();
    private final Code table = new Code();
    private final Code decode = new Code();
    private final List<FlatStruct> structs = new ArrayList<>();
    private final List<String> accessors = new ArrayList<>();
    private final Message message;
    private final Shape shape;

    FlatBuffersWriter(Message message, Shape shape) {
        this.message = message;
        this.shape = shape;
        List<Shape.Flat> flat = shape.flat();
        for (int slot = 0; slot < flat.size(); slot++) {
            field(flat.get(slot).field(), slot);
        }
    }

    /** The class that encodes and decodes. */
    String write(String packageName, String className) {
        Code code = new Code();
        code.line("package %s;", packageName).line("");
        code.line("import com.google.flatbuffers.FlatBufferBuilder;");
        code.line("import com.google.flatbuffers.Struct;");
        code.line("import com.google.flatbuffers.Table;");
        code.line("import java.lang.foreign.Arena;");
        code.line("import java.nio.ByteBuffer;");
        code.line("import java.nio.ByteOrder;");
        code.line("import org.fwabi.benchmarks.codec.Batch;").line("");
        code.line("/** {@code %s} through FlatBuffers. */", message.key());
        code.line("public final class %s extends Batch {", className);
        code.line("private final FlatBufferBuilder[] builders = new FlatBufferBuilder[SIZE];");
        code.line("private final Message message = new Message();");
        code.line("private final ByteBuffer bytes;");
        structs.forEach(struct ->
                code.line("private final %s %s = new %s();", struct.name(), struct.variable(), struct.name()));
        code.line("").line("/** Messages in memory of their own. */");
        code.line("public %s(Arena arena) {", className);
        code.line("super(arena);");
        code.line("bytes = text.asByteBuffer();");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("builders[i] = new FlatBufferBuilder(ByteBuffer.allocateDirect(%d));", 2 * shape.size() + 1024);
        code.line("}").line("}").line("");
        code.line("@Override").line("public void encode(int seed) {");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("builders[i].clear();");
        code.line("encode(builders[i], seed + i);");
        code.line("}").line("}").line("");
        code.line("@Override").line("public long decode() {");
        code.line("long sum = 0;");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("ByteBuffer buffer = builders[i].dataBuffer();");
        code.line("message.assign(buffer.getInt(buffer.position()) + buffer.position(), buffer);");
        code.line("sum += decode();".replace("decode()", "decodeOne()"));
        code.line("}").line("return sum;").line("}").line("");
        code.line("private void encode(FlatBufferBuilder builder, int seed) {");
        copy(vectors, code);
        code.line("builder.startTable(%d);", shape.flat().size());
        copy(table, code);
        code.line("builder.finish(builder.endTable());").line("}").line("");
        code.line("private long decodeOne() {");
        code.line("long sum = 0;");
        copy(decode, code);
        code.line("return sum;").line("}").line("");
        code.line("private static final class Message extends Table {");
        code.line("void assign(int at, ByteBuffer buffer) {");
        code.line("buffer.order(ByteOrder.LITTLE_ENDIAN);");
        code.line("__reset(at, buffer);").line("}");
        accessors.forEach(accessor -> accessor.lines().forEach(line -> code.line("%s", line)));
        code.line("}");
        structs.forEach(struct -> struct.declare(code));
        code.line("}");
        return code.toString();
    }

    private static void copy(Code from, Code to) {
        from.toString().lines().map(String::strip).forEach(line -> to.line("%s", line));
    }

    private void field(Field field, int slot) {
        Optional<Shape> nested = field.nested();
        if (nested.isPresent()) {
            structVector(field, nested.get(), slot);
        } else if (field.bulk()) {
            bytes(field, slot);
        } else if (field.array()) {
            vector(field, slot);
        } else {
            FlatScalar scalar = FlatScalar.of(field.scalar().orElseThrow());
            table.line(
                    "builder.add%s(%d, %s, %s);",
                    scalar.method(), slot, scalar.written(Values.of(field, "")), scalar.zero());
            accessor("%s %s() {".formatted(scalar.type(), field.flatName()), slot, scalar.read("o + bb_pos"), "0");
            decode.line("sum += message.%s();", field.flatName());
        }
    }

    private void accessor(String head, int slot, String read, String otherwise) {
        accessors.add("\n%s\nint o = __offset(%d);\nreturn o != 0 ? %s : %s;\n}"
                .formatted(head, 4 + 2 * slot, read, otherwise));
    }

    private void bytes(Field field, int slot) {
        int length = field.elements();
        vectors.line("int v%d = builder.createByteVector(bytes.slice(0, %d));", slot, length);
        table.line("builder.addOffset(%d, v%d, 0);", slot, slot);
        accessors.add("\nByteBuffer %s() {\nreturn __vector_as_bytebuffer(%d, 1);\n}"
                .formatted(field.flatName(), 4 + 2 * slot));
        decode.line("bytes.duplicate().put(message.%s());", field.flatName());
        decode.line("sum += bytes.get(0) + bytes.get(%d);", length - 1);
    }

    private void vector(Field field, int slot) {
        FlatScalar scalar = FlatScalar.of(field.scalar().orElseThrow());
        int length = field.elements();
        vectors.line("builder.startVector(%d, %d, %d);", scalar.size(), length, scalar.size());
        vectors.line("for (int i = %d; i >= 0; i--) {", length - 1);
        vectors.line("builder.add%s(%s);", scalar.method(), scalar.written(Values.of(field, " + i")))
                .line("}");
        vectors.line("int v%d = builder.endVector();", slot);
        table.line("builder.addOffset(%d, v%d, 0);", slot, slot);
        accessor(
                "%s %s(int j) {".formatted(scalar.type(), field.flatName()),
                slot,
                scalar.read("__vector(o) + j * " + scalar.size()),
                "0");
        decode.line("for (int i = 0; i < %d; i++) {", length);
        decode.line("sum += message.%s(i);", field.flatName()).line("}");
    }

    private void structVector(Field field, Shape nested, int slot) {
        FlatStruct struct = FlatStruct.of(field, nested, structs);
        int length = field.elements();
        vectors.line("builder.startVector(%d, %d, %d);", struct.size(), length, struct.alignment());
        vectors.line("for (int i = %d; i >= 0; i--) {", length - 1);
        vectors.line("builder.prep(%d, %d);", struct.alignment(), struct.size());
        struct.put(vectors, " + i", 1);
        vectors.line("}");
        vectors.line("int v%d = builder.endVector();", slot);
        table.line("builder.addOffset(%d, v%d, 0);", slot, slot);
        accessors.add("\n%s %s(%s of, int j) {\nint o = __offset(%d);\nreturn of.assign(__vector(o) + j * %d, bb);\n}"
                .formatted(struct.name(), field.flatName(), struct.name(), 4 + 2 * slot, struct.size()));
        decode.line("for (int i = 0; i < %d; i++) {", length);
        decode.line("message.%s(%s, i);", field.flatName(), struct.variable());
        struct.sum(decode, 1);
        decode.line("}");
    }

    /** How FlatBuffers has a scalar. */
    record FlatScalar(String method, String type, int size, boolean bool) {
        static FlatScalar of(ScalarType type) {
            return switch (type) {
                case BOOL8 -> new FlatScalar("Byte", "int", 1, true);
                case U8, S8, CHAR -> new FlatScalar("Byte", "int", 1, false);
                case U16, S16 -> new FlatScalar("Short", "int", 2, false);
                case U32, S32, HANDLE -> new FlatScalar("Int", "long", 4, false);
                case U64, S64, ADDRESS, POINTER -> new FlatScalar("Long", "long", 8, false);
                case F32, F64 -> throw new IllegalArgumentException("no peer has a real number");
            };
        }

        /** An expression of int as one of the builder's type. */
        String written(String value) {
            return switch (method) {
                case "Byte" -> "(byte) (" + value + ")";
                case "Short" -> "(short) (" + value + ")";
                default -> value;
            };
        }

        String zero() {
            return switch (method) {
                case "Byte" -> "(byte) 0";
                case "Short" -> "(short) 0";
                default -> "0";
            };
        }

        /** What is at a place in the buffer. */
        String read(String place) {
            return switch (method) {
                case "Byte" -> bool ? "bb.get(" + place + ") != 0 ? 1 : 0" : "bb.get(" + place + ") & 0xff";
                case "Short" -> "bb.getShort(" + place + ") & 0xffff";
                case "Int" -> "bb.getInt(" + place + ") & 0xffff_ffffL";
                default -> "bb.getLong(" + place + ")";
            };
        }
    }
}
