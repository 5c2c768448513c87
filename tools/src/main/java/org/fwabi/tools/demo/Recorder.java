package org.fwabi.tools.demo;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.gsp.boot.BootFailure;
import org.fwabi.gsp.boot.BootListener;
import org.fwabi.gsp.queue.MessageInfo;
import org.fwabi.gsp.queue.QueueTrace;
import org.fwabi.gsp.queue.Rejection;
import org.fwabi.gsp.sim.SimGpu;

/** Writes down what a driver does and what the GPU says of it. */
final class Recorder {
    private final SimGpu gpu;
    private final ReleaseTable table;
    private final List<Entry> entries = new ArrayList<>();
    private int notesSeen;
    private int stepAt;

    Recorder(SimGpu gpu, ReleaseTable table) {
        this.gpu = gpu;
        this.table = table;
    }

    /** Everything so far, in order. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Something that takes no time of the device. */
    void say(String name, String detail) {
        entries.add(new Entry.Step(name, detail, 0));
        stepAt = entries.size();
    }

    /** What the driver did since its last step, outside of any. */
    void close(String name, String detail) {
        entries.add(stepAt, new Entry.Step(name, detail, 0));
        stepAt = entries.size();
    }

    BootListener steps() {
        return this::step;
    }

    QueueTrace messages() {
        return new QueueTrace() {
            @Override
            public void sent(MessageInfo message, MemorySegment payload) {
                add(true, message, records(message));
            }

            @Override
            public void received(MessageInfo message, MemorySegment payload) {
                add(
                        false,
                        message,
                        message.result() == 0 ? records(message) : "result 0x%x".formatted(message.result()));
            }

            @Override
            public void rejected(MessageInfo message, Rejection reason) {
                add(false, message, "rejected: " + reason);
            }
        };
    }

    private void step(String step, long startNanos, long endNanos, Optional<BootFailure> failure) {
        List<String> notes = gpu.notes();
        String seen = StepDetail.of(step, notes.subList(notesSeen, notes.size()));
        notesSeen = notes.size();
        String detail = failure.map(BootFailure::describe).orElse(seen);
        // A step is heard of when it ends; its messages belong below it.
        entries.add(stepAt, new Entry.Step(step, detail, endNanos - startNanos));
        stepAt = entries.size();
    }

    private void add(boolean sent, MessageInfo message, String note) {
        entries.add(new Entry.Message(
                sent,
                name(message.number()),
                message.number(),
                message.payloadBytes(),
                Integer.toUnsignedLong(message.seqNum()),
                note));
    }

    private static String records(MessageInfo message) {
        return message.records() == 1 ? "" : "in %d records".formatted(message.records());
    }

    private String name(int number) {
        return table.functions()
                .nameOf(number)
                .or(() -> table.events().nameOf(number))
                .orElse("unknown");
    }
}
