package org.fwabi.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The numbers of one space (functions, events, controls, classes) in one release. What the release calls otherwise than
 * the newest one is found by either name.
 */
public final class Numbers {
    private final String space;
    private final Map<String, Integer> byName;
    private final Map<String, String> ownByNewest;

    Numbers(String space, Map<String, Integer> byName, Map<String, String> ownByNewest) {
        this.space = space;
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.ownByNewest = Map.copyOf(ownByNewest);
    }

    String space() {
        return space;
    }

    /** What the release calls something, by that name or by the newest one. */
    String own(String name) {
        return byName.containsKey(name) ? name : ownByNewest.getOrDefault(name, name);
    }

    /** All names of the release with their numbers, in the table's order. Numbers are unsigned 32 bits. */
    public Map<String, Integer> all() {
        return byName;
    }

    /** The number of a name, if the release has it. */
    public OptionalInt find(String name) {
        Integer number = byName.get(own(name));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * The number of a name.
     *
     * @throws IllegalArgumentException if the release does not have it
     */
    public int number(String name) {
        Integer number = byName.get(own(name));
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
