package org.fwabi.benchmarks.peers;

import java.util.List;
import java.util.Optional;
import org.fwabi.processor.binding.FieldBinding.Openness;
import org.fwabi.processor.spec.ScalarType;

/**
 * A schema for Simple Binary Encoding, and calls of what SBE's tool makes of it. Single structs are written out in the
 * message, arrays of scalars are fixed, arrays of structs and open arrays are groups, which SBE puts last.
 */
final class SbeWriter {
    private final Code types = new Code();
    private final Code fields = new Code();
    private final Code encode = new Code();
    private final Code decode = new Code();
    private final Message message;
    private final Shape shape;

    SbeWriter(Message message, Shape shape) {
        this.message = message;
        this.shape = shape;
        List<Shape.Flat> flat = shape.flat();
        flat.stream()
                .map(Shape.Flat::field)
                .filter(field -> !group(field))
                .forEach(field -> field(field, "encoder", "decoder", ""));
        flat.stream()
                .map(Shape.Flat::field)
                .filter(SbeWriter::group)
                .forEach(field -> group(field, "encoder", "decoder", "", 0));
    }

    private static boolean group(Field field) {
        return !field.bulk()
                && field.array()
                && (field.nested().isPresent()
                        || field.binding().dimensions().get(0).openness() != Openness.FIXED);
    }

    /** The schema's file. */
    String schema(int id) {
        Code code = new Code();
        code.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        code.line(
                "<sbe:messageSchema xmlns:sbe=\"http://fixprotocol.io/2016/sbe\" package=\"%s\" id=\"%d\" version=\"0\"",
                packageName(), id);
        code.line("        byteOrder=\"littleEndian\">");
        code.line("    <types>");
        code.line("        <composite name=\"messageHeader\">");
        for (String name : List.of("blockLength", "templateId", "schemaId", "version")) {
            code.line("            <type name=\"%s\" primitiveType=\"uint16\"/>", name);
        }
        code.line("        </composite>");
        code.line("        <composite name=\"groupSizeEncoding\">");
        code.line("            <type name=\"blockLength\" primitiveType=\"uint16\"/>");
        code.line("            <type name=\"numInGroup\" primitiveType=\"uint16\"/>");
        code.line("        </composite>");
        types.toString().lines().forEach(line -> code.line("%s", "        " + line.strip()));
        code.line("    </types>");
        code.line("    <sbe:message name=\"%s\" id=\"1\" description=\"%s\">", message.name(), message.key());
        fields.toString().lines().forEach(line -> code.line("%s", "        " + line.strip()));
        code.line("    </sbe:message>").line("</sbe:messageSchema>");
        return code.toString();
    }

