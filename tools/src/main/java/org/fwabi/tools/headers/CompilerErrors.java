package org.fwabi.tools.headers;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what gcc and clang print when they refuse something. */
final class CompilerErrors {
    private static final Pattern ERROR =
            Pattern.compile("^(?<file>.*?):(?<line>\\d+):(?:\\d+:)? (?:fatal )?error: .*$", Pattern.MULTILINE);
    private static final Pattern ANY = Pattern.compile("^.*\\berror: .*$", Pattern.MULTILINE);
    private static final Pattern UNDECLARED =
            Pattern.compile("error: (?:'(\\w+)' undeclared|use of undeclared identifier '(\\w+)')");
    private static final int SHOWN = 3;

    /** An error and where it is. */
    record Located(String file, int line) {}

    private CompilerErrors() {}

    static List<Located> located(String errors) {
        return ERROR.matcher(errors)
                .results()
                .map(match -> new Located(match.group("file"), Integer.parseInt(match.group("line"))))
                .toList();
    }

    /** The names that are used and not declared. */
    static Set<String> undeclared(String errors) {
        return UNDECLARED
                .matcher(errors)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toSet());
    }

    /** An exception that shows the first errors as the compiler wrote them. */
    static HeaderException refused(String program, String errors) {
        Matcher matcher = ERROR.matcher(errors).find() ? ERROR.matcher(errors) : ANY.matcher(errors);
        List<String> lines = matcher.results().map(MatchResult::group).toList();
        if (lines.isEmpty()) {
            String text = errors.isBlank() ? "it says nothing" : errors.strip();
            return new HeaderException(program + " fails: " + text);
        }
        StringBuilder message = new StringBuilder(program + " does not compile the headers:");
        lines.stream().limit(SHOWN).forEach(line -> message.append('\n').append(line));
        if (lines.size() > SHOWN) {
            message.append("\n... and ").append(lines.size() - SHOWN).append(" more");
        }
        return new HeaderException(message.toString());
    }
}
