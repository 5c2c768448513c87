package org.fwabi.processor.example;

import java.io.Serial;

/** An example that can't be written in some release; the message is the tail of a sentence. */
public final class ExampleFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ExampleFailure(String message) {
        super(message);
    }

    /** Why. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
