package org.fwabi.processor.testing;

import java.math.BigInteger;
import org.fwabi.processor.binding.Element.Carrier;

/** Values as Java source. */
final class Literals {
    /** From here on people read a number better in hex. */
    private static final BigInteger LARGE = BigInteger.valueOf(0x1000);

    private Literals() {}

    /** A string literal. */
    static String text(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\t' -> literal.append("\\t");
                case '\r' -> literal.append("\\r");
                default -> {
                    if (c < ' ') {
                        literal.append("\\u%04x".formatted((int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /** A number for a method that takes or gives this type; a long that does not fit with sign has its bits. */
    static String number(BigInteger number, Carrier carrier) {
        return switch (carrier) {
            case BOOLEAN -> number.signum() != 0 ? "true" : "false";
            case FLOAT -> number + ".0f";
            case DOUBLE -> number + ".0";
            case INT -> whole(number);
            case LONG -> whole(number) + "L";
        };
    }

    private static String whole(BigInteger number) {
        return number.signum() > 0 && number.compareTo(LARGE) >= 0 ? "0x" + number.toString(16) : number.toString();
    }
}
