package org.fwabi.benchmarks.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one run of a group gave, in the order it was measured. */
public final class Results {
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    /** Adds figures to those of the same benchmark, if there are any. */
    public void add(Measured one) {
        measured.merge(Measured.key(one.work(), one.peer()), one, Measured::and);
    }

    /** Figures of one benchmark, by {@link Measured#key}. */
    public Optional<Measured> find(String key) {
        return Optional.ofNullable(measured.get(key));
    }

    /** All figures. */
    public Collection<Measured> all() {
        return measured.values();
    }

    /** Rows of the table. */
    public List<String> works() {
        return measured.values().stream().map(Measured::work).distinct().toList();
    }

    /** Columns of the table. */
    public List<String> peers() {
        return measured.values().stream().map(Measured::peer).distinct().toList();
    }
}