    private String packageName() {
        return PeersMain.PACKAGE + ".sbe." + message.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The class that calls it. */
    String write(String packageName, String className) {
        String encoder = packageName() + "." + message.name() + "Encoder";
        String decoder = packageName() + "." + message.name() + "Decoder";
        // Groups have headers; an array's elements lie closer in C, never farther.
        long stride = BatchWriter.stride(shape) + 256;
        Code code = new Code();
        code.line("package %s;", packageName).line("");
        code.line("import java.lang.foreign.Arena;");
        code.line("import java.nio.ByteBuffer;");
        code.line("import org.agrona.concurrent.UnsafeBuffer;");
        code.line("import org.fwabi.benchmarks.codec.Batch;").line("");
        code.line("/** {@code %s} through SBE. */", message.key());
        code.line("@SuppressWarnings(\"all\") // Written by a program.")
                .line("public final class %s extends Batch {", className);
        code.line("private final %s encoder = new %s();", encoder, encoder);
        code.line("private final %s decoder = new %s();", decoder, decoder);
        code.line(
                "private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(SIZE * %d));", stride);
        code.line("private final UnsafeBuffer bytes;");
        code.line("").line("/** Messages in memory of their own. */");
        code.line("public %s(Arena arena) {", className);
        code.line("super(arena);");
        code.line("bytes = new UnsafeBuffer(text.asByteBuffer());");
        code.line("}").line("");
        code.line("@Override").line("public void encode(int seed) {");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("encode(encoder.wrap(buffer, i * %d), seed + i, bytes);", stride);
        code.line("}").line("}").line("");
        code.line("@Override").line("public long decode() {");
        code.line("long sum = 0;");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line(
                "sum += decode(decoder.wrap(buffer, i * %d, %s.BLOCK_LENGTH, %s.SCHEMA_VERSION), bytes);",
                stride, decoder, decoder);
        code.line("}").line("return sum;").line("}").line("");
        code.line("private static void encode(%s encoder, int seed, UnsafeBuffer bytes) {", encoder);
        encode.toString().lines().map(String::strip).forEach(line -> code.line("%s", line));
        code.line("}").line("");
        code.line("private static long decode(%s decoder, UnsafeBuffer bytes) {", decoder);
        code.line("long sum = 0;");
        decode.toString().lines().map(String::strip).forEach(line -> code.line("%s", line));
        code.line("return sum;").line("}").line("}");
        return code.toString();
    }

    private static String primitive(ScalarType type) {
        return switch (type) {
            case U8, CHAR, BOOL8 -> "uint8";
            case S8 -> "int8";
            case U16 -> "uint16";
            case S16 -> "int16";
            case U32 -> "uint32";
            case S32, HANDLE -> "int32";
            case U64, S64, ADDRESS, POINTER -> "int64";
            case F32, F64 -> throw new IllegalArgumentException("no peer has a real number");
        };
    }

    private static String cast(ScalarType type) {
        return switch (type) {
            case U8, CHAR, BOOL8, S16 -> "(short) ";
            case S8 -> "(byte) ";
            default -> "";
        };
    }

    private void field(Field field, String encoder, String decoder, String index) {
        ScalarType type = field.scalar().orElseThrow();
        String name = field.flatName();
        String used = primitive(type);
        if (field.array()) {
            used = name + "Type";
            types.line(
                    "<type name=\"%s\" primitiveType=\"%s\" length=\"%d\"/>", used, primitive(type), field.elements());
        }
        fields.line(
                "<field name=\"%s\" id=\"%d\" type=\"%s\" description=\"%s\"/>",
                name, field.number(), used, field.cName());
        if (field.bulk()) {
            int length = field.elements();
            encode.line("%s.put%s(bytes, 0, %d);", encoder, capital(name), length);
            decode.line("%s.get%s(bytes, 0, %d);", decoder, capital(name), length);
            decode.line("sum += bytes.getByte(0) + bytes.getByte(%d);", length - 1);
        } else if (field.array()) {
            String k = "k" + field.number();
            encode.line("for (int %s = 0; %s < %d; %s++) {", k, k, field.elements(), k);
            encode.line("%s.%s(%s, %s(%s));", encoder, name, k, cast(type), Values.of(field, index + " + " + k))
                    .line("}");
            decode.line("for (int %s = 0; %s < %d; %s++) {", k, k, field.elements(), k);
            decode.line("sum += %s;", value(type, decoder + "." + name + "(" + k + ")"))
                    .line("}");
        } else {
            encode.line("%s.%s(%s(%s));", encoder, name, cast(type), Values.of(field, index));
            decode.line("sum += %s;", value(type, decoder + "." + name + "()"));
        }
    }

    private static String value(ScalarType type, String read) {
        return type == ScalarType.BOOL8 ? read + " != 0 ? 1 : 0" : read;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private void group(Field field, String encoder, String decoder, String index, int depth) {
        String name = field.flatName();
        String i = Values.index(depth);
        fields.line(
                "<group name=\"%s\" id=\"%d\" dimensionType=\"groupSizeEncoding\" description=\"%s\">",
                name, field.number(), field.cName());
        int length = field.lengths().get(0);
        encode.line("var e%d = %s.%sCount(%d);", field.number(), encoder, name, length);
        encode.line("for (int %s = 0; %s < %d; %s++) {", i, i, length, i);
        encode.line("e%d.next();", field.number());
        decode.line("for (var d%d = %s.%s(); d%d.hasNext();) {", field.number(), decoder, name, field.number());
        decode.line("d%d.next();", field.number());
        String e = "e" + field.number();
        String d = "d" + field.number();
        String added = index + " + " + i;
        Optional<Shape> nested = field.nested();
        if (nested.isPresent()) {
            List<Shape.Flat> flat = nested.get().flat();
            flat.stream().map(Shape.Flat::field).filter(each -> !group(each)).forEach(each -> field(each, e, d, added));
            flat.stream()
                    .map(Shape.Flat::field)
                    .filter(SbeWriter::group)
                    .forEach(each -> group(each, e, d, added, depth + 1));
        } else {
            ScalarType type = field.scalar().orElseThrow();
            fields.line("<field name=\"value\" id=\"1\" type=\"%s\"/>", primitive(type));
            encode.line("%s.value(%s(%s));", e, cast(type), Values.of(field, added));
            decode.line("sum += %s.value();", d);
        }
        fields.line("</group>");
        encode.line("}");
        decode.line("}");
    }
}
