package org.fwabi.benchmarks.codec;

import java.lang.reflect.Field;

/** Gives the JDK's unchecked memory access, for the peer that shows the limit. */
public final class TheUnsafe {
    private TheUnsafe() {}

    /** The only instance. */
    public static sun.misc.Unsafe get() {
        try {
            Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (sun.misc.Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no sun.misc.Unsafe", e);
        }
    }
}
