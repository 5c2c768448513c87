package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.jspecify.annotations.Nullable;

/**
 * GSP's side of the two queues. It reads the command queue and judges every element; it fills the status queue.
 *
 * <p>Source of the rules: NVIDIA open-gpu-kernel-modules 570.144, message_queue_cpu.c, seen from the other side.
 */
final class QueuePeer {
    /** How long GSP waits before it looks again whether the driver has made room. */
    private static final long ROOM_NANOS = 50_000;

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final SharedQueues memory;
    private final Runnable interrupt;
    private final ElementReader reader;
    private final ElementWriter writer;
    private final int pageSize;
    private final int pages;
    private final long commands;
    private final long status;
    private final int receiveHeader;
    private int readPointer;
    private int writePointer;
    private boolean waitingForRoom;
    private final Deque<ElementWriter.Element> pending = new ArrayDeque<>();

    QueuePeer(SimGpuParts gpu, SharedQueues memory, long commands, long status, Runnable interrupt) {
        this.gpu = gpu;
        this.table = gpu.table();
        this.memory = memory;
        this.commands = commands;
        this.status = status;
        this.interrupt = interrupt;
        pageSize = (int) table.factNumber("queue.page-size");
        pages = (int) table.factNumber("queue.pages");
        receiveHeader = (int) table.struct("msgqTxHeader").size();
        reader = new ElementReader(gpu);
        writer = new ElementWriter(gpu);
    }

    /** Checks the driver's queue header and writes our own; false after recording what is wrong. */
    boolean link() {
        Decoded theirs = header(commands);
        Decoded ours = header(status);
        if (theirs == null || ours == null) {
            return false;
        }
        long size = (long) pageSize * (pages + 1);
        boolean good = SimLog.all(
                expect(theirs, "version", 0),
                expect(theirs, "size", size),
                expect(theirs, "msgSize", pageSize),
                expect(theirs, "msgCount", pages),
                expect(theirs, "flags", 1),
                expect(theirs, "rxHdrOff", receiveHeader),
                expect(theirs, "entryOff", pageSize));
        if (!good) {
            return false;
        }
        for (String field : new String[] {"msgSize", "msgCount", "flags", "rxHdrOff", "entryOff"}) {
            ours.setLong(field, theirs.getLong(field));
        }
        // The size goes in last: a peer takes a header as valid once it has one.
        VarHandle.releaseFence();
        ours.setLong("size", size);
        return true;
    }

    private @Nullable Decoded header(long queue) {
        MemorySegment segment =
                memory.within(queue, table.struct("msgqTxHeader").size());
        return segment == null ? null : table.view("msgqTxHeader", segment);
    }

    private boolean expect(Decoded header, String field, long expected) {
        long found = header.getLong(field);
        if (found != expected) {
            gpu.refuse("command queue header " + field, Long.toString(expected), Long.toString(found));
        }
        return found == expected;
    }

    /** Takes all elements that are there. */
    void receive(Consumer<ElementReader.Incoming> handler) {
        while (true) {
            Decoded theirs = header(commands);
            if (theirs == null) {
                return;
            }
            long written = theirs.getLong("writePtr");
            VarHandle.acquireFence();
            if (written >= pages) {
                gpu.refuse("command queue writePtr", "below " + pages, Long.toString(written));
                return;
            }
            int available = (int) (written + pages - readPointer) % pages;
            if (available == 0) {
                return;
            }
            byte[] bytes = copy(available);
            if (bytes.length == 0) {
                return;
            }
            ElementReader.Result result = reader.read(bytes);
            setReadPointer((readPointer + result.slots()) % pages);
            ElementReader.Incoming message = result.message();
            if (message != null) {
                handler.accept(message);
            }
        }
    }

    /** Copies what is available, but no more than the largest element, out of the driver's reach. */
    private byte[] copy(int available) {
        int slots = (int) Math.min(available, table.factNumber("queue.element-max") / pageSize);
        byte[] bytes = new byte[slots * pageSize];
        for (int i = 0; i < slots; i++) {
            MemorySegment page = memory.within(slot(commands, readPointer + i), pageSize);
            if (page == null) {
                return new byte[0];
            }
            MemorySegment.copy(page, ValueLayout.JAVA_BYTE, 0, bytes, i * pageSize, pageSize);
        }
        return bytes;
    }

    private long slot(long queue, int index) {
        return queue + pageSize + (long) pageSize * (index % pages);
    }

    private void setReadPointer(int pointer) {
        readPointer = pointer;
        MemorySegment ours = memory.within(status + receiveHeader, 4);
        if (ours != null) {
            VarHandle.releaseFence();
            Bytes.put32(ours, 0, pointer);
        }
    }

    /** Sends a message, now or once there is room. */
    void send(ElementWriter.Message message) {
        pending.addAll(writer.elements(message));
        flush();
    }

    private void flush() {
        boolean sent = false;
        while (!pending.isEmpty()) {
            ElementWriter.Element element = pending.peek();
            if (free() < element.slots()) {
                waitForRoom();
                break;
            }
            pending.remove();
            if (!put(element)) {
                return;
            }
            sent = true;
        }
        if (sent) {
            interrupt.run();
        }
    }

    private void waitForRoom() {
        if (!waitingForRoom) {
            waitingForRoom = true;
            gpu.clock().after(ROOM_NANOS, () -> {
                waitingForRoom = false;
                flush();
            });
        }
    }

    private int free() {
        MemorySegment theirs = memory.within(commands + receiveHeader, 4);
        int read = theirs == null ? -1 : Bytes.u32(theirs, 0);
        VarHandle.acquireFence();
        if (read < 0 || read >= pages) {
            gpu.refuse("status queue readPtr", "below " + pages, Integer.toString(read));
            return 0;
        }
        return (read + pages - writePointer - 1) % pages;
    }

    private boolean put(ElementWriter.Element element) {
        for (int i = 0; i < element.slots(); i++) {
            MemorySegment page = memory.within(slot(status, writePointer + i), pageSize);
            if (page == null) {
                return false;
            }
            element.bytes().copyTo(i * pageSize, page, pageSize);
        }
        writePointer = (writePointer + element.slots()) % pages;
        Decoded ours = header(status);
        if (ours == null) {
            return false;
        }
        VarHandle.releaseFence();
        ours.setLong("writePtr", element.pointer().orElse(writePointer));
        return true;
    }
}
