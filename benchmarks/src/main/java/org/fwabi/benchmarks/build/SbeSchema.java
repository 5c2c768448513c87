package org.fwabi.benchmarks.build;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fwabi.processor.spec.ScalarType;

/**
 * Structs in the language of SBE. The fields of a single nested struct stand in the message itself, a list of structs is a
 * group, and a list of unknown length is variable data; SBE wants them in this order.
 */
final class SbeSchema {
    /** Of a block of fields, as its 16-bit length admits; a longer array is variable data. */
    private static final long LONGEST = 4_096;

    private final Set<String> types = new TreeSet<>();
    private int id;

    private SbeSchema() {}

    /** A schema with a message a struct. */
    static String of(List<Tree> structs) {
        SbeSchema schema = new SbeSchema();
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < structs.size(); i++) {
            schema.id = 0;
            Body body = schema.body(structs.get(i));
            messages.append("  <sbe:message name=\"M%d\" id=\"%d\">%n".formatted(i, i + 1))
                    .append(body.all())
                    .append("  </sbe:message>\n");
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <sbe:messageSchema xmlns:sbe="http://fixprotocol.io/2016/sbe" package="measured.sbe" id="1" version="0"
                    byteOrder="littleEndian">
                  <types>
                    <composite name="messageHeader">
                      <type name="blockLength" primitiveType="uint16"/>
                      <type name="templateId" primitiveType="uint16"/>
                      <type name="schemaId" primitiveType="uint16"/>
                      <type name="version" primitiveType="uint16"/>
                    </composite>
                    <composite name="groupSizeEncoding">
                      <type name="blockLength" primitiveType="uint16"/>
                      <type name="numInGroup" primitiveType="uint16"/>
                    </composite>
                    <composite name="bytes">
                      <type name="length" primitiveType="uint32" maxValue="1073741824"/>
                      <type name="varData" primitiveType="uint8" length="0"/>
                    </composite>
                """
                + schema.types.stream().collect(Collectors.joining())
                + "  </types>\n"
                + messages
                + "</sbe:messageSchema>\n";
    }

    /** The three parts of a message or group. */
    private record Body(StringBuilder fields, StringBuilder groups, StringBuilder data) {
        String all() {
            return "" + fields + groups + data;
        }
    }

    private Body body(Tree struct) {
        Body body = new Body(new StringBuilder(), new StringBuilder(), new StringBuilder());
        fields(struct, body);
        return body;
    }

    private void fields(Tree struct, Body body) {
        for (Tree.Leaf field : struct.fields()) {
            if (field.struct().isPresent() && field.length() == 1) {
                fields(field.struct().get(), body);
            } else if (field.struct().isPresent()) {
                int own = ++id;
                body.groups()
                        .append("    <group name=\"f%d\" id=\"%d\" dimensionType=\"groupSizeEncoding\">%n"
                                .formatted(own, own))
                        .append(body(field.struct().get()).all())
                        .append("    </group>\n");
            } else {
                scalar(field.scalar().orElseThrow(), field.length(), body);
            }
        }
    }

    private void scalar(ScalarType scalar, long length, Body body) {
        int own = ++id;
        if (length == 0 || length * scalar.size() > LONGEST) {
            body.data().append("    <data name=\"f%d\" id=\"%d\" type=\"bytes\"/>%n".formatted(own, own));
            return;
        }
        String primitive = primitive(scalar);
        String type = primitive;
        if (length > 1) {
            type = primitive + "x" + length;
            types.add(
                    "    <type name=\"%s\" primitiveType=\"%s\" length=\"%d\"/>%n".formatted(type, primitive, length));
        }
        body.fields().append("    <field name=\"f%d\" id=\"%d\" type=\"%s\"/>%n".formatted(own, own, type));
    }

    private static String primitive(ScalarType scalar) {
        return switch (scalar) {
            case F32 -> "float";
            case F64 -> "double";
            case CHAR -> "char";
            case S8, S16, S32, S64 -> "int" + 8 * scalar.size();
            default -> "uint" + 8 * scalar.size();
        };
    }
}
