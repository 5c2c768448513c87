package org.fwabi.samples.tables.display;

/** What the reply to an order holds: there is nothing to read in it but that it worked. */
public enum Done {
    /** The only value. */
    DONE
}
