package org.fwabi.message.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.message.EnumTable;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an enum in one release. Immutable; a look-up by number allocates nothing.
 *
 * @param <E> the generated enum
 */
public final class EnumNumbers<E extends Enum<E>> implements EnumTable<E> {
    private final long[] numbers;
    private final List<E> constants;
    private final Map<E, Long> byConstant;

    private EnumNumbers(long[] numbers, List<E> constants, Map<E, Long> byConstant) {
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
        List<Map.Entry<Long, E>> entries = new ArrayList<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int space = line.indexOf(' ');
            E constant = Enum.valueOf(type, line.substring(0, space));
            long number = Long.parseLong(line, space + 1, line.length(), 10);
            byConstant.put(constant, number);
            if (entries.stream().noneMatch(entry -> entry.getKey() == number)) {
                entries.add(Map.entry(number, constant));
            }
        });
        entries.sort(Map.Entry.comparingByKey());
        return new EnumNumbers<>(
                entries.stream().mapToLong(Map.Entry::getKey).toArray(),
                entries.stream().map(Map.Entry::getValue).toList(),
                byConstant);
    }

    @Override
    public @Nullable E find(long number) {
        int at = Arrays.binarySearch(numbers, number);
        return at >= 0 ? constants.get(at) : null;
    }

    @Override
    public OptionalLong number(E constant) {
        @Nullable Long number = byConstant.get(constant);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * The number of a constant for a field that is written.
     *
     * @throws IllegalArgumentException if this release does not have the constant
     */
    public long require(E constant, String field) {
        @Nullable Long number = byConstant.get(constant);
        if (number == null) {
            throw new IllegalArgumentException(field + ": the release in use has no " + constant);
        }
        return number;
    }
}
