package org.fwabi.message.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.message.Absent;
import org.fwabi.message.EnumTable;
import org.fwabi.message.EnumValue;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an enum in one release. Immutable; a look-up by number allocates nothing.
 *
 * @param <E> the generated enum
 */
public final class EnumNumbers<E extends Enum<E>> implements EnumTable<E> {
    private final long[] numbers;
    private final List<EnumValue.Known<E>> constants;
    private final Map<E, Long> byConstant;

    private EnumNumbers(long[] numbers, List<EnumValue.Known<E>> constants, Map<E, Long> byConstant) {
        this.numbers = numbers;
        this.constants = constants;
        this.byConstant = byConstant;
    }

    /**
     * Reads a table.
     *
     * @param lines each the name of a constant, a space and a decimal number; of two with one number the first counts
     */
    public static <E extends Enum<E>> EnumNumbers<E> of(Class<E> type, String lines) {
        Map<E, Long> byConstant = new EnumMap<>(type);
        List<EnumValue.Known<E>> entries = new ArrayList<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int space = line.indexOf(' ');
            E constant = Enum.valueOf(type, line.substring(0, space));
            long number = Long.parseLong(line, space + 1, line.length(), 10);
            byConstant.put(constant, number);
            if (entries.stream().noneMatch(entry -> entry.number() == number)) {
                entries.add(new EnumValue.Known<>(constant, number));
            }
        });
        entries.sort(Comparator.comparingLong(EnumValue.Known::number));
        return new EnumNumbers<>(
                entries.stream().mapToLong(EnumValue.Known::number).toArray(), List.copyOf(entries), byConstant);
    }

    @Override
    public @Nullable E find(long number) {
        int at = Arrays.binarySearch(numbers, number);
        return at >= 0 ? constants.get(at).value() : null;
    }

    @Override
    public EnumValue<E> value(long number) {
        int at = Arrays.binarySearch(numbers, number);
        return at >= 0 ? constants.get(at) : new EnumValue.Unknown<>(number);
    }

    @Override
    public OptionalLong number(E constant) {
        @Nullable Long number = byConstant.get(constant);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * Whether a constant is to be written: this release has it.
     *
     * @return false if it has not, and {@code absent} says to skip
     * @throws IllegalArgumentException if it has not, and {@code absent} says anything else
     */
    public boolean writes(E constant, Absent absent, String field) {
        if (byConstant.containsKey(constant)) {
            return true;
        }
        if (absent == Absent.SKIP) {
            return false;
        }
        throw lacking(constant, field);
    }

    /**
     * The number of a constant for a field that is written.
     *
     * @throws IllegalArgumentException if this release does not have the constant
     */
    public long require(E constant, String field) {
        @Nullable Long number = byConstant.get(constant);
        if (number == null) {
            throw lacking(constant, field);
        }
        return number;
    }

    /** The number of a constant, or {@code fallback} if this release does not have it. */
    public long numberOr(E constant, long fallback) {
        return byConstant.getOrDefault(constant, fallback);
    }

    private static IllegalArgumentException lacking(Enum<?> constant, String field) {
        return new IllegalArgumentException(field + ": the release in use has no " + constant);
    }
}
