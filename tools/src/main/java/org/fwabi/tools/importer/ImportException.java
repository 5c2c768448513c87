package org.fwabi.tools.importer;

import java.io.Serial;

/** Why an import cannot be done; the message is for the person who asked for it. */
public final class ImportException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
