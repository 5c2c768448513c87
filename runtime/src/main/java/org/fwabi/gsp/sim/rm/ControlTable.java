package org.fwabi.gsp.sim.rm;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fwabi.decode.ReleaseTable;

/** The controls that the release has and the simulation answers, by number. */
final class ControlTable {
    /**
     * One control.
     *
     * @param on the kind of object that takes it
     * @param internal whether only the resource manager's own object does
     * @param params struct of its parameters
     */
    record Entry(String name, Kind on, boolean internal, String params, Handler handler) {}

    private final ReleaseTable table;
    private final Map<Integer, Entry> byNumber = new HashMap<>();

    ControlTable(ReleaseTable table) {
        this.table = table;
    }

    /**
     * A control of a kind of object; if its name says so, of the resource manager's own only. Left out where the release
     * has no such control.
     */
    void add(Kind on, String name, String params, Handler handler) {
        put(new Entry(name, on, name.contains("_CMD_INTERNAL_"), params, handler));
    }

    /** A control that any object of a kind takes, whatever its name says. */
    void addForClients(Kind on, String name, String params, Handler handler) {
        put(new Entry(name, on, false, params, handler));
    }

    private void put(Entry entry) {
        OptionalInt number = table.controls().find(entry.name());
        if (number.isPresent() && table.findStruct(entry.params()).isPresent()) {
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

    /** What a number is in the release, whether it is answered or not. */
    String describe(int number) {
        String hex = "control 0x%08x".formatted(number);
        return table.controls()
                .nameOf(number)
                .map(name -> "%s (%s)".formatted(hex, name))
                .orElse(hex);
    }
}
