package org.fwabi.tools.spec;

import java.util.Optional;
import java.util.OptionalLong;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.NumberSpace;

/** Values as a person reads and writes them. */
final class Numerals {
    private Numerals() {}

    /** A number of a space: functions are counted, all others are codes. */
    static String text(NumberSpace space, long value) {
        return space == NumberSpace.FUNCTIONS ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    /** A constant or a fact: decimal while it is small. */
    static String text(long value) {
        return value >= 0x1000 ? "0x" + Long.toHexString(value) : Long.toString(value);
    }

    /** A fact; of a list, the words with a comma between them. */
    static String text(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity ->
                quantity.value() < 0 ? "0x" + Long.toHexString(quantity.value()) : text(quantity.value());
            case FactValue.Flag flag -> Boolean.toString(flag.value());
            case FactValue.Choice choice -> choice.word();
            case FactValue.Choices choices -> String.join(",", choices.words());
        };
    }

    /** A fact that may be missing. */
    static String text(Optional<FactValue> value) {
        return value.map(Numerals::text).orElse("-");
    }

    /** What a person wrote, decimal or 0x hexadecimal; empty if it is no number of 64 bits. */
    static OptionalLong parse(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        String digits = hex ? text.substring(2) : text;
        if (!digits.matches(hex ? "[0-9a-fA-F]{1,16}" : "[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(hex ? Long.parseUnsignedLong(digits, 16) : Long.parseLong(digits));
    }

    /** {@code 1 field}, {@code 2 fields}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
