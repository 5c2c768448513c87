package org.fwabi.decode;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the lines that say which struct goes with which message. */
final class EntryParser {
    private EntryParser() {}

    static CommandEntry command(LineParser parsed) throws TableFormatException {
        parsed.expectTokens(5);
        Map<String, String> options = parsed.options(2, Set.of("request=", "size=", "reply="));
        String reply = required(parsed, options, "reply");
        CommandEntry.Reply kind = switch (reply) {
            case "none" -> CommandEntry.Reply.NONE;
            case "empty" -> CommandEntry.Reply.EMPTY;
            default -> CommandEntry.Reply.STRUCT;
        };
        if (kind == CommandEntry.Reply.STRUCT && !reply.startsWith("struct:")) {
            throw parsed.error("reply is none, empty or struct:NAME, not '" + reply + "'");
        }
        return new CommandEntry(
                parsed.token(1),
                structName(required(parsed, options, "request")),
                sizeRule(parsed, options),
                kind,
                kind == CommandEntry.Reply.STRUCT
                        ? Optional.of(reply.substring("struct:".length()))
                        : Optional.empty());
    }

    static PayloadEntry payload(LineParser parsed) throws TableFormatException {
        parsed.expectTokens(4);
        Map<String, String> options = parsed.options(2, Set.of("struct=", "size="));
        return new PayloadEntry(
                parsed.token(1), structName(required(parsed, options, "struct")), sizeRule(parsed, options));
    }

    static EnvelopeEntry envelope(LineParser parsed) throws TableFormatException {
        parsed.expectTokens(7);
        Map<String, String> options = parsed.options(2, Set.of("of=", "number=", "size=", "status=", "params="));
        return new EnvelopeEntry(
                parsed.token(1),
                word(parsed, options, "of", EnvelopeEntry.Contents.class),
                required(parsed, options, "number"),
                required(parsed, options, "size"),
                required(parsed, options, "status"),
                required(parsed, options, "params"));
    }

    static CallEntry call(LineParser parsed) throws TableFormatException {
        parsed.expectTokens(5);
        Map<String, String> options = parsed.options(2, Set.of("params=", "direction=", "fine="));
        Map<String, Integer> fine = new LinkedHashMap<>();
        String statuses = required(parsed, options, "fine");
        if (!statuses.equals("-")) {
            for (String status : statuses.split(",", -1)) {
                int colon = status.indexOf(':');
                if (colon <= 0) {
                    throw parsed.error("a status is NAME:NUMBER, not '" + status + "'");
                }
                parsed.putOnce(fine, status.substring(0, colon), parsed.number(status.substring(colon + 1)));
            }
        }
        return new CallEntry(
                parsed.token(1),
                structName(required(parsed, options, "params")),
                word(parsed, options, "direction", CallEntry.Direction.class),
                fine);
    }

    static CreatesEntry creates(LineParser parsed) throws TableFormatException {
        parsed.expectTokens(3);
        Map<String, String> options = parsed.options(2, Set.of("params="));
        return new CreatesEntry(parsed.token(1), structName(required(parsed, options, "params")));
    }

    private static Optional<String> structName(String token) {
        return token.equals("-") ? Optional.empty() : Optional.of(token);
    }

    private static SizeRule sizeRule(LineParser parsed, Map<String, String> options) throws TableFormatException {
        String size = required(parsed, options, "size");
        return switch (size) {
            case "exact" -> SizeRule.EXACT;
            case "at-least" -> SizeRule.AT_LEAST;
            default -> throw parsed.error("size is exact or at-least, not '" + size + "'");
        };
    }

    /** One of an enum's constants, in lower case. */
    private static <E extends Enum<E>> E word(
            LineParser parsed, Map<String, String> options, String key, Class<E> words) throws TableFormatException {
        String written = required(parsed, options, key);
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(written)) {
                return word;
            }
        }
        throw parsed.error("'" + written + "' is no " + key);
    }

    private static String required(LineParser parsed, Map<String, String> options, String key)
            throws TableFormatException {
        String value = options.get(key);
        if (value == null || value.isEmpty()) {
            throw parsed.error("'" + parsed.keyword() + "' needs " + key + "=");
        }
        return value;
    }
}
