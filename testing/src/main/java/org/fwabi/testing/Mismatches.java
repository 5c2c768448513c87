package org.fwabi.testing;

import java.util.ArrayList;
import java.util.List;

/** What a test found; it fails with all of it, not with the first. */
final class Mismatches {
    private static final int SHOWN = 12;

    private final List<String> found = new ArrayList<>();

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of every driver's tests
    void add(String text, Object... arguments) {
        found.add(text.formatted(arguments));
    }

    void expect(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) {
            found.add("%s is %s, the spec says %s".formatted(what, actual, expected));
        }
    }

    /**
     * Ends a test.
     *
     * @throws AssertionError if anything was found
     */
    void fail() {
        if (!found.isEmpty()) {
            String more = found.size() > SHOWN ? "\nand " + (found.size() - SHOWN) + " more" : "";
            throw new AssertionError(String.join("\n", found.subList(0, Math.min(SHOWN, found.size()))) + more);
        }
    }
}
