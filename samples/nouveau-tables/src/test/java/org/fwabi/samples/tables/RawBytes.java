package org.fwabi.samples.tables;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Control;
import org.fwabi.message.MessageType;
import org.fwabi.message.ObjectClass;
import org.jspecify.annotations.Nullable;

/**
 * Bytes without a layout: what a driver sends that has numbers and sizes in its source. The bindings offer no way to make
 * a control of a number; a test that plays such a driver has to implement the runtime's interface itself.
 */
public record RawBytes(String name, long byteSize) implements MessageType<MemorySegment> {
    /** A control by number. */
    public static Control<MemorySegment> control(int number, long size) {
        return new Control<>("0x%x".formatted(number), number, new RawBytes("raw", size), Map.of());
    }

    /** A class by number. */
    static ObjectClass<MemorySegment> objectClass(int number, long size) {
        return new ObjectClass<>("0x%x".formatted(number), number, new RawBytes("raw", size));
    }

    @Override
    public long offsetOf(String field) {
        throw new IllegalArgumentException("raw bytes have no field " + field);
    }

    @Override
    public MemorySegment view(MemorySegment segment) {
        return segment;
    }

    @Override
    public @Nullable BadMessage check(MemorySegment payload) {
        return null;
    }
}
