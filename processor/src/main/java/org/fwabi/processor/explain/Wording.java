package org.fwabi.processor.explain;

import java.util.List;

/** How sets of releases read. */
final class Wording {
    private Wording() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** {@code a has}, {@code a and b have}. */
    static String have(List<String> releases) {
        return and(releases) + (releases.size() == 1 ? " has" : " have");
    }

    /** {@code pci(int, Absent)}. */
    static String signature(String method, List<String> parameters) {
        return method + "(" + String.join(", ", parameters) + ")";
    }
}
