package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Excerpt;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;

/**
 * The short form of a field's type: {@code u32}, {@code u32[4][8]}, {@code u8[]}, {@code u32:4}, {@code SomeStruct[2]},
 * {@code u64 align 8}.
 *
 * @param type of one element
 * @param dimensions outermost first
 * @param flexible whether an open dimension precedes them
 * @param bits the width of a bitfield
 * @param align an alignment that C states beyond the natural one, in bytes
 */
record TypeText(TypeSpec type, List<Integer> dimensions, boolean flexible, OptionalInt bits, OptionalInt align) {
    private static final String ALIGN = " align ";

    private static final BigInteger MAX_LENGTH = BigInteger.valueOf(Integer.MAX_VALUE);

    /** @param what names the field in a message; asked only where there is one */
    static Optional<TypeText> parse(ScalarNode node, Supplier<String> what, Shapes shapes) {
        // A release has some 20,000 fields, of a few hundred types.
        TypeText known = shapes.types().get(node.text());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TypeText> parsed = new Parser(node, what.get(), shapes).parse();
        parsed.ifPresent(type -> shapes.types().put(node.text(), type));
        return parsed;
    }

    /** The text of a type; the inverse of parsing, for types that have a short form. */
    static String write(String type, List<Integer> dimensions, boolean flexible, OptionalInt bits) {
        StringBuilder text = new StringBuilder(type);
        if (flexible) {
            text.append("[]");
        }
        dimensions.forEach(length -> text.append('[').append(length).append(']'));
        bits.ifPresent(width -> text.append(':').append(width));
        return text.toString();
    }

    private static final class Parser {
        private final ScalarNode node;
        private final String what;
        private final Shapes shapes;
        private final String text;
        private int at;

        Parser(ScalarNode node, String what, Shapes shapes) {
            this.node = node;
            this.what = what;
            this.shapes = shapes;
            this.text = node.text();
        }

        Optional<TypeText> parse() {
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            String name = text.substring(0, at);
            if (!Shapes.C_NAME.matcher(name).matches()) {
                return malformed(0, "a type starts with the name of a scalar, struct, union or enum");
            }
            boolean flexible = text.startsWith("[]", at);
            if (flexible) {
                at += 2;
            }
            List<Integer> dimensions = new ArrayList<>();
            while (at < text.length() && text.charAt(at) == '[') {
                int start = at + 1;
                int end = text.indexOf(']', start);
                if (end < 0) {
                    return malformed(at, "this bracket is not closed");
                }
                if (end == start) {
                    return malformed(at, "only the first dimension may be open");
                }
                OptionalInt length = length(start, text.substring(start, end));
                if (length.isEmpty()) {
                    return Optional.empty();
                }
                dimensions.add(length.getAsInt());
                at = end + 1;
            }
            OptionalInt bits = OptionalInt.empty();
            if (at < text.length() && text.charAt(at) == ':') {
                Optional<BigInteger> width = IntegerText.parse(text.substring(at + 1));
                if (width.isEmpty() || width.get().bitLength() > 16) {
                    return malformed(at + 1, "the width of a bitfield is a small number");
                }
                if (flexible || !dimensions.isEmpty()) {
                    return malformed(at, "a bitfield cannot be an array");
                }
                bits = OptionalInt.of(width.get().intValue());
                at = text.length();
            }
            OptionalInt align = OptionalInt.empty();
            if (text.startsWith(ALIGN, at)) {
                Optional<BigInteger> bytes = IntegerText.parse(text.substring(at + ALIGN.length()));
                if (bytes.isEmpty()
                        || bytes.get().signum() <= 0
                        || bytes.get().compareTo(BigInteger.valueOf(StructDecoder.MAX_ALIGN)) > 0) {
                    return malformed(at + ALIGN.length(), "an alignment is 1 to " + StructDecoder.MAX_ALIGN);
                }
                align = OptionalInt.of(bytes.get().intValue());
                at = text.length();
            }
            if (at < text.length()) {
                return malformed(at, "nothing may follow here but [length], :bits or align N");
            }
            TypeSpec type = ScalarType.named(name)
                    .<TypeSpec>map(TypeSpec.Scalar::new)
                    .orElseGet(() -> new TypeSpec.Named(name));
            return Optional.of(new TypeText(type, List.copyOf(dimensions), flexible, bits, align));
        }

        private OptionalInt length(int start, String digits) {
            Optional<BigInteger> value = IntegerText.parse(digits);
            if (value.isEmpty()) {
                malformed(start, "'" + Excerpt.of(digits) + "' " + IntegerText.reason(digits));
                return OptionalInt.empty();
            }
            if (value.get().signum() <= 0 || value.get().compareTo(MAX_LENGTH) > 0) {
                shapes.error(
                        DiagnosticId.FW025,
                        place(start),
                        what + ": an array of " + digits + " elements; a length is 1 to " + MAX_LENGTH);
                return OptionalInt.empty();
            }
            return OptionalInt.of(value.get().intValue());
        }

        private Optional<TypeText> malformed(int index, String why) {
            shapes.error(DiagnosticId.FW024, place(index), what + ": '" + Excerpt.of(text) + "' is not a type: " + why);
            return Optional.empty();
        }

        /** The exact place where that can be known: not in a block scalar, which starts on another line. */
        private SourcePos place(int index) {
            int quote = node.quoted() ? 1 : 0;
            boolean oneLine = text.indexOf('\n') < 0;
            return oneLine
                    ? new SourcePos(
                            node.at().file(), node.at().line(), node.at().column() + quote + index)
                    : node.at();
        }

        private static boolean isNamePart(char c) {
            return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
        }
    }
}
