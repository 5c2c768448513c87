package org.fwabi.decode;

/** How long a message may be, compared with its struct. */
public enum SizeRule {
    /** Exactly the struct. */
    EXACT,
    /** The struct, and more after it. */
    AT_LEAST
}
