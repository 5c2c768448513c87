package org.fwabi.tools.importer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.tools.headers.CEnum;
import org.fwabi.tools.headers.CMacro;
import org.fwabi.tools.headers.CUnit;

/** The numbers of a release: enumerators, and macros that the compiler has evaluated. */
final class NumberReader {
    private static final Pattern DEFINE = Pattern.compile("^\\s*#\\s*define\\s+(\\w+)");
    private static final BigInteger MAX_U32 = BigInteger.valueOf(0xffff_ffffL);

    private final Family family;
    private final ImportProfile profile;
    private final HeaderTree tree;
    private final SourcePos at;
    private final Map<String, List<String>> texts = new HashMap<>();

    NumberReader(Family family, ImportProfile profile, HeaderTree tree, SourcePos at) {
        this.family = family;
        this.profile = profile;
        this.tree = tree;
        this.at = at;
    }

    /**
     * The macros that may be numbers; what they are worth, the compiler must say.
     *
     * @throws IOException if a header cannot be read
     */
    Set<String> candidates(List<CMacro> macros) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (List<ImportProfile.Numbers> sources : profile.numbers().values()) {
            for (ImportProfile.Numbers source : sources) {
                if (!source.enumerators()) {
                    names.addAll(candidates(source, macros));
                }
            }
        }
        for (ImportProfile.Constants constants : profile.enums().values()) {
            macros.stream().filter(macro -> isConstant(macro, constants)).forEach(macro -> names.add(macro.name()));
        }
        return names;
    }

    /** The enums that are macros in C, their constants in the order of their values. */
    Map<String, EnumSpec> enums(List<CMacro> macros, Map<String, BigInteger> values) {
        Map<String, EnumSpec> enums = new LinkedHashMap<>();
        profile.enums().forEach((name, constants) -> {
            Map<String, Long> found = new LinkedHashMap<>();
            macros.stream()
                    .filter(macro -> isConstant(macro, constants))
                    .map(CMacro::name)
                    .filter(values::containsKey)
                    .sorted(Comparator.comparing((String constant) ->
                                    Optional.ofNullable(values.get(constant)).orElse(BigInteger.ZERO))
                            .thenComparing(Comparator.naturalOrder()))
                    .forEach(constant -> Optional.ofNullable(values.get(constant))
                            .ifPresent(value -> found.put(constant, value.longValue())));
            if (!found.isEmpty()) {
                enums.put(name, new EnumSpec(name, constants.size(), found, at));
            }
        });
        return enums;
    }

    private static boolean isConstant(CMacro macro, ImportProfile.Constants constants) {
        return macro.parameters().isEmpty() && !macro.body().isBlank() && constants.matches(macro.name());
    }

    /**
     * The numbers of all spaces, by the name without the family's prefix.
     *
     * @param values what the candidates are worth; one that is missing is no integer
     * @throws IOException if a header cannot be read
     */
    Map<NumberSpace, Map<String, NumberSpec>> numbers(CUnit unit, List<CMacro> macros, Map<String, BigInteger> values)
            throws IOException {
        Map<NumberSpace, Map<String, NumberSpec>> numbers = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            List<NumberSpec> found = new ArrayList<>();
            for (ImportProfile.Numbers source : profile.numbers().getOrDefault(space, List.of())) {
                Map<String, BigInteger> named =
                        source.enumerators() ? enumerators(source, unit) : only(candidates(source, macros), values);
                named.forEach((cName, value) -> {
                    if (value.signum() >= 0 && value.compareTo(MAX_U32) <= 0 && source.fits(cName, value.longValue())) {
                        found.add(new NumberSpec(shortName(space, cName), value.longValue(), at));
                    }
                });
            }
            found.sort(Comparator.comparingLong(NumberSpec::value));
            Map<String, NumberSpec> byName = new LinkedHashMap<>();
            found.forEach(number -> byName.putIfAbsent(number.name(), number));
            numbers.put(space, Collections.unmodifiableMap(byName));
        }
        return numbers;
    }

    private List<String> candidates(ImportProfile.Numbers source, List<CMacro> macros) throws IOException {
        Optional<Set<String>> defined =
                source.in().isPresent() ? Optional.of(defined(source.in().get())) : Optional.empty();
        List<String> names = new ArrayList<>();
        for (CMacro macro : macros) {
            String file = macro.origin().file();
            boolean inside = defined.isPresent()
                    ? defined.get().contains(macro.name())
                    : tree.part(file).isPresent();
            if (inside
                    && macro.parameters().isEmpty()
                    && !macro.body().isBlank()
                    && source.matches(macro.name())
                    && (source.line().isEmpty()
                            || source.line().get().matcher(line(macro)).find())) {
                names.add(macro.name());
            }
        }
        return names;
    }

    /** The names that headers define, also where another header did so before and a condition keeps them from it. */
    private Set<String> defined(String glob) throws IOException {
        Set<String> names = new HashSet<>();
        for (List<Path> files : tree.files().values()) {
            for (Path file : files) {
                if (tree.matches(glob, file.toString())) {
                    for (String line : lines(file.toString())) {
                        Matcher matcher = DEFINE.matcher(line);
                        if (matcher.find()) {
                            names.add(matcher.group(1));
                        }
                    }
                }
            }
        }
        return names;
    }

    private String line(CMacro macro) throws IOException {
        List<String> lines = lines(macro.origin().file());
        int line = macro.origin().line();
        return line > 0 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    private List<String> lines(String file) throws IOException {
        List<String> known = texts.get(file);
        if (known == null) {
            // Headers are not always UTF-8, and all that is looked for is ASCII.
            known = Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
            texts.put(file, known);
        }
        return known;
    }

    private Map<String, BigInteger> enumerators(ImportProfile.Numbers source, CUnit unit) {
        Map<String, BigInteger> found = new LinkedHashMap<>();
        for (CEnum declared : unit.enums()) {
            String file = declared.origin().file();
            boolean inside = source.in()
                    .map(glob -> tree.matches(glob, file))
                    .orElseGet(() -> tree.part(file).isPresent());
            if (inside) {
                declared.constants().forEach((name, value) -> {
                    if (source.matches(name)) {
                        found.put(name, value);
                    }
                });
            }
        }
        return found;
    }

    private static Map<String, BigInteger> only(List<String> names, Map<String, BigInteger> values) {
        Map<String, BigInteger> found = new LinkedHashMap<>();
        for (String name : names) {
            Optional.ofNullable(values.get(name)).ifPresent(value -> found.put(name, value));
        }
        return found;
    }

    private String shortName(NumberSpace space, String cName) {
        String prefix = Optional.ofNullable(family.prefixes().get(space)).orElse("");
        return cName.startsWith(prefix) ? cName.substring(prefix.length()) : cName;
    }
}
