package org.fwabi.decode;

import java.util.Optional;

/** Writes a struct's values as text, one line a value. */
final class DecodedText {
    private DecodedText() {}

    static String of(Decoded decoded) {
        StringBuilder text = new StringBuilder();
        decoded.forEachLeaf(leaf -> text.append(leaf.path())
                .append(" = ")
                .append(value(decoded, leaf))
                .append('\n'));
        return text.toString();
    }

    private static String value(Decoded decoded, Leaf leaf) {
        if (leaf.text()) {
            return '"' + escape(decoded.getString(leaf.path())) + '"';
        }
        long value = decoded.value(leaf);
        Optional<EnumTable> table = enumeration(decoded, leaf);
        if (table.isPresent()) {
            return table.get().nameOf(value).orElse("0x" + Long.toHexString(value));
        }
        return switch (leaf.kind()) {
            case BOOL8 -> value == 0 ? "false" : value == 1 ? "true" : "true (" + value + ")";
            case HANDLE -> "%08x".formatted(value);
            case ADDRESS, POINTER -> "0x" + Long.toHexString(value);
            case F32 -> Float.toString(Float.intBitsToFloat((int) value));
            case F64 -> Double.toString(Double.longBitsToDouble(value));
            case S8, S16, S32, S64 -> Long.toString(value);
            default -> Long.toUnsignedString(value);
        };
    }

    private static Optional<EnumTable> enumeration(Decoded decoded, Leaf leaf) {
        Member member = Path.resolve(
                        decoded.type(), leaf.path(), decoded.memory().byteSize())
                .member();
        return member.type() instanceof MemberType.Enumerated(EnumTable table) ? Optional.of(table) : Optional.empty();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                escaped.append("\\x%02x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
