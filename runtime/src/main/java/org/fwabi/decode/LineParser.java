package org.fwabi.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One line of a table: its tokens, and the errors that name it. */
final class LineParser {
    private final String table;
    private final int line;
    private final List<String> tokens;

    LineParser(String table, int line, String text) throws TableFormatException {
        this.table = table;
        this.line = line;
        this.tokens = List.of(text.split(" ", -1));
        if (tokens.contains("")) {
            throw error("tokens are separated by one space");
        }
    }

    int line() {
        return line;
    }

    String keyword() {
        return tokens.getFirst();
    }

    String token(int index) {
        return tokens.get(index);
    }

    TableFormatException error(String reason) {
        return new TableFormatException(table, line, reason);
    }

    void expectTokens(int count) throws TableFormatException {
        if (tokens.size() != count) {
            throw error("'%s' takes %d tokens, found %d".formatted(keyword(), count - 1, tokens.size() - 1));
        }
    }

    void expectAtLeast(int count) throws TableFormatException {
        if (tokens.size() < count) {
            throw error("'%s' takes at least %d tokens, found %d".formatted(keyword(), count - 1, tokens.size() - 1));
        }
    }

    /** The tokens from an index on as {@code key=value} or bare flags, whose value is then empty. */
    Map<String, String> options(int from, Set<String> known) throws TableFormatException {
        Map<String, String> options = new LinkedHashMap<>();
        for (String token : tokens.subList(from, tokens.size())) {
            int equals = token.indexOf('=');
            String key = equals < 0 ? token : token.substring(0, equals);
            if (!known.contains(equals < 0 ? key : key + "=")) {
                throw error("unknown option '" + token + "'");
            }
            if (options.put(key, equals < 0 ? "" : token.substring(equals + 1)) != null) {
                throw error("option '" + key + "' twice");
            }
        }
        return options;
    }

    /** An unsigned 32-bit number, decimal or 0x hex, as its bits. */
    int number(String text) throws TableFormatException {
        long value = wide(text);
        if (value < 0 || value > 0xffffffffL) {
            throw error("'" + text + "' is not an unsigned 32-bit number");
        }
        return (int) value;
    }

    /** A 64-bit number, decimal (signed or unsigned) or 0x hex, as its bits. */
    long wide(String text) throws TableFormatException {
        try {
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text, 2, text.length(), 16);
            }
            return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw error("'" + text + "' is not a number");
        }
    }

    /** A small positive number, such as an alignment. */
    int positive(String text) throws TableFormatException {
        long value = wide(text);
        if (value <= 0 || value > Integer.MAX_VALUE) {
            throw error("'" + text + "' is not a positive number");
        }
        return (int) value;
    }

    /** A power of two. */
    int alignment(String text) throws TableFormatException {
        int value = positive(text);
        if (Integer.bitCount(value) != 1) {
            throw error("alignment " + text + " is not a power of two");
        }
        return value;
    }

    /** Positive numbers separated by commas. */
    List<Integer> list(String text) throws TableFormatException {
        List<Integer> values = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            values.add(positive(item));
        }
        return values;
    }

    <V> void putOnce(Map<String, V> map, String key, V value) throws TableFormatException {
        if (map.putIfAbsent(key, value) != null) {
            throw error("%s '%s' twice".formatted(keyword(), key));
        }
    }
}
