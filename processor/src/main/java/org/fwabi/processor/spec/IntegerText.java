package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Integers by the format's own rules: decimal or {@code 0x} hex. YAML readers disagree about everything else
 * ({@code 010} is eight to some and ten to others, {@code 1_000} a number or text), so nothing else is a number here.
 */
final class IntegerText {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern LEADING_ZERO = Pattern.compile("-?0[0-9]+");
    /** Longer than any number of the format; keeps a megabyte of digits from being computed. */
    private static final int MAX_LENGTH = 64;
    /** Digits of which every number is a long. */
    private static final int MAX_SHORT = 18;

    private IntegerText() {}

    /** The value; empty if the text is no integer. */
    static Optional<BigInteger> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (isShort(text)) {
            return Optional.of(BigInteger.valueOf(Long.parseLong(text)));
        }
        if (DECIMAL.matcher(text).matches()) {
            return Optional.of(new BigInteger(text));
        }
        if (HEX.matcher(text).matches()) {
            return Optional.of(new BigInteger(text.substring(2), 16));
        }
        return Optional.empty();
    }

    /** Most numbers are a few digits, and a release has thousands: no matcher for them. */
    private static boolean isShort(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_SHORT && (text.charAt(0) != '0' || text.length() == 1);
    }

    /** Why a text is no integer, as the tail of a sentence. */
    static String reason(String text) {
        if (text.length() > MAX_LENGTH) {
            return "has " + text.length() + " characters";
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            return "has a leading zero, which is octal to some YAML readers";
        }
        if (text.contains("_") && parse(text.replace("_", "")).isPresent()) {
            return "has an underscore, which not all YAML readers accept";
        }
        return "is not a decimal or 0x number";
    }
}
