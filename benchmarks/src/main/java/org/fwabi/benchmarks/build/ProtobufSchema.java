package org.fwabi.benchmarks.build;

import java.util.List;
import java.util.Optional;
import org.fwabi.processor.spec.ScalarType;

/** Structs in the language of Protobuf. A struct inside another is a message inside a message. */
final class ProtobufSchema {
    private final StringBuilder text = new StringBuilder();

    private ProtobufSchema() {}

    /** A file with a message a struct. */
    static String of(List<Tree> structs) {
        ProtobufSchema schema = new ProtobufSchema();
        schema.text.append("syntax = \"proto3\";\noption java_package = \"measured.protobuf\";\n");
        schema.text.append("option java_multiple_files = true;\n");
        for (int i = 0; i < structs.size(); i++) {
            schema.message("M" + i, structs.get(i), "");
        }
        return schema.text.toString();
    }

    private void message(String name, Tree struct, String indent) {
        text.append(indent).append("message ").append(name).append(" {\n");
        int number = 1;
        for (Tree.Leaf field : struct.fields()) {
            Optional<Tree> nested = field.struct();
            if (nested.isPresent()) {
                // Java takes no class inside another of its name.
                message(name + "S" + number, nested.get(), indent + "  ");
            }
            boolean bytes = field.scalar().filter(ProtobufSchema::isByte).isPresent() && field.length() != 1;
            text.append(indent)
                    .append(field.length() == 1 || bytes ? "  " : "  repeated ")
                    .append(
                            nested.isPresent()
                                    ? name + "S" + number
                                    : bytes ? "bytes" : type(field.scalar().orElseThrow()))
                    .append(" f")
                    .append(number)
                    .append(" = ")
                    .append(number)
                    .append(";\n");
            number++;
        }
        text.append(indent).append("}\n");
    }

    private static boolean isByte(ScalarType scalar) {
        return scalar == ScalarType.U8 || scalar == ScalarType.CHAR;
    }

    private static String type(ScalarType scalar) {
        return switch (scalar) {
            case BOOL8 -> "bool";
            case F32 -> "float";
            case F64 -> "double";
            case S8, S16, S32 -> "sint32";
            case S64 -> "sint64";
            default -> scalar.size() == 8 ? "fixed64" : "uint32";
        };
    }
}
