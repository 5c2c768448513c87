package org.fwabi.benchmarks.peers;

import java.util.Locale;
import java.util.Optional;
import org.fwabi.processor.spec.ScalarType;

/**
 * A Protobuf file, and calls of what its compiler makes of it. Single structs are written out in the message, arrays of
 * structs are repeated messages, arrays of scalars repeated fields, arrays of bytes that all peers copy at once are bytes.
 */
final class ProtobufWriter {
    private final Code proto = new Code();
    private final Code encode = new Code();
    private final Code decode = new Code();
    private final Message message;
    private final String type;

    ProtobufWriter(Message message, Shape shape) {
        this.message = message;
        this.type = packageName() + "." + message.name();
        proto.line("syntax = \"proto3\";");
        proto.line("package %s;", packageName());
        proto.line("option java_package = \"%s\";", packageName());
        proto.line("option java_multiple_files = true;");
        proto.line("// %s", message.key());
        proto.line("message %s {", message.name());
        fields(shape, "builder", "message", type, "", 0);
        proto.line("}");
    }

    private String packageName() {
        return PeersMain.PACKAGE + ".protobuf." + message.name().toLowerCase(Locale.ROOT);
    }

    /** The file that Protobuf's compiler reads. */
    String schema() {
        return proto.toString();
    }

    /** The class that calls what it makes. */
    String write(String packageName, String className) {
        Code code = new Code();
        code.line("package %s;", packageName).line("");
        code.line("import com.google.protobuf.ByteString;");
        code.line("import com.google.protobuf.InvalidProtocolBufferException;");
        code.line("import java.lang.foreign.Arena;");
        code.line("import java.nio.ByteBuffer;");
        code.line("import org.fwabi.benchmarks.codec.Batch;").line("");
        code.line("/** {@code %s} through Protobuf. */", message.key());
        code.line("public final class %s extends Batch {", className);
        code.line("private final byte[][] encoded = new byte[SIZE][];");
        code.line("private final ByteBuffer bytes;");
        code.line("").line("/** Messages in arrays of their own. */");
        code.line("public %s(Arena arena) {", className);
        code.line("super(arena);");
        code.line("bytes = text.asByteBuffer();");
        code.line("}").line("");
        code.line("@Override").line("public void encode(int seed) {");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("encoded[i] = encode(seed + i, bytes);");
        code.line("}").line("}").line("");
        code.line("@Override").line("public long decode() {");
        code.line("try {");
        code.line("long sum = 0;");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("sum += decode(%s.parseFrom(encoded[i]), bytes);", type);
        code.line("}").line("return sum;");
        // A line that starts and ends with a brace ends one block and starts another.
        code.line("} catch (InvalidProtocolBufferException e) {");
        code.line("throw new IllegalStateException(e);");
        code.line("}").line("}").line("");
        code.line("private static byte[] encode(int seed, ByteBuffer bytes) {");
        code.line("%s.Builder builder = %s.newBuilder();", type, type);
        encode.toString().lines().map(String::strip).forEach(line -> code.line("%s", line));
        code.line("return builder.build().toByteArray();").line("}").line("");
        code.line("private static long decode(%s message, ByteBuffer bytes) {", type);
        code.line("long sum = 0;");
        decode.toString().lines().map(String::strip).forEach(line -> code.line("%s", line));
        code.line("return sum;").line("}").line("}");
        return code.toString();
    }

    private void fields(Shape shape, String builder, String read, String holder, String index, int depth) {
        for (Shape.Flat flat : shape.flat()) {
            Field field = flat.field();
            Optional<Shape> nested = field.nested();
            if (nested.isPresent()) {
                structs(field, nested.get(), builder, read, holder, index, depth);
            } else {
                scalars(field, builder, read, index, depth);
            }
        }
    }

    private void structs(
            Field field, Shape nested, String builder, String read, String holder, String index, int depth) {
        String name = "Struct" + field.number();
        String element = holder + "." + name;
        String i = Values.index(depth);
        proto.line("message %s {", name);
        encode.line("for (int %s = 0; %s < %d; %s++) {", i, i, field.elements(), i);
        encode.line("%s.Builder b%d = %s.newBuilder();", element, field.number(), element);
        decode.line("for (%s m%d : %s.get%sList()) {", element, field.number(), read, capital(field));
        fields(nested, "b" + field.number(), "m" + field.number(), element, index + " + " + i, depth + 1);
        encode.line("%s.add%s(b%d.build());", builder, capital(field), field.number())
                .line("}");
        decode.line("}");
        proto.line("}");
        proto.line("repeated %s %s = %d; // %s", name, field.flatName(), field.number(), field.cName());
    }

    private void scalars(Field field, String builder, String read, String index, int depth) {
        ScalarType scalar = field.scalar().orElseThrow();
        String name = capital(field);
        String comment = field.cName();
        if (field.bulk()) {
            int length = field.elements();
            proto.line("bytes %s = %d; // %s", field.flatName(), field.number(), comment);
            encode.line("%s.set%s(ByteString.copyFrom(bytes.slice(0, %d)));", builder, name, length);
            decode.line("%s.get%s().copyTo(bytes.duplicate());", read, name);
            decode.line("sum += bytes.get(0) + bytes.get(%d);", length - 1);
        } else if (field.array()) {
            String k = Values.index(depth);
            proto.line("repeated %s %s = %d; // %s", primitive(scalar), field.flatName(), field.number(), comment);
            encode.line("for (int %s = 0; %s < %d; %s++) {", k, k, field.elements(), k);
            encode.line("%s.add%s(%s);", builder, name, written(scalar, Values.of(field, index + " + " + k)))
                    .line("}");
            decode.line("for (int %s = 0; %s < %d; %s++) {", k, k, field.elements(), k);
            decode.line("sum += %s;", value(scalar, read + ".get" + name + "(" + k + ")"))
                    .line("}");
        } else {
            proto.line("%s %s = %d; // %s", primitive(scalar), field.flatName(), field.number(), comment);
            encode.line("%s.set%s(%s);", builder, name, written(scalar, Values.of(field, index)));
            decode.line("sum += %s;", value(scalar, read + ".get" + name + "()"));
        }
    }

    private static String primitive(ScalarType type) {
        return switch (type) {
            case BOOL8 -> "bool";
            case U8, CHAR, U16, U32 -> "uint32";
            case S8, S16, S32, HANDLE -> "int32";
            case U64, S64, ADDRESS, POINTER -> "uint64";
            case F32, F64 -> throw new IllegalArgumentException("no peer has a real number");
        };
    }

    private static String written(ScalarType type, String value) {
        return type == ScalarType.BOOL8 ? "(" + value + ") != 0" : value;
    }

    private static String value(ScalarType type, String read) {
        return type == ScalarType.BOOL8 ? read + " ? 1 : 0" : read;
    }

    private static String capital(Field field) {
        return field.flatName().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.flatName().substring(1);
    }
}
