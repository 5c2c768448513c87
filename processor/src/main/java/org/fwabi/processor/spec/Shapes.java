package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.Excerpt;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;

/** Takes nodes for what they should be; where they are something else, says so and gives nothing. */
final class Shapes {
    static final Pattern C_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    static final Pattern NUMBER_NAME = Pattern.compile("[A-Za-z0-9_]+");
    static final Pattern RELEASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.yaml");
    static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]*");
    static final Pattern FACT_NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");

    private static final BigInteger MIN_S64 = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Diagnostics diagnostics;
    private final Map<String, TypeText> types = new HashMap<>();

    Shapes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The types read so far that are well formed, by their text. */
    Map<String, TypeText> types() {
        return types;
    }

    /** Most names are of structs, fields and numbers, of which a release has thousands: no matcher for them. */
    private static boolean matches(Pattern pattern, String text) {
        if (pattern != C_NAME && pattern != NUMBER_NAME) {
            return pattern.matcher(text).matches();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && ((i == 0 && pattern == C_NAME) || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    void error(DiagnosticId id, SourcePos at, String message) {
        diagnostics.add(Diagnostic.error(id, at, message));
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** A map; {@code what} names it in a message, e.g. {@code 'facts'}. */
    Optional<MapNode> map(Node node, String what) {
        if (node instanceof MapNode map) {
            return Optional.of(map);
        }
        String mend = node instanceof ScalarNode scalar && scalar.empty() ? "; write {} for an empty one" : "";
        wrong(node, what, "a map" + mend);
        return Optional.empty();
    }

    Optional<ListNode> list(Node node, String what) {
        if (node instanceof ListNode list) {
            return Optional.of(list);
        }
        String mend = node instanceof ScalarNode scalar && scalar.empty() ? "; write [] for an empty one" : "";
        wrong(node, what, "a list" + mend);
        return Optional.empty();
    }

    Optional<ScalarNode> scalar(Node node, String what, String wanted) {
        if (node instanceof ScalarNode scalar && !scalar.empty()) {
            return Optional.of(scalar);
        }
        wrong(node, what, wanted);
        return Optional.empty();
    }

    /** A scalar that must look like something; the wanted look is described by {@code looks}. */
    Optional<String> name(Node node, String what, Pattern pattern, String looks) {
        return scalar(node, what, "a name").flatMap(scalar -> checkName(scalar, what, pattern, looks));
    }

    Optional<String> checkName(ScalarNode scalar, String what, Pattern pattern, String looks) {
        if (matches(pattern, scalar.text())) {
            return Optional.of(scalar.text());
        }
        error(DiagnosticId.FW028, scalar.at(), what + " '" + Excerpt.of(scalar.text()) + "' must be " + looks);
        return Optional.empty();
    }

    /** The name of a release or branch, which must stand in quotes: to some readers, 570.10 is the number 570.1. */
    Optional<String> release(Node node, String what) {
        return scalar(node, what, "a name in quotes").flatMap(scalar -> {
            if (!scalar.quoted()) {
                error(
                        DiagnosticId.FW029,
                        scalar.at(),
                        what + " must stand in quotes: \"" + Excerpt.of(scalar.text()) + "\"");
                return Optional.empty();
            }
            return checkName(scalar, what, RELEASE_NAME, "letters, digits, '.', '_' and '-'");
        });
    }

    /** What selects releases, which must stand in quotes as the name of one does. */
    Optional<String> selector(Node node, String what) {
        return scalar(node, what, "a selector in quotes").flatMap(scalar -> {
            if (!scalar.quoted()) {
                error(
                        DiagnosticId.FW029,
                        scalar.at(),
                        what + " must stand in quotes: \"" + Excerpt.of(scalar.text()) + "\"");
                return Optional.empty();
            }
            if (!ReleaseSelector.wellFormed(scalar.text())) {
                error(
                        DiagnosticId.FW053,
                        scalar.at(),
                        what + ": '" + Excerpt.of(scalar.text())
                                + "' is no selector; write a release, a branch such as 570.*, or a range such as"
                                + " 535.* .. 570.144");
                return Optional.empty();
            }
            return Optional.of(scalar.text());
        });
    }

    /** One of a closed set of words. */
    Optional<String> word(Node node, String what, Collection<String> allowed) {
        String list = String.join(", ", allowed);
        return scalar(node, what, "one of " + list).flatMap(scalar -> {
            if (allowed.contains(scalar.text())) {
                return Optional.of(scalar.text());
            }
            error(
                    DiagnosticId.FW027,
                    scalar.at(),
                    what + " cannot be '" + Excerpt.of(scalar.text()) + "'"
                            + Suggestion.didYouMean(scalar.text(), allowed) + " (one of " + list + ")");
            return Optional.empty();
        });
    }

    /** A number or truth value of a closed set, which must stand without quotes. */
    Optional<String> plainWord(Node node, String what, Collection<String> allowed) {
        return unquoted(node, what, "one of " + String.join(", ", allowed))
                ? word(node, what, allowed)
                : Optional.empty();
    }

    /** Text for people, which ends up in a comment of generated code. */
    Optional<String> doc(Node node, String what) {
        return scalar(node, what, "text").flatMap(scalar -> {
            String text = scalar.text();
            if (text.contains("*/") || text.contains("\\u")) {
                String found = text.contains("*/") ? "*/" : "\\u";
                error(
                        DiagnosticId.FW046,
                        scalar.at(),
                        what + " contains '" + found + "', which Java would take for code");
                return Optional.empty();
            }
            return Optional.of(text.strip());
        });
    }

    /** An integer of a range; the result holds its low 64 bits. */
    OptionalLong integer(Node node, String what, BigInteger min, BigInteger max) {
        Optional<BigInteger> value = number(node, what, min, max);
        return value.isPresent() ? OptionalLong.of(value.get().longValue()) : OptionalLong.empty();
    }

    /** An integer that fits into 64 bits, with or without sign. */
    Optional<BigInteger> wide(Node node, String what) {
        return number(node, what, MIN_S64, MAX_U64);
    }

    private Optional<BigInteger> number(Node node, String what, BigInteger min, BigInteger max) {
        Optional<ScalarNode> scalar = scalar(node, what, "a number");
        if (scalar.isEmpty() || !unquoted(node, what, "a number")) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        Optional<BigInteger> value = IntegerText.parse(text);
        if (value.isEmpty()) {
            error(DiagnosticId.FW026, node.at(), what + ": '" + Excerpt.of(text) + "' " + IntegerText.reason(text));
        } else if (value.get().compareTo(min) < 0 || value.get().compareTo(max) > 0) {
            error(DiagnosticId.FW026, node.at(), what + ": " + text + " is out of range (" + min + " to " + max + ")");
            return Optional.empty();
        }
        return value;
    }

    /** Whether a number or truth value stands without quotes, in which it is text to every YAML reader. */
    boolean unquoted(Node node, String what, String wanted) {
        boolean quoted = node instanceof ScalarNode scalar && scalar.quoted();
        if (quoted) {
            error(DiagnosticId.FW020, node.at(), what + ": found text in quotes, wanted " + wanted);
        }
        return !quoted;
    }

    OptionalLong integer(Node node, String what, long min, long max) {
        return integer(node, what, BigInteger.valueOf(min), BigInteger.valueOf(max));
    }

    OptionalLong unsigned64(Node node, String what) {
        return integer(node, what, BigInteger.ZERO, MAX_U64);
    }

    OptionalInt integer(Node node, String what, int min, int max) {
        OptionalLong value = integer(node, what, (long) min, (long) max);
        return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.getAsLong())) : OptionalInt.empty();
    }

    /** Whether the file is of the version of the format that this reader knows; if not, the rest makes no sense. */
    boolean format(KeyedMap map) {
        return map.require("format")
                .map(node -> integer(node, "'format'", 0, Integer.MAX_VALUE))
                .filter(OptionalInt::isPresent)
                .map(value -> {
                    boolean known = value.getAsInt() == 1;
                    if (!known) {
                        error(
                                DiagnosticId.FW030,
                                map.node().get("format").orElse(map.node()).at(),
                                "format " + value.getAsInt() + " is unknown; this reader knows format 1");
                    }
                    return known;
                })
                .orElse(false);
    }

    /** Reports the keys of a map that the format does not have. */
    void checkKeys(MapNode map, String what, Set<String> keys) {
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW021,
                                entry.key().at(),
                                what + " has no key '" + Excerpt.of(key) + "'" + Suggestion.didYouMean(key, keys))
                        .withHint("keys: " + String.join(", ", new TreeSet<>(keys))));
            }
        }
    }

    /** Adds to a map; reports what is there already. */
    <T> void putOnce(Map<String, T> into, String key, T value, String what, SourcePos at, SourcePos earlier) {
        if (into.putIfAbsent(key, value) != null) {
            twice(what, key, at, earlier);
        }
    }

    /** Reports what is there already. */
    void twice(String what, String name, SourcePos at, SourcePos earlier) {
        diagnostics.add(Diagnostic.error(DiagnosticId.FW037, at, what + " '" + name + "' is defined twice")
                .withMark(at, "here")
                .withMark(earlier, "and here"));
    }

    /** Reports an item that a list names again. */
    boolean once(List<String> seen, String item, String what, SourcePos at) {
        if (seen.contains(item)) {
            error(DiagnosticId.FW033, at, what + " '" + item + "' is listed twice");
            return false;
        }
        return true;
    }

    private void wrong(Node node, String what, String wanted) {
        error(DiagnosticId.FW020, node.at(), what + ": found " + node.shape() + ", wanted " + wanted);
    }
}
