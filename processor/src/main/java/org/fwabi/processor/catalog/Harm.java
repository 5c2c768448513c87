package org.fwabi.processor.catalog;

import java.util.Locale;

/** For whom a difference matters: a driver that was built for the one release and talks to the other. */
public enum Harm {
    /** For nobody. */
    NONE,
    /** For who writes the message: bytes are missing that the other side reads. Who reads it finds what it knows. */
    WRITER,
    /** For who writes it and who reads it. */
    BOTH;

    /** The word for a person, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of the two. */
    public Harm and(Harm other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
