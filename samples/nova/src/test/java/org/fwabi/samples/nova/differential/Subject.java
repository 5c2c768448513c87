package org.fwabi.samples.nova.differential;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fwabi.message.MessageType;

/**
 * One struct in one release, as the two sides know it.
 *
 * @param bindings that the view class belongs to
 * @param type the generated layout
 * @param oracle the generic decoder's
 */
record Subject(Bindings bindings, MessageType<?> type, Oracle oracle) {
    /** Bytes after a struct that has no open end; no accessor and no check may depend on them. */
    private static final int BEYOND = 16;

    /** Native memory for the struct, all zero but for the counts, which let every element be seen. */
    MemorySegment memory(Arena arena) {
        long beyond = oracle.open() ? 0 : BEYOND;
        MemorySegment memory = arena.allocate(Math.max(oracle.memorySize(), type.byteSize()) + beyond, 8);
        oracle.fillCounts(memory);
        return memory;
    }

    /** A generated view of memory. */
    Object view(MemorySegment memory) {
        return type.view(memory);
    }
}
