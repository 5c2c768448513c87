package org.fwabi.tools.headers;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the values of constant expressions by having them compiled.
 *
 * <p>Each becomes an enumerator on a line of its own, which C allows only for an integer constant expression. Lines
 * with errors are dropped until the rest compiles; the values are then read from a section of the object.
 *
 * <p>Outside of functions gcc reports a name that is not declared only once. Other expressions with that name are
 * therefore doubtful, and looked at once more, each in a function of its own, where it reports the name each time. That
 * is too slow for all of them: 10 s for 27,000.
 */
final class ConstantEvaluator {
    private static final String ENUMS = "fwabi-enums";
    private static final String VALUES = "fwabi-values";
    private static final String SECTION = ".fwabi";
    private static final int VALUE_BYTES = 16;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    /** What compiles preprocessed C. */
    interface Compilation {
        /** Gives the compiler's messages if it refuses {@code source}; {@code options} say what to do with it. */
        Optional<String> refusal(String source, List<String> options) throws HeaderException, InterruptedException;
    }

    private final String program;
    private final Compilation compilation;
    private final Path object;

    /**
     * @param program the compiler's name, for messages
     * @param object the file to write objects to
     */
    ConstantEvaluator(String program, Compilation compilation, Path object) {
        this.program = program;
        this.compilation = compilation;
        this.object = object;
    }

    /** The values of those that have one, in order. */
    Map<String, BigInteger> evaluate(Expansions all, List<String> expressions)
            throws HeaderException, InterruptedException {
        Map<Integer, BigInteger> values = new TreeMap<>();
        Expansions left = all;
        Set<Integer> doubtful = new LinkedHashSet<>();
        Optional<String> refusal = check(all, enums(all));
        if (refusal.isPresent()) {
            left = all.without(bad(refusal.get(), all.numbers()));
            doubtful.addAll(left.mentioning(CompilerErrors.undeclared(refusal.get())));
            left = left.without(doubtful);
        }
        values.putAll(compiled(left));
        Expansions again = all.without(
                all.numbers().stream().filter(i -> !doubtful.contains(i)).toList());
        refusal = check(again, functions(again));
        values.putAll(compiled(refusal.isEmpty() ? again : again.without(bad(refusal.get(), again.numbers()))));
        Map<String, BigInteger> named = new LinkedHashMap<>();
        values.forEach((number, value) -> named.put(expressions.get(number), value));
        return named;
    }

    private Optional<String> check(Expansions expansions, String text) throws HeaderException, InterruptedException {
        return expansions.texts().isEmpty()
                ? Optional.empty()
                : compilation.refusal(expansions.unit() + text, List.of("-fsyntax-only"));
    }

    private Map<Integer, BigInteger> compiled(Expansions all) throws HeaderException, InterruptedException {
        Expansions left = all;
        while (!left.texts().isEmpty()) {
            String source = left.unit() + enums(left) + table(left);
            Optional<String> refusal = compilation.refusal(source, List.of("-c", "-o", object.toString()));
            if (refusal.isEmpty()) {
                return values(left.numbers());
            }
            left = left.without(bad(refusal.get(), left.numbers()));
        }
        return Map.of();
    }

    private static String functions(Expansions expansions) {
        StringBuilder functions = new StringBuilder();
        expansions
                .texts()
                .forEach((number, text) ->
                        functions.append("void fwabi_%d(void) { %s }\n".formatted(number, enumeration(number, text))));
        return "\n# 1 \"" + ENUMS + "\"\n" + functions;
    }

    private static String enumeration(int number, String text) {
        // The three operands make sure that the text is one expression, and no list that the enum would accept.
        return "enum { fwabi_%d = __builtin_choose_expr(1, (%s), 0) };".formatted(number, text);
    }

    private static String enums(Expansions expansions) {
        StringBuilder enums = new StringBuilder();
        expansions
                .texts()
                .forEach((number, text) ->
                        enums.append(enumeration(number, text)).append('\n'));
        return "\n# 1 \"" + ENUMS + "\"\n" + enums;
    }

    private static String table(Expansions expansions) {
        StringBuilder values = new StringBuilder();
        expansions
                .texts()
                .keySet()
                .forEach(number ->
                        values.append("{ (unsigned long long) fwabi_%d, fwabi_%d < 0 },\n".formatted(number, number)));
        return "# 1 \"" + VALUES + "\"\n"
                + "const struct { unsigned long long value, negative; } fwabi_values[]"
                + " __attribute__((__section__(\"" + SECTION + "\"), __used__)) = {\n" + values + "};\n";
    }

    private Collection<Integer> bad(String refusal, List<Integer> numbers) throws HeaderException {
        Collection<Integer> bad = new LinkedHashSet<>();
        for (CompilerErrors.Located error : CompilerErrors.located(refusal)) {
            boolean ours = error.file().equals(ENUMS) || error.file().equals(VALUES);
            if (!ours || error.line() < 1) {
                throw CompilerErrors.refused(program, refusal);
            }
            if (error.line() <= numbers.size() && error.file().equals(ENUMS)) {
                bad.add(numbers.get(error.line() - 1));
            }
        }
        if (bad.isEmpty()) {
            throw CompilerErrors.refused(program, refusal);
        }
        return bad;
    }

    private Map<Integer, BigInteger> values(List<Integer> numbers) throws HeaderException {
        ByteBuffer section = ElfFile.read(object).section(SECTION);
        if (section.limit() != numbers.size() * VALUE_BYTES) {
            throw new HeaderException(program + " wrote " + section.limit() + " bytes of values where "
                    + numbers.size() * VALUE_BYTES + " were due");
        }
        Map<Integer, BigInteger> values = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            BigInteger value = BigInteger.valueOf(section.getLong(i * VALUE_BYTES));
            boolean negative = section.getLong(i * VALUE_BYTES + Long.BYTES) != 0;
            values.put(numbers.get(i), value.signum() < 0 && !negative ? value.add(TWO_TO_64) : value);
        }
        return values;
    }
}
