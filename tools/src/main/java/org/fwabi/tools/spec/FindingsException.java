package org.fwabi.tools.spec;

/** The specs have errors, which are with the session's diagnostics; the command cannot go on. */
final class FindingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FindingsException() {
        super("the specs have errors");
    }
}
