package org.fwabi.gsp.sequencer;

import java.io.Serial;

/** A sequence from the firmware that can't be run. Nothing of it was run. */
public final class BadSequenceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int word;

    /**
     * Says what is wrong, and where.
     *
     * @param word index of the command's first word; -1 where it is the sequence as a whole
     */
    public BadSequenceException(int word, String problem) {
        super(word < 0 ? problem : "at word %d: %s".formatted(word, problem));
        this.word = word;
    }

    /** Index of the command's first word; -1 where it is the sequence as a whole. */
    public int word() {
        return word;
    }
}
