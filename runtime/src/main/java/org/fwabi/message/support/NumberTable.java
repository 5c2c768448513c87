package org.fwabi.message.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The numbers of one release's functions or events, in both directions. Immutable. */
public final class NumberTable {
    /** Sorted; a number is unsigned, but any order will do for the search. */
    private final int[] numbers;

    private final String[] names;
    private final Map<String, Integer> byName;

    private NumberTable(int[] numbers, String[] names, Map<String, Integer> byName) {
        this.numbers = numbers;
        this.names = names;
        this.byName = byName;
    }

    /**
     * Reads a table.
     *
     * @param parts lines of a name, a space and an unsigned decimal number; several strings because a constant of a
     *     class file holds 65,535 bytes at most
     */
    public static NumberTable of(String... parts) {
        Map<String, Integer> byName = new HashMap<>();
        List<Map.Entry<String, Integer>> entries = new ArrayList<>();
        for (String part : parts) {
            part.lines().filter(line -> !line.isBlank()).forEach(line -> {
                int space = line.indexOf(' ');
                int number = Integer.parseUnsignedInt(line, space + 1, line.length(), 10);
                byName.put(line.substring(0, space), number);
                entries.add(Map.entry(line.substring(0, space), number));
            });
        }
        entries.sort(Map.Entry.comparingByValue());
        return new NumberTable(
                entries.stream().mapToInt(Map.Entry::getValue).toArray(),
                entries.stream().map(Map.Entry::getKey).toArray(String[]::new),
                Map.copyOf(byName));
    }

    /** The name of a number, the first if it has several; where it has none, the number as {@code 0x1234}. */
    public String name(int number) {
        int at = Arrays.binarySearch(numbers, number);
        if (at < 0) {
            return "0x" + Integer.toHexString(number);
        }
        // The search may hit any of several names; the sort kept them in the order of the lines.
        while (at > 0 && numbers[at - 1] == number) {
            at--;
        }
        return names[at];
    }

    /** The number of a name, if the release has it. */
    public OptionalInt number(String name) {
        @Nullable Integer number = byName.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * The number of a name that the release is known to have.
     *
     * @throws IllegalArgumentException if it does not
     */
    public int require(String name) {
        return number(name).orElseThrow(() -> new IllegalArgumentException("the release has no " + name));
    }

    /** Finds which of some names a number belongs to. */
    public Selection select(String... chosen) {
        List<Map.Entry<Integer, Integer>> found = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            @Nullable Integer number = byName.get(chosen[i]);
            if (number != null) {
                found.add(Map.entry(number, i));
            }
        }
        found.sort(Map.Entry.comparingByKey());
        return new Selection(
                found.stream().mapToInt(Map.Entry::getKey).toArray(),
                found.stream().mapToInt(Map.Entry::getValue).toArray());
    }

    /** Some names of a table; for a switch over numbers that differ between releases. Immutable. */
    public static final class Selection {
        private final int[] numbers;
        private final int[] positions;

        private Selection(int[] numbers, int[] positions) {
            this.numbers = numbers;
            this.positions = positions;
        }

        /** The position of the number's name among the chosen names, or -1. */
        public int find(int number) {
            int at = Arrays.binarySearch(numbers, number);
            return at >= 0 ? positions[at] : -1;
        }
    }
}
