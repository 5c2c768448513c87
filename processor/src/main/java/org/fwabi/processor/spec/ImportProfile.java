package org.fwabi.processor.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.source.SourcePos;

/**
 * How the releases of a family are read from C headers: which headers are its surface, how they compile, and which of
 * their names are numbers and facts.
 *
 * @param family the family that it belongs to
 * @param version where the headers say which release they are of
 * @param compilation how they compile
 * @param headers what is included, in this order
 * @param types C types that mean more than their size says, by name
 * @param numbers where the numbers of each space come from
 * @param enums constants that are macros in C and serve as one enum, by the enum's name
 * @param facts C expressions for facts; of several, the first that the headers can evaluate counts
 * @param current typedefs that name the struct in use; the first group of a match is the neutral name
 * @param branches what a release's branch is called: the first pattern that matches the start of its name
 * @param at the profile's file
 */
public record ImportProfile(
        String family,
        Optional<Version> version,
        Compilation compilation,
        List<Headers> headers,
        Map<String, ScalarType> types,
        Map<NumberSpace, List<Numbers>> numbers,
        Map<String, Constants> enums,
        Map<String, List<String>> facts,
        Optional<Pattern> current,
        List<Pattern> branches,
        SourcePos at) {
    public ImportProfile {
        headers = List.copyOf(headers);
        branches = List.copyOf(branches);
    }

    /**
     * A file that names its release.
     *
     * @param file its path in the tree of headers
     * @param pattern found once in the file; its first group is the release
     */
    public record Version(String file, Pattern pattern) {}

    /**
     * How the headers compile.
     *
     * @param directory where the compiler runs, as a path in the tree
     * @param make a variable of the Makefile there that holds the compiler's flags; only what includes and defines counts
     * @param flags further flags
     */
    public record Compilation(String directory, Optional<String> make, List<String> flags) {
        public Compilation {
            flags = List.copyOf(flags);
        }
    }

    /**
     * Headers to include.
     *
     * @param files a glob over paths in the tree
     * @param part the part file that structs of these headers go to, if a release is large; empty for headers that others
     *     need but that are not of the surface
     * @param define macros that are defined while these headers are read
     * @param names the structs and enums of these headers that belong to the surface; all of them where it is empty
     * @param at where it is listed
     */
    public record Headers(
            String files, Optional<String> part, List<String> define, Optional<Pattern> names, SourcePos at) {
        public Headers {
            define = List.copyOf(define);
        }

        /** Whether a struct or enum of these headers belongs to the family's surface. */
        public boolean surface(String name) {
            return surface()
                    && names.map(pattern -> pattern.matcher(name).matches()).orElse(true);
        }

        /** Whether what these headers declare belongs to the family's surface. */
        public boolean surface() {
            return part.isPresent();
        }
    }

    /**
     * Where the numbers of a space come from.
     *
     * @param enumerators whether they are enumerators; else they are macros
     * @param names what the whole C name matches
     * @param except what it does not match, though it matches {@code names}
     * @param in a glob over headers that define them, for macros perhaps not for the first time; all of the surface
     *     where it is empty
     * @param line found in the line of a macro's definition, comment included
     * @param upperHalf a group of {@code names} that is, in hex, the upper 16 bits of the number
     */
    public record Numbers(
            boolean enumerators,
            Pattern names,
            Optional<Pattern> except,
            Optional<String> in,
            Optional<Pattern> line,
            OptionalInt upperHalf) {

        /** Whether a number has the upper half that its C name asks for. */
        public boolean fits(String cName, long value) {
            if (upperHalf.isEmpty()) {
                return true;
            }
            Matcher matcher = names.matcher(cName);
            return matcher.matches() && Long.parseLong(matcher.group(upperHalf.getAsInt()), 16) == value >>> 16;
        }

        /** Whether a C name is one of these numbers. */
        public boolean matches(String cName) {
            return names.matcher(cName).matches()
                    && except.filter(pattern -> pattern.matcher(cName).matches())
                            .isEmpty();
        }
    }

    /**
     * Macros that serve as one enum.
     *
     * @param macros what the whole name of a constant matches
     * @param except what it does not match, though it matches {@code macros}
     * @param size bytes that a value takes on the wire
     */
    public record Constants(Pattern macros, Optional<Pattern> except, int size) {
        /** Whether a C name is one of the constants. */
        public boolean matches(String cName) {
            return macros.matcher(cName).matches()
                    && except.map(pattern -> !pattern.matcher(cName).matches()).orElse(true);
        }
    }

    /** The branch that a release belongs to; empty if no pattern matches its name. */
    public Optional<String> branchOf(String release) {
        return branches.stream()
                .map(pattern -> pattern.matcher(release))
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group())
                .findFirst();
    }
}
