package org.fwabi.message;

import java.io.Serial;

/** A field was written, with {@link Absent#REFUSE}, that the release in use does not have. */
public final class AbsentFieldException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Names the struct, the field and the release that lacks it. */
    public AbsentFieldException(String struct, String field, String release) {
        super("%s.%s does not exist in release %s".formatted(struct, field, release));
    }
}
