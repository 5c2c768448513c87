package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Access to little-endian words: plain in private memory, ordered in memory shared with the GSP. */
final class Words {
    static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Static final, or each access costs a thousand times as much: a handle in a field is not a constant to the JIT. */
    private static final VarHandle POINTER = U32.varHandle();

    private Words() {}

    static int get(MemorySegment memory, long offset) {
        return memory.get(U32, offset);
    }

    static void set(MemorySegment memory, long offset, int value) {
        memory.set(U32, offset, value);
    }

    static int getAcquire(MemorySegment memory, long offset) {
        return (int) POINTER.getAcquire(memory, offset);
    }

    static void setRelease(MemorySegment memory, long offset, int value) {
        POINTER.setRelease(memory, offset, value);
    }
}
