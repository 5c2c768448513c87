package org.fwabi.gsp.queue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A GSP that sends every message back as its own reply, in the thread of the doorbell, and allocates nothing: for tests
 * that count what the driver allocates. It moves whole slots and patches the words that a reply has otherwise.
 */
final class EchoGsp implements Runnable {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT;
    private static final long COMMANDS = 0x1000;
    private static final long STATUS = 0x41000;
    private static final long SLOT = 0x1000;
    private static final int SLOTS = 63;
    private static final int CHECKSUM = 32;
    private static final int SEQ_NUM = 36;
    private static final int ELEM_COUNT = 40;
    private static final int RESULT = 64;

    private final MemorySegment region;
    private final MemorySegment event;
    private int read;
    private int write;
    private int seqNum;

    /**
     * A GSP over a region of 63 slots a ring.
     *
     * @param event an element to be sent before each reply, or no bytes for none
     */
    EchoGsp(MemorySegment region, MemorySegment event) {
        this.region = region;
        this.event = event;
    }

    /** Answers what is in the command ring. The driver takes each reply before its next command, so there is room. */
    @Override
    public void run() {
        while (read != region.get(WORD, COMMANDS + 16)) {
            if (event.byteSize() != 0) {
                MemorySegment.copy(event, 0, region, at(0), event.byteSize());
                publish(1);
            }
            int count = region.get(WORD, COMMANDS + SLOT * (1 + read) + ELEM_COUNT);
            for (int i = 0; i < count; i++) {
                MemorySegment.copy(region, COMMANDS + SLOT * (1 + (read + i) % SLOTS), region, at(i), SLOT);
            }
            read = (read + count) % SLOTS;
            region.set(WORD, STATUS + 32, read);
            // Two words that change alike leave the checksum as it is.
            region.set(WORD, at(0) + RESULT, 0);
            region.set(WORD, at(0) + RESULT + 4, 0);
            publish(count);
        }
    }

    private long at(int slot) {
        return STATUS + SLOT * (1 + (write + slot) % SLOTS);
    }

    /** Numbers an element and patches its checksum: both are words, so what one changes by is what the other does. */
    private void publish(int count) {
        long at = at(0);
        int change = region.get(WORD, at + SEQ_NUM) ^ seqNum;
        region.set(WORD, at + SEQ_NUM, seqNum++);
        region.set(WORD, at + CHECKSUM, region.get(WORD, at + CHECKSUM) ^ change);
        write = (write + count) % SLOTS;
        region.set(WORD, STATUS + 16, write);
    }
}
