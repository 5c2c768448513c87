package org.fwabi.gsp.sim.rm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The faults of calls that are in force. */
final class RmFaults {
    private final List<RmFault> active = new ArrayList<>();

    void add(RmFault fault) {
        active.add(fault);
    }

    void clear() {
        active.clear();
    }

    <F extends RmFault> Optional<F> find(Class<F> kind, String call) {
        return active.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fault -> fault.call().equals(call))
                .findFirst();
    }

    /** The status to answer without making the call; each counts down. */
    OptionalInt status(String call) {
        Optional<RmFault.AnswerStatus> found = find(RmFault.AnswerStatus.class, call);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        RmFault.AnswerStatus fault = found.get();
        active.remove(fault);
        if (fault.times() > 1) {
            active.add(new RmFault.AnswerStatus(call, fault.status(), fault.times() - 1));
        }
        return OptionalInt.of(fault.status());
    }
}
