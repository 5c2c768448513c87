package org.fwabi.gsp.sim;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.Consumer;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.PayloadEntry;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.SizeRule;
import org.fwabi.device.PciAddress;
import org.fwabi.gsp.sim.rm.RmAnswer;
import org.fwabi.gsp.sim.rm.RmBoard;
import org.fwabi.gsp.sim.rm.SimRm;
import org.jspecify.annotations.Nullable;

/** The resource manager on GSP: its start, and the commands it answers, for the release of the table. */
final class GspRm {
    /** How far the resource manager is. */
    enum State {
        OFF,
        LINKING,
        WAIT_SYSTEM_INFO,
        WAIT_REGISTRY,
        SEQUENCER,
        PROGRAM,
        STARTING,
        READY,
        SUSPENDED
    }

    private static final long LINK_NANOS = 8_000_000;
    private static final long SEQUENCER_NANOS = 5_000_000;
    private static final long INIT_NANOS = 120_000_000;
    private static final long REPLY_NANOS = 150_000;
    private static final long SUSPEND_NANOS = 6_000_000;
    private static final int NOT_SUPPORTED = 0x56;
    private static final int INVALID_STATE = 0x40;
    private static final int INVALID_PARAM_STRUCT = 0x3b;
    private static final long HELPER_OFFSET = 0x1000;

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final PciAddress address;
    private final ImageCheck images;
    private final Runnable interrupt;
    private final Runnable die;
    private final long seed;
    private final SimRm objects;
    private final MessageLengths lengths;
    private State state = State.OFF;
    private long generation;
    private long libosAddress;
    private @Nullable GspCore core;
    private @Nullable WprMeta meta;
    private @Nullable QueuePeer queues;
    private @Nullable SequencerWatch watch;
    private @Nullable LoadRequest request;
    private ElementReader.@Nullable Incoming partial;

    GspRm(SimGpuParts gpu, PciAddress address, ImageCheck images, Runnable interrupt, Runnable die, long seed) {
        this.gpu = gpu;
        this.table = gpu.table();
        this.address = address;
        this.images = images;
        this.interrupt = interrupt;
        this.die = die;
        this.seed = seed;
        RmBoard.Log log = new RmBoard.Log() {
            @Override
            public void refuse(String where, String expected, String found) {
                gpu.refuse(where, expected, found);
            }

            @Override
            public void note(String text) {
                gpu.log().note(text);
            }
        };
        lengths = new MessageLengths(table);
        objects = new SimRm(new RmBoard(table, gpu.chip().name(), gpu.chip().framebufferSize(), log, this::event));
    }

    SimRm objects() {
        return objects;
    }

    void attach(GspCore gspCore) {
        core = gspCore;
    }

    State state() {
        return state;
    }

    private void enter(State next) {
        state = next;
        gpu.log().note("resource manager: " + next);
    }

    /** Work of this life of the resource manager: a reset meanwhile makes it void. */
    private void later(long nanos, Runnable work) {
        long mine = generation;
        gpu.clock().after(nanos, () -> {
            if (mine == generation) {
                work.run();
            }
        });
    }

    void start(long libos, WprMeta wpr) {
        generation++;
        libosAddress = libos;
        meta = wpr;
        partial = null;
        objects.reset();
        enter(State.LINKING);
        later(LINK_NANOS, () -> {
            queues = new LibosArguments(gpu).read(libosAddress, interrupt);
            if (queues != null) {
                enter(State.WAIT_SYSTEM_INFO);
                doorbell();
            }
        });
    }

    /** GSP's core was reset: the end of the resource manager, unless its own sequence asked for it. */
    void coreReset() {
        SequencerWatch watcher = watch;
        LoadRequest asked = request;
        boolean own = asked != null ? asked.reset() : watcher != null && watcher.resetting();
        if (!own) {
            end();
        }
    }

    /** The driver gave this boot up: it runs another program where the sequencer's should be. */
    void abandoned() {
        if (state == State.SEQUENCER || state == State.PROGRAM) {
            end();
        }
    }

    private void end() {
        if (state == State.OFF) {
            return;
        }
        SequencerWatch watcher = watch;
        if (watcher != null) {
            gpu.registers().ignore(watcher);
            watch = null;
        }
        request = null;
        generation++;
        queues = null;
        enter(State.OFF);
    }

    /** The driver rang: there are commands. */
    void doorbell() {
        QueuePeer peer = queues;
        if (peer != null && state != State.SUSPENDED) {
            peer.receive(this::assemble);
        }
    }

    private void assemble(ElementReader.Incoming element) {
        boolean continues = element.function() == table.functions().number("CONTINUATION_RECORD");
        ElementReader.Incoming message = element;
        if (continues) {
            if (partial == null) {
                gpu.refuse("CONTINUATION_RECORD", "a message that it continues", "none");
                return;
            }
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.writeBytes(partial.payload().copy());
            joined.writeBytes(element.payload().copy());
            message = new ElementReader.Incoming(
                    partial.function(), new Payload(joined.toByteArray()), partial.rpcSequence());
        } else if (partial != null) {
            gpu.refuse("function " + element.function(), "the rest of function " + partial.function(), "a new message");
        }
        partial = null;
        if (lengths.incomplete(message)) {
            partial = message;
        } else {
            handle(message);
        }
    }

