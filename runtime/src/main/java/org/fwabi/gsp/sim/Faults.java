package org.fwabi.gsp.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The faults in force. */
final class Faults {
    private final List<Fault> active = new ArrayList<>();

    void add(Fault fault) {
        active.add(fault);
    }

    void clear() {
        active.clear();
    }

    boolean has(Class<? extends Fault> kind) {
        return find(kind).isPresent();
    }

    <F extends Fault> Optional<F> find(Class<F> kind) {
        return active.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    boolean neverHalts(SimFalcon.Engine engine) {
        return active.contains(new Fault.NeverHalts(engine == SimFalcon.Engine.GSP));
    }

    /** The faults of a kind for one message. */
    <F extends Fault.OfMessage> List<F> of(Class<F> kind, String message) {
        return active.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fault -> fault.message().equals(message))
                .toList();
    }

    OptionalInt fwsecError() {
        return find(Fault.FwsecError.class).map(f -> OptionalInt.of(f.code())).orElse(OptionalInt.empty());
    }
}
