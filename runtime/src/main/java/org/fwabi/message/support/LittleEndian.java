package org.fwabi.message.support;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Layouts of unaligned little-endian values. They are {@code static final} because an access through a layout that is not a
 * constant costs about thirty times as much.
 */
public final class LittleEndian {
    /** The order of all layouts here. */
    public static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** 8 bits. */
    public static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /** 16 bits. */
    public static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ORDER);

    /** 32 bits. */
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ORDER);

    /** 64 bits. */
    public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ORDER);

    /** IEEE 754 binary32. */
    public static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ORDER);

    /** IEEE 754 binary64. */
    public static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ORDER);

    private LittleEndian() {}
}
