package org.fwabi.processor.spec;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.source.Excerpt;

/**
 * The bytes of an example: hex digits, two a byte, in groups. {@code 00*12} at the end of a group repeats its last byte,
 * here to twelve of it. Space between groups has no meaning.
 */
public final class ExampleBytes {
    /** More than any message; a bound, so that a slip in a count does not fill the memory. */
    private static final int LIMIT = 1 << 24;

    private static final Pattern GROUP = Pattern.compile("((?:[0-9a-fA-F]{2})+)(?:\\*([1-9][0-9]{0,7}))?");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ExampleBytes() {}

    /** Why a text is not bytes, as the tail of a sentence; empty if it is. */
    public static Optional<String> problem(String text) {
        long length = 0;
        for (String group : SPACE.split(text.strip(), -1)) {
            Matcher matched = GROUP.matcher(group);
            if (!matched.matches()) {
                return Optional.of(
                        DIGITS.matcher(group).matches()
                                ? "'" + Excerpt.of(group) + "' has an odd number of digits"
                                : "'" + Excerpt.of(group)
                                        + "' is neither hex digits nor a byte and its count, such as 00*12");
            }
            length += length(matched);
            if (length > LIMIT) {
                return Optional.of("there are more than " + LIMIT);
            }
        }
        return Optional.empty();
    }

    /**
     * The bytes.
     *
     * @throws IllegalArgumentException if the text has a {@link #problem}
     */
    public static byte[] parse(String text) {
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("not bytes: " + problem.get());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String group : SPACE.split(text.strip(), -1)) {
            Matcher matched = GROUP.matcher(group);
            if (matched.matches()) {
                String digits = matched.group(1);
                int last = 0;
                for (int i = 0; i < digits.length(); i += 2) {
                    last = Integer.parseInt(digits, i, i + 2, 16);
                    bytes.write(last);
                }
                for (long left = length(matched) - digits.length() / 2; left > 0; left--) {
                    bytes.write(last);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static long length(Matcher group) {
        int digits = group.group(1).length() / 2;
        return group.group(2) == null ? digits : digits - 1 + Long.parseLong(group.group(2));
    }
}
