package org.fwabi.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The numbers of one space (functions, events, controls, classes) in one release. */
public final class Numbers {
    private final String space;
    private final Map<String, Integer> byName;

    Numbers(String space, Map<String, Integer> byName) {
        this.space = space;
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** All names with their numbers, in the table's order. Numbers are unsigned 32 bits. */
    public Map<String, Integer> all() {
        return byName;
    }

    /** The number of a name, if the release has it. */
    public OptionalInt find(String name) {
        Integer number = byName.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * The number of a name.
     *
     * @throws IllegalArgumentException if the release does not have it
     */
    public int number(String name) {
        Integer number = byName.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no " + space + " " + name + " in this release");
        }
        return number;
    }

    /** The first name of a number, if it has one. */
    public Optional<String> nameOf(int number) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
