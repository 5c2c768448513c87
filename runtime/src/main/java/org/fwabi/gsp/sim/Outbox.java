package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.PayloadEntry;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.gsp.sim.rm.RmAnswer;

/** What the resource manager sends: events and replies. A fault can withhold a message, delay it, or have GSP die of it. */
final class Outbox {
    /** From a command to its reply. */
    static final long REPLY_NANOS = 150_000;

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final RmLife life;
    private final Supplier<Optional<QueuePeer>> queues;
    private final Runnable die;

    /**
     * An outbox.
     *
     * @param queues to send on, while there are any
     * @param die what a fault may do instead of sending
     */
    Outbox(SimGpuParts gpu, RmLife life, Supplier<Optional<QueuePeer>> queues, Runnable die) {
        this.gpu = gpu;
        this.table = gpu.table();
        this.life = life;
        this.queues = queues;
        this.die = die;
    }

    /** An event with these bytes. */
    void event(String name, byte[] payload) {
        String struct = table.payload(name).flatMap(PayloadEntry::struct).orElse("");
        post(0, new ElementWriter.Message(name, table.events().number(name), struct, new Payload(payload), 0, 0));
    }

    /**
     * An event.
     *
     * @param tailBytes at its open end
     * @param fill sets its fields, which are zero
     */
    void event(String name, long tailBytes, Consumer<Decoded> fill) {
        Optional<String> struct = table.payload(name).flatMap(PayloadEntry::struct);
        long fixed = struct.map(s -> table.struct(s).flexibleTail().isPresent() && tailBytes > 0
                        ? table.struct(s).flexibleTail().orElseThrow().offset()
                        : table.struct(s).size())
                .orElse(0L);
        long least = struct.map(s -> table.struct(s).size()).orElse(0L);
        byte[] payload = new byte[(int) Math.max(least, fixed + tailBytes)];
        struct.ifPresent(s -> fill.accept(table.view(s, MemorySegment.ofArray(payload))));
        event(name, payload);
    }

    /** The reply with a result that is no success, unless the command has none. */
    void refusal(CommandEntry command, ElementReader.Incoming message, int result) {
        if (command.reply() != CommandEntry.Reply.NONE) {
            reply(command.name(), message, "", message.payload(), result);
        }
    }

    /** A reply of a struct, which may be none. */
    void reply(String name, ElementReader.Incoming message, String struct, Payload payload, int result) {
        reply(REPLY_NANOS, name, message, struct, payload, result);
    }

    /** What an object of the resource manager answers, if it does. */
    void reply(String name, ElementReader.Incoming message, RmAnswer answer) {
        if (answer.sent()) {
            Payload payload = new Payload(answer.payload().toArray(ValueLayout.JAVA_BYTE));
            reply(REPLY_NANOS + answer.late(), name, message, answer.struct(), payload, answer.result());
        }
    }

    private void reply(
            long nanos, String name, ElementReader.Incoming message, String struct, Payload payload, int result) {
        post(
                nanos,
                new ElementWriter.Message(name, message.function(), struct, payload, message.rpcSequence(), result));
    }

    private void post(long nanos, ElementWriter.Message message) {
        Faults faults = gpu.faults();
        if (!faults.of(Fault.Silence.class, message.name()).isEmpty()) {
            gpu.log().note("fault: no " + message.name());
            return;
        }
        long stall = faults.of(Fault.Stall.class, message.name()).stream()
                .mapToLong(Fault.Stall::nanos)
                .sum();
        life.later(nanos + stall, () -> {
            if (!faults.of(Fault.Die.class, message.name()).isEmpty()) {
                die.run();
                return;
            }
            queues.get().ifPresent(peer -> {
                gpu.log()
                        .note("sends %s, %d bytes"
                                .formatted(message.name(), message.payload().size()));
                peer.send(message);
            });
        });
    }
}
