package org.fwabi.processor.spec;

import java.util.Optional;

/** The scalar types of the spec format. All have the byte order of their family. */
public enum ScalarType {
    U8("u8", 1, false),
    U16("u16", 2, false),
    U32("u32", 4, false),
    U64("u64", 8, false),
    S8("s8", 1, true),
    S16("s16", 2, true),
    S32("s32", 4, true),
    S64("s64", 8, true),
    /** One byte; 0 is false, anything else is true. */
    BOOL8("bool8", 1, false),
    /** One byte of text; an array of it is a string that ends at the first NUL. */
    CHAR("char", 1, false),
    F32("f32", 4, true),
    F64("f64", 8, true),
    /** A 32-bit handle of an object that the firmware keeps. */
    HANDLE("handle", 4, false),
    /** A 64-bit address as the device sees it. */
    ADDRESS("address", 8, false),
    /** A 64-bit pointer of the host; it takes part in the layout and means nothing to the firmware. */
    POINTER("pointer", 8, false);

    private final String key;
    private final int size;
    private final boolean signed;

    ScalarType(String key, int size, boolean signed) {
        this.key = key;
        this.size = size;
        this.signed = signed;
    }

    /** The type's name in a spec file. */
    public String key() {
        return key;
    }

    /** Size in bytes; its natural alignment too. */
    public int size() {
        return size;
    }

    /** Whether the value is signed. */
    public boolean signed() {
        return signed;
    }

    /** The scalar of this name, if there is one. */
    public static Optional<ScalarType> named(String key) {
        for (ScalarType type : values()) {
            if (type.key.equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
