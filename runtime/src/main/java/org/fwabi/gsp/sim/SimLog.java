package org.fwabi.gsp.sim;

import java.util.ArrayList;
import java.util.List;

/** What the GPU refused, and what else is worth knowing. Bounded, so that a driver in a loop can't exhaust memory. */
final class SimLog {
    private static final int MAX_ENTRIES = 10_000;

    private final SimClock clock;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    SimLog(SimClock clock) {
        this.clock = clock;
    }

    void refuse(String where, String expected, String found) {
        Refusal refusal = new Refusal(clock.now(), where, expected, found);
        if (refusals.size() < MAX_ENTRIES) {
            refusals.add(refusal);
        }
        note("refused: " + where + ": expected " + expected + ", found " + found);
    }

    void note(String text) {
        if (notes.size() < MAX_ENTRIES) {
            notes.add("%.3f ms  %s".formatted(clock.now() / 1e6, text));
        }
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether all hold. All are looked at, so that each that fails is recorded. */
    static boolean all(boolean... checks) {
        for (boolean check : checks) {
            if (!check) {
                return false;
            }
        }
        return true;
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
