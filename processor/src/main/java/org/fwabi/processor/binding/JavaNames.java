package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** C names to Java names. */
public final class JavaNames {
    /** Methods without parameters that {@link Object} has, and those that records and enums add. */
    private static final Set<String> OBJECT_METHODS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** Words that can't name a type though they are no keywords. */
    private static final Set<String> RESTRICTED_TYPES = Set.of("permits", "record", "sealed", "var", "when", "yield");

    /** Types of {@code java.lang} that generated code names without an import. */
    private static final Set<String> USED_TYPES = Set.of(
            "Boolean", "Enum", "IllegalArgumentException", "Integer", "Long", "Object", "Override", "Record", "String");

    private JavaNames() {}

    /**
     * The class of a struct or enum: {@code GSP_ARGUMENTS_CACHED} gives {@code GspArgumentsCached}. A suffix {@code _t}
     * goes; a name in camel case stays but for its first letter.
     */
    public static String type(String cName) {
        String stem = cName.endsWith("_t") ? cName.substring(0, cName.length() - 2) : cName;
        boolean camel = stem.indexOf('_') < 0 && !stem.equals(stem.toUpperCase(Locale.ROOT));
        if (camel) {
            return capital(stem);
        }
        return words(stem).stream().map(JavaNames::titled).collect(Collectors.joining());
    }

    /**
     * The accessor of a field, command, struct or enum: words split at underscores and changes of case, acronyms folded.
     * {@code PCIDeviceID} gives {@code pciDeviceId}.
     */
    public static String member(String cName) {
        List<String> words = words(cName);
        StringBuilder name = new StringBuilder();
        for (String word : words) {
            name.append(name.isEmpty() ? word.toLowerCase(Locale.ROOT) : titled(word));
        }
        return name.toString();
    }

    /** The accessor of a field; with {@code _} behind it where Java keeps the name for itself: {@code super_}. */
    static String accessor(String cName) {
        String name = member(cName);
        return methodProblem(name).isPresent() && methodProblem(name + "_").isEmpty() ? name + "_" : name;
    }

    /** The constant of a C constant, of a word or of an accessor: {@code fwsec-frts} gives {@code FWSEC_FRTS}. */
    public static String constant(String name) {
        return words(name.replace('-', '_').replace('.', '_')).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
    }

    /** An upper-case C constant stays as it is, but for characters that Java does not know. */
    public static String enumConstant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The constant of a release's layout: {@code 570.144} gives {@code V570_144}. */
    public static String release(String release) {
        return "V" + release.replaceAll("[^0-9A-Za-z]", "_");
    }

    /** With the first letter in upper case. */
    public static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** With the first letter in lower case. */
    public static String small(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Why a name can't be that of a method, if so. */
    public static Optional<String> methodProblem(String name) {
        if (OBJECT_METHODS.contains(name)) {
            return Optional.of("every Java object has a method of this name");
        }
        if (name.equals("yield")) {
            return Optional.of("Java keeps this word for itself");
        }
        return identifierProblem(name);
    }

    /** Why a name can't be that of a type, if so. */
    public static Optional<String> typeProblem(String name) {
        if (RESTRICTED_TYPES.contains(name)) {
            return Optional.of("Java keeps this word for itself");
        }
        if (USED_TYPES.contains(name)) {
            return Optional.of("it would hide java.lang." + name);
        }
        return identifierProblem(name);
    }

    /** Why a name can't be that of a constant, if so. */
    public static Optional<String> identifierProblem(String name) {
        if (!SourceVersion.isIdentifier(name)) {
            return Optional.of("it is no Java identifier");
        }
        return SourceVersion.isKeyword(name) ? Optional.of("it is a Java keyword") : Optional.empty();
    }

    /** The words of a name. A digit belongs to the word before it. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : name.split("_", -1)) {
            int start = 0;
            for (int i = 1; i < part.length(); i++) {
                boolean rise = Character.isUpperCase(part.charAt(i)) && !Character.isUpperCase(part.charAt(i - 1));
                boolean fall = i + 1 < part.length()
                        && Character.isUpperCase(part.charAt(i))
                        && Character.isUpperCase(part.charAt(i - 1))
                        && Character.isLowerCase(part.charAt(i + 1));
                if (rise || fall) {
                    words.add(part.substring(start, i));
                    start = i;
                }
            }
            if (start < part.length()) {
                words.add(part.substring(start));
            }
        }
        return words;
    }

    private static String titled(String word) {
        return capital(word.toLowerCase(Locale.ROOT));
    }
}
