package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.Suggestion;

/**
 * Names several releases at once. A selector is one of
 *
 * <ul>
 *   <li>{@code 570.144}: that release;
 *   <li>{@code 535.*}: the releases whose names start with {@code 535.};
 *   <li>{@code A .. B}: the releases whose versions lie between two, by their numbers, both included. {@code 565.*} as an
 *       end stands for all that it selects. An end need not be a release.
 * </ul>
 *
 * There are no other expressions: what a selector selects can be told from its text and the list of releases. The order
 * is that of versions, so a range that passes a branch takes its side branches along.
 */
public final class ReleaseSelector {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*";
    private static final Pattern END = Pattern.compile(NAME + "(?:\\.\\*)?");
    private static final Pattern RANGE = Pattern.compile(" *\\.\\. *");
    private static final String ALL_BELOW = ".*";

    private ReleaseSelector() {}

    /** Whether a text has the form of a selector, whatever it selects. */
    public static boolean wellFormed(String selector) {
        String[] ends = RANGE.split(selector, -1);
        return ends.length <= 2
                && Arrays.stream(ends).allMatch(end -> END.matcher(end).matches());
    }

    /**
     * What a selector selects.
     *
     * @param selector its text
     * @param known releases to select from
     * @return a part of {@code known}, in its order; nothing if the text is no selector
     */
    public static List<String> select(String selector, List<String> known) {
        if (known.contains(selector)) {
            return List.of(selector);
        }
        if (!wellFormed(selector)) {
            return List.of();
        }
        String[] ends = RANGE.split(selector, -1);
        if (ends.length == 2) {
            return known.stream()
                    .filter(name -> compare(name, ends[0]) >= 0 && compare(name, ends[1]) <= 0)
                    .toList();
        }
        return known.stream()
                .filter(name -> selector.endsWith(ALL_BELOW) && name.startsWith(withoutStar(selector)))
                .toList();
    }

    /** What any of several selectors selects, each release once, in the order of {@code known}. */
    public static List<String> select(Collection<String> selectors, List<String> known) {
        List<List<String>> each =
                selectors.stream().map(selector -> select(selector, known)).toList();
        return known.stream()
                .filter(name -> each.stream().anyMatch(selected -> selected.contains(name)))
                .toList();
    }

    /** What is wrong with a selector, as a sentence that quotes it; empty if it selects something. */
    public static Optional<String> problem(String selector, List<String> known) {
        if (known.contains(selector)) {
            return Optional.empty();
        }
        if (!wellFormed(selector)) {
            return Optional.of("'" + selector
                    + "' is no selector; write a release, a branch such as 570.*, or a range such as 535.* .. 570.144");
        }
        Optional<String> misleading = misleading(selector, known);
        if (misleading.isPresent() || !select(selector, known).isEmpty()) {
            return misleading;
        }
        String[] ends = RANGE.split(selector, -1);
        if (ends.length == 2) {
            boolean backwards = Arrays.compare(version(ends[0]), version(ends[1])) > 0;
            return Optional.of(
                    "'" + selector + "' selects no release" + (backwards ? ": its first end is above its second" : ""));
        }
        if (selector.endsWith(ALL_BELOW)) {
            return Optional.of("'" + selector + "' selects no release");
        }
        return Optional.of("there is no release '" + selector + "'" + Suggestion.didYouMean(selector, known));
    }

    /** A selector with an end that is only the start of names: at the top of a range it would leave all of them out. */
    private static Optional<String> misleading(String selector, List<String> known) {
        return Arrays.stream(RANGE.split(selector, -1))
                .filter(end -> !end.endsWith(ALL_BELOW) && !known.contains(end))
                .filter(end -> known.stream().anyMatch(name -> name.startsWith(end + ".")))
                .findFirst()
                .map(end -> "'" + selector + "': '" + end + "' is the start of releases' names; for all of them write '"
                        + end + ALL_BELOW + "'");
    }

    /** How a release lies to the end of a range: 0 for the end itself and all that a branch stands for. */
    private static int compare(String release, String end) {
        BigInteger[] own = version(release);
        BigInteger[] bound = version(end);
        return end.endsWith(ALL_BELOW) && own.length > bound.length
                ? Arrays.compare(Arrays.copyOf(own, bound.length), bound)
                : Arrays.compare(own, bound);
    }

    private static BigInteger[] version(String end) {
        return ReleaseVersions.numbers(end.endsWith(ALL_BELOW) ? end.substring(0, end.length() - 2) : end);
    }

    /** The start of the names that a branch selects, with its last dot, so that 53.* does not select 535.54.03. */
    private static String withoutStar(String branch) {
        return branch.substring(0, branch.length() - 1);
    }
}