    private void handle(ElementReader.Incoming message) {
        Optional<String> name = table.functions().nameOf(message.function());
        Optional<CommandEntry> command = name.flatMap(table::command);
        if (name.isEmpty() || command.isEmpty()) {
            String what = name.orElse(SimLog.hex(message.function() & 0xffffffffL));
            gpu.refuse("command " + what, "a function that " + table.release() + " serves", "an unknown one");
            reply(what, message, "", message.payload(), NOT_SUPPORTED);
            return;
        }
        gpu.log()
                .note("command %s, %d bytes"
                        .formatted(name.get(), message.payload().size()));
        if (!sized(command.get(), message.payload().size())) {
            replyUnlessOneWay(command.get(), message, INVALID_PARAM_STRUCT);
        } else if (!expected(name.get())) {
            gpu.refuse("command " + name.get(), "one that fits the state " + state, name.get());
            replyUnlessOneWay(command.get(), message, INVALID_STATE);
        } else {
            run(command.get(), message);
        }
    }

    private boolean sized(CommandEntry command, int length) {
        long size = command.request().map(struct -> table.struct(struct).size()).orElse(0L);
        boolean good = command.size() == SizeRule.EXACT ? length == size : length >= size;
        if (!good) {
            String rule = command.size() == SizeRule.EXACT ? "%d bytes" : "at least %d bytes";
            gpu.refuse("command " + command.name() + " payload", rule.formatted(size), length + " bytes");
        }
        return good;
    }

    private boolean expected(String name) {
        return switch (name) {
            case "GSP_SET_SYSTEM_INFO" -> state == State.WAIT_SYSTEM_INFO;
            case "SET_REGISTRY" -> state == State.WAIT_REGISTRY;
            default -> state == State.READY;
        };
    }

    private void run(CommandEntry command, ElementReader.Incoming message) {
        byte[] payload = message.payload().copy();
        Decoded view = command.request()
                .map(struct -> table.view(struct, MemorySegment.ofArray(payload)))
                .orElse(null);
        switch (command.name()) {
            case "GSP_SET_SYSTEM_INFO" -> {
                if (view != null && new SystemInfoCheck(gpu, view).check(address)) {
                    enter(State.WAIT_REGISTRY);
                }
            }
            case "SET_REGISTRY" -> {
                if (new RegistryCheck(gpu, payload).check()) {
                    if (gpu.chip().fsp()) {
                        enter(State.STARTING);
                        later(SEQUENCER_NANOS, () -> {
                            checkVersion();
                            resumed();
                        });
                    } else if (table.events().find(LoadRequest.SECURE).isPresent()) {
                        enter(State.PROGRAM);
                        later(SEQUENCER_NANOS, this::askForProgram);
                    } else {
                        enter(State.SEQUENCER);
                        later(SEQUENCER_NANOS, this::sendSequencer);
                    }
                }
            }
            case "GET_GSP_STATIC_INFO" -> staticInfo(command, message, view);
            case "UNLOADING_GUEST_DRIVER" -> unload(message, view);
            default -> {
                if (objects.serves(command.name())) {
                    answer(command.name(), message, objects.call(command.name(), payload));
                    return;
                }
                gpu.refuse("command " + command.name(), "a function that the simulation serves", command.name());
                replyUnlessOneWay(command, message, NOT_SUPPORTED);
            }
        }
    }

    private void answer(String name, ElementReader.Incoming message, RmAnswer answer) {
        if (answer.sent()) {
            post(
                    REPLY_NANOS + answer.late(),
                    new ElementWriter.Message(
                            name,
                            message.function(),
                            answer.struct(),
                            new Payload(answer.payload().toArray(ValueLayout.JAVA_BYTE)),
                            message.rpcSequence(),
                            answer.result()));
        }
    }

    private void staticInfo(CommandEntry command, ElementReader.Incoming message, @Nullable Decoded request) {
        if (request != null) {
            request.leaves().stream()
                    .filter(leaf -> !leaf.text() && request.value(leaf) != 0)
                    .findFirst()
                    .ifPresent(leaf -> gpu.refuse(command.name() + "." + leaf.path(), "0", "another value"));
        }
        WprMeta wpr = meta;
        String struct = command.replyStruct().orElseThrow();
        if (wpr == null) {
            throw new IllegalStateException("no command comes before the start");
        }
        reply(command.name(), message, struct, new Payload(new StaticInfo(gpu, wpr).payload(struct)), 0);
    }

    private void unload(ElementReader.Incoming message, @Nullable Decoded request) {
        if (request != null) {
            long level = request.getLong("newLevel");
            if (level != 0 && level != 3 && level != 7) {
                gpu.refuse("UNLOADING_GUEST_DRIVER.newLevel", "0, 3 or 7", Long.toString(level));
            }
        }
        reply(
                "UNLOADING_GUEST_DRIVER",
                message,
                request == null ? "" : request.type().name(),
                message.payload(),
                0);
        if (!gpu.faults().has(Fault.UnloadNeverSuspends.class)) {
            later(REPLY_NANOS + SUSPEND_NANOS, () -> {
                enter(State.SUSPENDED);
                if (core != null) {
                    core.suspend();
                }
            });
        }
    }

