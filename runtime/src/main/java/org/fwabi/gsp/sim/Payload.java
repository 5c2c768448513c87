package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Bytes that do not change. */
final class Payload {
    private final byte[] bytes;

    /** Takes the array over; the caller forgets it. */
    Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    byte[] copy() {
        return bytes.clone();
    }

    void copyTo(int from, MemorySegment target, int size) {
        MemorySegment.copy(bytes, from, target, ValueLayout.JAVA_BYTE, 0, size);
    }
}
