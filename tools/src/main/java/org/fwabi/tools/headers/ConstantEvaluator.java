package org.fwabi.tools.headers;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the values of constant expressions by having them compiled.
 *
 * <p>Each becomes an enumerator on a line of its own, which C allows only for an integer constant expression. Lines
 * with errors are dropped until the rest compiles; the values are then read from a section of the object.
 */
final class ConstantEvaluator {
    private static final String ENUMS = "fwabi-enums";
    private static final String VALUES = "fwabi-values";
    private static final String SECTION = ".fwabi";
    private static final int VALUE_BYTES = 16;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    /** What compiles preprocessed C. */
    interface Compilation {
        /** Compiles {@code source} to {@code object}; gives the compiler's messages if it refuses. */
        Optional<String> refusal(String source, Path object) throws HeaderException, InterruptedException;
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
        Expansions left = all;
        while (!left.texts().isEmpty()) {
            List<Integer> numbers = left.numbers();
            Optional<String> refusal = compilation.refusal(source(left), object);
            if (refusal.isEmpty()) {
                return values(numbers, expressions);
            }
            left = left.without(bad(refusal.get(), numbers));
        }
        return Map.of();
    }

    private static String source(Expansions expansions) {
        StringBuilder enums = new StringBuilder();
        StringBuilder values = new StringBuilder();
        expansions.texts().forEach((number, text) -> {
            // The three operands make sure that the text is one expression, and no list that the enum would accept.
            enums.append("enum { fwabi_%d = __builtin_choose_expr(1, (%s), 0) };\n".formatted(number, text));
            values.append("{ (unsigned long long) fwabi_%d, fwabi_%d < 0 },\n".formatted(number, number));
        });
        return expansions.unit()
                + "\n# 1 \"" + ENUMS + "\"\n" + enums
                + "# 1 \"" + VALUES + "\"\n"
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

    private Map<String, BigInteger> values(List<Integer> numbers, List<String> expressions) throws HeaderException {
        ByteBuffer section = ElfFile.read(object).section(SECTION);
        if (section.limit() != numbers.size() * VALUE_BYTES) {
            throw new HeaderException(program + " wrote " + section.limit() + " bytes of values where "
                    + numbers.size() * VALUE_BYTES + " were due");
        }
        Map<String, BigInteger> values = new LinkedHashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            BigInteger value = BigInteger.valueOf(section.getLong(i * VALUE_BYTES));
            boolean negative = section.getLong(i * VALUE_BYTES + Long.BYTES) != 0;
            values.put(expressions.get(numbers.get(i)), value.signum() < 0 && !negative ? value.add(TWO_TO_64) : value);
        }
        return values;
    }
}