    /** From 595 on: says what is to run on this core, and suspends it. */
    private void askForProgram() {
        WprMeta wpr = meta;
        if (gpu.faults().has(Fault.NoSequencer.class) || wpr == null) {
            return;
        }
        LoadRequest asked = new LoadRequest(gpu, wpr.get("gspFwHeapOffset") + HELPER_OFFSET, seed);
        request = asked;
        event(asked.event(), asked.payload());
        if (!gpu.faults().has(Fault.NeverSuspends.class)) {
            later(SUSPEND_NANOS, () -> {
                asked.suspended();
                if (core != null) {
                    core.suspend();
                }
            });
        }
    }

    boolean requestedProgramStarted(SimFalcon gsp) {
        LoadRequest asked = request;
        if (asked == null) {
            gpu.refuse("GSP start", "a program only when it is asked for", "state " + state);
        }
        return asked != null && asked.started(gsp);
    }

    private void sendSequencer() {
        WprMeta wpr = meta;
        if (gpu.faults().has(Fault.NoSequencer.class) || wpr == null) {
            return;
        }
        checkVersion();
        long helper = wpr.get("gspFwHeapOffset") + HELPER_OFFSET;
        gpu.framebuffer().write(helper, SequencerProgram.program(seed));
        SequencerProgram program = new SequencerProgram(gpu, helper, libosAddress);
        gpu.faults().find(Fault.BadSequencerOpcode.class).ifPresent(fault -> program.breakOpcode(fault.opcode()));
        gpu.faults().find(Fault.TruncatedSequencer.class).ifPresent(fault -> program.truncate());
        SequencerWatch watcher = new SequencerWatch(gpu, program.steps());
        watch = watcher;
        gpu.registers().observe(watcher);
        gpu.log().note("sequencer with %d operations".formatted(program.operations()));
        event("GSP_RUN_CPU_SEQUENCER", program.payload());
    }

    /** The driver says which bootloader it was, before there is anything to do for it. */
    private void checkVersion() {
        if (core != null && core.falcon().os() != images.appVersion()) {
            gpu.refuse(
                    "GSP OS",
                    "the bootloader's version " + SimLog.hex(images.appVersion()),
                    SimLog.hex(core.falcon().os()));
        }
    }

    void sequencerProgramStarted() {
        if (state != State.SEQUENCER) {
            gpu.refuse("GSP start", "the sequencer's program only within the sequencer", "state " + state);
        }
    }

    /** SEC2 was started to bring the core back. */
    boolean mayResume(SimFalcon gsp) {
        SequencerWatch watcher = watch;
        LoadRequest asked = request;
        if (watcher == null && asked == null) {
            gpu.refuse("SEC2 start", "a resume at the end of the sequencer, or after a program", "state " + state);
            return false;
        }
        if (watcher != null) {
            gpu.registers().ignore(watcher);
        }
        watch = null;
        request = null;
        if (gsp.mailboxAddress() != libosAddress) {
            gpu.refuse("GSP mailboxes", SimLog.hex(libosAddress), SimLog.hex(gsp.mailboxAddress()));
            return false;
        }
        return asked != null ? asked.complete() : watcher != null && watcher.complete();
    }

    void resumed() {
        enter(State.STARTING);
        later(INIT_NANOS, () -> {
            if (!gpu.faults().has(Fault.NoInitDone.class)) {
                enter(State.READY);
                inject("GSP_INIT_DONE", 0, nothing -> {});
            }
        });
    }

    private void event(String name, byte[] payload) {
        String struct = table.payload(name).flatMap(PayloadEntry::struct).orElse("");
        post(0, new ElementWriter.Message(name, table.events().number(name), struct, new Payload(payload), 0, 0));
    }

    /** Sends an event on a test's command. */
    void inject(String name, long tailBytes, Consumer<Decoded> fill) {
        if (queues == null || state == State.SUSPENDED) {
            throw new IllegalStateException("the resource manager does not run: " + state);
        }
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

    private void replyUnlessOneWay(CommandEntry command, ElementReader.Incoming message, int result) {
        if (command.reply() != CommandEntry.Reply.NONE) {
            reply(command.name(), message, "", message.payload(), result);
        }
    }

    private void reply(String name, ElementReader.Incoming message, String struct, Payload payload, int result) {
        post(
                REPLY_NANOS,
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
        later(nanos + stall, () -> {
            if (!faults.of(Fault.Die.class, message.name()).isEmpty()) {
                die.run();
                return;
            }
            QueuePeer peer = queues;
            if (peer != null) {
                gpu.log()
                        .note("sends %s, %d bytes"
                                .formatted(message.name(), message.payload().size()));
                peer.send(message);
            }
        });
    }
}
