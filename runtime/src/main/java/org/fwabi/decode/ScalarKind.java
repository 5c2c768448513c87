package org.fwabi.decode;

import java.util.Locale;
import java.util.Optional;

/** The scalar types a table may name. Size and alignment are those of the SysV ABI on x86-64. */
public enum ScalarKind {
    U8(1, false),
    U16(2, false),
    U32(4, false),
    U64(8, false),
    S8(1, true),
    S16(2, true),
    S32(4, true),
    S64(8, true),
    /** One byte; 0 is false. */
    BOOL8(1, false),
    /** One byte of text. */
    CHAR(1, false),
    F32(4, true),
    F64(8, true),
    /** A 32-bit handle. */
    HANDLE(4, false),
    /** A 64-bit device address. */
    ADDRESS(8, false),
    /** A 64-bit pointer of the host. */
    POINTER(8, false);

    private final int size;
    private final boolean signed;

    ScalarKind(int size, boolean signed) {
        this.size = size;
        this.signed = signed;
    }

    /** Size and natural alignment, in bytes. */
    public int size() {
        return size;
    }

    /** Whether a value narrower than 64 bits is sign extended. */
    public boolean signed() {
        return signed;
    }

    /** The type's name in a table. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this name, if there is one. */
    static Optional<ScalarKind> of(String token) {
        for (ScalarKind kind : values()) {
            if (kind.token().equals(token)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
