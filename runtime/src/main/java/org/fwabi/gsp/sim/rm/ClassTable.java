package org.fwabi.gsp.sim.rm;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fwabi.decode.ReleaseTable;

/** The classes that the release has and the chip implements, by number. */
final class ClassTable {
    /**
     * One class.
     *
     * @param params struct of what creates an object; empty where there is none
     * @param parents kinds an object may be created below
     */
    record Entry(String name, Kind kind, Optional<String> params, Set<Kind> parents, Handler handler) {}

    private final ReleaseTable table;
    private final Map<Integer, Entry> byNumber = new HashMap<>();

    ClassTable(ReleaseTable table) {
        this.table = table;
    }

    /** A class with parameters. Left out where the release has no such class. */
    void add(String name, Kind kind, String params, Set<Kind> parents, Handler handler) {
        if (table.findStruct(params).isPresent()) {
            put(new Entry(name, kind, Optional.of(params), parents, handler));
        }
    }

    /** A class without parameters. */
    void add(String name, Kind kind, Set<Kind> parents, Handler handler) {
        put(new Entry(name, kind, Optional.empty(), parents, handler));
    }

    private void put(Entry entry) {
        OptionalInt number = table.classes().find(entry.name());
        if (number.isPresent()) {
            byNumber.put(number.getAsInt(), entry);
        }
    }

    /** All of them. */
    Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    Optional<Entry> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** What a number is in the release, whether the chip implements it or not. */
    String describe(int number) {
        String hex = "class 0x%x".formatted(number);
        return table.classes()
                .nameOf(number)
                .map(name -> "%s (%s)".formatted(hex, name))
                .orElse(hex);
    }
}
