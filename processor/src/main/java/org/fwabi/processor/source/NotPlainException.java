package org.fwabi.processor.source;

/** The text is not in the plain form that {@link PlainYaml} reads. */
final class NotPlainException extends Exception {
    private static final long serialVersionUID = 1;

    private NotPlainException() {
        super(null, null, false, false);
    }

    static void unless(boolean plain) throws NotPlainException {
        if (!plain) {
            throw new NotPlainException();
        }
    }
}
