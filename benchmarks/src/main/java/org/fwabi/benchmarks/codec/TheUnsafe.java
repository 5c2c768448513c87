package org.fwabi.benchmarks.codec;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Gives the JDK's unchecked memory access, for the peer that shows the limit. */
public final class TheUnsafe {
    private TheUnsafe() {}

    /** The only instance. */
    public static Unsafe get() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no sun.misc.Unsafe", e);
        }
    }
}
