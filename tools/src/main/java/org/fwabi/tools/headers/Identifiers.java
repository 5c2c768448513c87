package org.fwabi.tools.headers;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The identifiers that preprocessed C mentions.
 *
 * <p>They tell cheaply that an expression cannot have a value. It matters because headers define thousands of macros
 * that name things of other headers, and gcc spends up to 40 ms on each to look for a name that is similar.
 */
final class Identifiers {
    private static final Set<String> KEYWORDS = Set.of(
            "alignof",
            "bool",
            "char",
            "const",
            "double",
            "enum",
            "false",
            "float",
            "int",
            "long",
            "nullptr",
            "short",
            "signed",
            "sizeof",
            "struct",
            "true",
            "typeof",
            "union",
            "unsigned",
            "void",
            "volatile",
            "L",
            "U",
            "u",
            "u8",
            "_Alignof",
            "_Bool",
            "_Generic",
            "__alignof",
            "__alignof__",
            "__extension__",
            "__int128",
            "__signed__",
            "__typeof",
            "__typeof__");

    private final Set<String> names;

    private Identifiers(Set<String> names) {
        this.names = names;
    }

    static Identifiers of(String text) {
        Set<String> names = new HashSet<>();
        all(text, name -> {
            names.add(name);
            return true;
        });
        return new Identifiers(names);
    }

    /** Whether {@code expression} mentions one of {@code names}. */
    static boolean mentions(String expression, Set<String> names) {
        return !all(expression, name -> !names.contains(name));
    }

    /** Whether all that {@code expression} names is known, or may be to the compiler itself. */
    boolean mayHold(String expression) {
        // Braces may declare something within the expression.
        return expression.indexOf('{') >= 0
                || (paired(expression)
                        && all(
                                expression,
                                name -> name.startsWith("__builtin_")
                                        || names.contains(name)
                                        || KEYWORDS.contains(name)));
    }

    /**
     * Whether there is a question mark to each colon. Headers of hardware are full of ranges of bits, {@code 7:0}, and
     * gcc takes a millisecond to refuse one.
     */
    private static boolean paired(String expression) {
        long colons = expression.chars().filter(c -> c == ':').count();
        long questions = expression.chars().filter(c -> c == '?').count();
        boolean uncertain =
                expression.contains("_Generic") || expression.indexOf('"') >= 0 || expression.indexOf('\'') >= 0;
        return uncertain || colons == questions;
    }

    /** Whether the test holds for each identifier outside of literals and numbers. */
    private static boolean all(String text, Predicate<String> test) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i++;
            if (c == '"' || c == '\'') {
                i = endOfLiteral(text, start);
            } else if (letter(c) || digit(c)) {
                while (i < text.length() && (letter(text.charAt(i)) || digit(text.charAt(i)))) {
                    i++;
                }
                if (letter(c) && !test.test(text.substring(start, i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int endOfLiteral(String text, int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != text.charAt(start) && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c > 0x7f;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
