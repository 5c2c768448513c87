package org.fwabi.processor.binding;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A word of a request that stands for several names: each {@code *} in it stands for any letters, also for none. All else
 * stands for itself.
 */
public final class NamePattern {
    private static final String ANY = "*";

    private final Pattern pattern;

    private NamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Whether a word is a pattern. */
    public static boolean is(String word) {
        return word.contains(ANY);
    }

    /** The pattern of a word. */
    public static NamePattern of(String word) {
        return new NamePattern(Pattern.compile(Stream.of(word.split("\\*", -1))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining(".*"))));
    }

    /** Whether some word of a list is a pattern that fits a name. */
    public static boolean anyFits(Collection<String> words, String name) {
        return words.stream().anyMatch(word -> is(word) && of(word).fits(name));
    }

    /** Whether it fits a name. */
    public boolean fits(String name) {
        return pattern.matcher(name).matches();
    }

    /** The names that it fits, in their order. */
    List<String> among(Collection<String> names) {
        return names.stream().filter(this::fits).toList();
    }
}
