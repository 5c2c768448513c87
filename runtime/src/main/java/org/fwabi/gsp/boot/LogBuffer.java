package org.fwabi.gsp.boot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;

/**
 * A buffer that the firmware logs to, in a binary form that only its maker can decode. Its first 64-bit word is how many
 * words have been written; the addresses of its own pages follow until the firmware writes over them.
 *
 * @param name e.g. {@code LOGINIT}
 * @param buffer the memory; the firmware may write it at any moment
 */
public record LogBuffer(String name, DmaBuffer buffer) {
    private static final int PAGE = 4096;

    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    static LogBuffer create(String name, DmaAllocator dma, long size) throws DmaException {
        DmaBuffer buffer = dma.allocateDma(size);
        for (long page = 0; page * PAGE < size; page++) {
            buffer.memory().setAtIndex(U64, 1 + page, buffer.deviceAddress() + page * PAGE);
        }
        return new LogBuffer(name, buffer);
    }

    /** Words that the firmware says it has written; it may say anything. */
    public long written() {
        return buffer.memory().get(U64, 0);
    }

    /** A copy of the buffer, as it is now. */
    public byte[] copy() {
        MemorySegment memory = buffer.memory();
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }
}
