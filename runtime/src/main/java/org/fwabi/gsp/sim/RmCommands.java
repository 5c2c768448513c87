package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.SizeRule;
import org.fwabi.device.PciAddress;
import org.fwabi.gsp.sim.rm.SimRm;
import org.jspecify.annotations.Nullable;

/** The commands that the resource manager serves: which fit its state, their sizes, and their replies. */
final class RmCommands {
    private static final long SUSPEND_NANOS = 6_000_000;
    private static final int NOT_SUPPORTED = 0x56;
    private static final int INVALID_STATE = 0x40;
    private static final int INVALID_PARAM_STRUCT = 0x3b;

    /** What commands have to do with the boot and its end. */
    interface Boot {
        /** What the booter was told of the framebuffer. */
        WprMeta meta();

        /** The driver has told all that the start needs. */
        void configured();

        /** The core goes to sleep. */
        void suspend();
    }

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final PciAddress address;
    private final RmLife life;
    private final Outbox outbox;
    private final SimRm objects;
    private final Boot boot;

    RmCommands(SimGpuParts gpu, PciAddress address, RmLife life, Outbox outbox, SimRm objects, Boot boot) {
        this.gpu = gpu;
        this.table = gpu.table();
        this.address = address;
        this.life = life;
        this.outbox = outbox;
        this.objects = objects;
        this.boot = boot;
    }

    void handle(ElementReader.Incoming message) {
        Optional<String> name = table.functions().nameOf(message.function());
        Optional<CommandEntry> command = name.flatMap(table::command);
        if (name.isEmpty() || command.isEmpty()) {
            String what = name.orElse(SimLog.hex(message.function() & 0xffffffffL));
            gpu.refuse("command " + what, "a function that " + table.release() + " serves", "an unknown one");
            outbox.reply(what, message, "", message.payload(), NOT_SUPPORTED);
            return;
        }
        gpu.log()
                .note("command %s, %d bytes"
                        .formatted(name.get(), message.payload().size()));
        if (!sized(command.get(), message.payload().size())) {
            outbox.refusal(command.get(), message, INVALID_PARAM_STRUCT);
        } else if (!expected(name.get())) {
            gpu.refuse("command " + name.get(), "one that fits the state " + life.state(), name.get());
            outbox.refusal(command.get(), message, INVALID_STATE);
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
            case "GSP_SET_SYSTEM_INFO" -> life.state() == RmLife.State.WAIT_SYSTEM_INFO;
            case "SET_REGISTRY" -> life.state() == RmLife.State.WAIT_REGISTRY;
            default -> life.state() == RmLife.State.READY;
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
                    life.enter(RmLife.State.WAIT_REGISTRY);
                }
            }
            case "SET_REGISTRY" -> {
                if (new RegistryCheck(gpu, payload).check()) {
                    boot.configured();
                }
            }
            case "GET_GSP_STATIC_INFO" -> staticInfo(command, message, view);
            case "UNLOADING_GUEST_DRIVER" -> unload(message, view);
            default -> {
                if (objects.serves(command.name())) {
                    outbox.reply(command.name(), message, objects.call(command.name(), payload));
                    return;
                }
                gpu.refuse("command " + command.name(), "a function that the simulation serves", command.name());
                outbox.refusal(command, message, NOT_SUPPORTED);
            }
        }
    }

    private void staticInfo(CommandEntry command, ElementReader.Incoming message, @Nullable Decoded request) {
        if (request != null) {
            request.leaves().stream()
                    .filter(leaf -> !leaf.text() && request.value(leaf) != 0)
                    .findFirst()
                    .ifPresent(leaf -> gpu.refuse(command.name() + "." + leaf.path(), "0", "another value"));
        }
        String struct = command.replyStruct().orElseThrow();
        Payload payload = new Payload(new StaticInfo(gpu, boot.meta()).payload(struct));
        outbox.reply(command.name(), message, struct, payload, 0);
    }

    private void unload(ElementReader.Incoming message, @Nullable Decoded request) {
        if (request != null) {
            long level = request.getLong("newLevel");
            if (level != 0 && level != 3 && level != 7) {
                gpu.refuse("UNLOADING_GUEST_DRIVER.newLevel", "0, 3 or 7", Long.toString(level));
            }
        }
        String struct = request == null ? "" : request.type().name();
        outbox.reply("UNLOADING_GUEST_DRIVER", message, struct, message.payload(), 0);
        if (!gpu.faults().has(Fault.UnloadNeverSuspends.class)) {
            life.later(Outbox.REPLY_NANOS + SUSPEND_NANOS, () -> {
                life.enter(RmLife.State.SUSPENDED);
                boot.suspend();
            });
        }
    }
}
