package org.fwabi.processor.diagnostic;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Nothing can be generated. */
    ERROR,
    /** Suspicious, but the output is what the spec says. */
    WARNING;

    /** The word as compilers print it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
