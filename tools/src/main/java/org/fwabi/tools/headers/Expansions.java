package org.fwabi.tools.headers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expressions behind a unit's source, made ready for the compiler by its preprocessor: all macros are gone, and what
 * could disturb its neighbours has been dropped.
 *
 * @param unit the preprocessed unit without them
 * @param texts the expansion of each, by its number
 */
record Expansions(String unit, Map<Integer, String> texts) {
    private static final String BEGIN = "fwabi_begin_";
    private static final String END = " fwabi_end";
    /** The file that the compiler believes expressions to be in. */
    static final String SECTION = "fwabi-expansions";

    /** What runs the preprocessor over a source. */
    interface Preprocessor {
        String expand(String source) throws HeaderException, InterruptedException;
    }

    static Expansions of(String source, List<String> expressions, Preprocessor preprocessor)
            throws HeaderException, InterruptedException {
        Set<Integer> asked = new TreeSet<>();
        for (int i = 0; i < expressions.size(); i++) {
            if (selfContained(expressions.get(i))) {
                asked.add(i);
            }
        }
        while (true) {
            Expansions expansions = split(preprocessor.expand(source(source, expressions, asked)));
            // A macro that ends in the start of a call takes what follows for its arguments. The first whose end is
            // missing is the one that did; those it swallowed are innocent.
            int culprit = asked.stream()
                    .filter(i -> !expansions.texts.containsKey(i))
                    .findFirst()
                    .orElse(-1);
            if (culprit < 0) {
                Identifiers declared = Identifiers.of(expansions.unit);
                expansions
                        .texts
                        .values()
                        .removeIf(text -> text.isBlank() || !selfContained(text) || !declared.mayHold(text));
                return expansions;
            }
            asked.remove(culprit);
        }
    }

    private static String source(String source, List<String> expressions, Collection<Integer> asked) {
        StringBuilder text = new StringBuilder(source).append("\n#line 1 \"" + SECTION + "\"\n");
        for (int i : asked) {
            text.append(BEGIN)
                    .append(i)
                    .append(' ')
                    .append(expressions.get(i))
                    .append(END)
                    .append('\n');
        }
        return text.toString();
    }

    private static Expansions split(String preprocessed) {
        int section = preprocessed.indexOf("\"" + SECTION + "\"");
        int cut = section < 0 ? preprocessed.length() : preprocessed.lastIndexOf('\n', section) + 1;
        Map<Integer, String> texts = new LinkedHashMap<>();
        int begin = preprocessed.indexOf(BEGIN, cut);
        while (begin >= 0) {
            int next = preprocessed.indexOf(BEGIN, begin + 1);
            String piece = preprocessed.substring(begin + BEGIN.length(), next < 0 ? preprocessed.length() : next);
            int digits = 0;
            while (digits < piece.length() && Character.isDigit(piece.charAt(digits))) {
                digits++;
            }
            int end = piece.lastIndexOf(END);
            if (digits > 0 && end >= digits) {
                texts.put(Integer.parseInt(piece.substring(0, digits)), piece.substring(digits, end));
            }
            begin = next;
        }
        return new Expansions(preprocessed.substring(0, cut), texts);
    }

    /** Whether a text is on one line, closes what it opens, and has no end of a statement outside of braces. */
    static boolean selfContained(String text) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '(' -> open.push(')');
                case '[' -> open.push(']');
                case '{' -> open.push('}');
                case ')', ']', '}' -> {
                    if (open.isEmpty() || open.pop() != c) {
                        return false;
                    }
                }
                case '"', '\'' -> {
                    i = endOfLiteral(text, i);
                    if (i < 0) {
                        return false;
                    }
                }
                case '/' -> {
                    if (text.startsWith("//", i) || text.startsWith("/*", i)) {
                        return false;
                    }
                }
                case ';' -> {
                    if (!open.contains('}')) {
                        return false;
                    }
                }
                case '\n', '\r', '#', '\\' -> {
                    return false;
                }
                default -> {}
            }
        }
        return open.isEmpty();
    }

    private static int endOfLiteral(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '\n') {
                return -1;
            } else if (text.charAt(i) == text.charAt(start)) {
                return i;
            }
        }
        return -1;
    }

    /** The numbers of the expressions that are left, in order. */
    List<Integer> numbers() {
        return new ArrayList<>(texts.keySet());
    }

    /** The numbers of the expressions that mention one of {@code names}. */
    List<Integer> mentioning(Set<String> names) {
        return texts.entrySet().stream()
                .filter(entry -> !names.isEmpty() && Identifiers.mentions(entry.getValue(), names))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same without the expressions {@code dropped}. */
    Expansions without(Collection<Integer> dropped) {
        Map<Integer, String> left = new LinkedHashMap<>(texts);
        left.keySet().removeAll(Set.copyOf(dropped));
        return new Expansions(unit, left);
    }
}
