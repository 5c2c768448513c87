package org.fwabi.decode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a table says of the things of one number space, by their names in the release and by their newest ones. */
final class Entries<T> {
    private final Numbers numbers;
    private final Map<String, T> byName = new LinkedHashMap<>();
    private final Map<Integer, T> byNumber = new LinkedHashMap<>();

    private Entries(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The entries of a table, each of a name that has a number and of which there is no other. */
    static <T> Entries<T> of(RawTable raw, List<RawTable.Placed<T>> placed, Numbers numbers, Function<T, String> name)
            throws TableFormatException {
        Entries<T> entries = new Entries<>(numbers);
        for (RawTable.Placed<T> one : placed) {
            String key = name.apply(one.entry());
            if (!numbers.all().containsKey(key)) {
                throw new TableFormatException(raw.table, one.line(), "no " + numbers.space() + " '" + key + "'");
            }
            if (entries.byName.put(key, one.entry()) != null) {
                throw new TableFormatException(raw.table, one.line(), "'" + key + "' twice");
            }
            entries.byNumber.putIfAbsent(numbers.number(key), one.entry());
        }
        return entries;
    }

    Optional<T> find(String name) {
        return Optional.ofNullable(byName.get(numbers.own(name)));
    }

    /** By number; of several names of one number, the entry of the first that has one. */
    Optional<T> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
