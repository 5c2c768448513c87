package org.fwabi.gsp.sim.rm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.jspecify.annotations.Nullable;

/** Takes calls out of their envelopes, finds whom they are for, and puts the answers back. */
final class Calls {
    private static final Set<String> SERVED =
            Set.of("GSP_RM_ALLOC", "GSP_RM_CONTROL", "FREE", "ALLOC_MEMORY", "UPDATE_BAR_PDE");
    private static final String FREE = "FREE";

    private final RmBoard board;
    private final ReleaseTable table;
    private final RmTree tree;
    private final ClassTable classes;
    private final ControlTable controls;
    private final MemoryModel memory;
    private final RmFaults faults;

    Calls(RmBoard board, RmTree tree, ClassTable classes, ControlTable controls, MemoryModel memory, RmFaults faults) {
        this.board = board;
        this.table = board.table();
        this.tree = tree;
        this.classes = classes;
        this.controls = controls;
        this.memory = memory;
        this.faults = faults;
    }

    boolean serves(String function) {
        return SERVED.contains(function) && table.command(function).isPresent();
    }

    RmAnswer call(String function, byte[] payload) {
        String struct =
                table.command(function).flatMap(CommandEntry::request).orElseThrow(IllegalArgumentException::new);
        MemorySegment bytes = MemorySegment.ofArray(payload.clone());
        Decoded envelope = table.view(struct, bytes);
        return switch (function) {
            case "GSP_RM_CONTROL" -> control(struct, envelope);
            case "GSP_RM_ALLOC" -> alloc(struct, envelope);
            case FREE -> free(struct, envelope);
            case "ALLOC_MEMORY" -> answer(function, struct, envelope, memory.allocate(envelope));
            case "UPDATE_BAR_PDE" -> answer(function, struct, envelope, memory.updateBarPde(envelope));
            default -> throw new IllegalArgumentException(function);
        };
    }

    /** Of a command whose envelope has no status: it is the message's result. */
    private RmAnswer answer(String call, String struct, Decoded envelope, int status) {
        RmAnswer answer = faulty(call, struct, envelope, "");
        return status == Status.OK
                ? answer
                : new RmAnswer(struct, answer.payload(), status, answer.late(), answer.sent());
    }

    private RmAnswer control(String struct, Decoded envelope) {
        int number = (int) envelope.getLong("cmd");
        Optional<ControlTable.Entry> entry = controls.find(number);
        String name = entry.map(ControlTable.Entry::name)
                .or(() -> table.controls().nameOf(number))
                .orElse("");
        OptionalInt forced = faults.status(name);
        envelope.setLong("status", forced.isPresent() ? forced.getAsInt() : control(envelope, number, entry));
        return faulty(name, struct, envelope, "cmd");
    }

    private int control(Decoded envelope, int number, Optional<ControlTable.Entry> found) {
        Node object = object(envelope, "hObject");
        if (object == null) {
            return missing(envelope, "hObject", controls.describe(number));
        }
        if (found.isEmpty()) {
            board.refuse(controls.describe(number), "a control that " + table.release() + " answers", "no such");
            return Status.NOT_SUPPORTED;
        }
        ControlTable.Entry entry = found.get();
        if (entry.on() != object.kind() || (entry.internal() && !object.internal())) {
            String wanted = (entry.internal() ? "the resource manager's own " : "a ") + entry.on();
            board.refuse(entry.name(), wanted, object.toString());
            return Status.NOT_SUPPORTED;
        }
        Decoded params = params(envelope, entry.name(), Optional.of(entry.params()));
        return params == null
                ? Status.INVALID_PARAM_STRUCT
                : entry.handler().run(new Call(board, entry.name(), object, params));
    }

    private RmAnswer alloc(String struct, Decoded envelope) {
        int number = (int) envelope.getLong("hClass");
        Optional<ClassTable.Entry> entry = classes.find(number);
        String name = entry.map(ClassTable.Entry::name)
                .or(() -> table.classes().nameOf(number))
                .orElse("");
        OptionalInt forced = faults.status(name);
        envelope.setLong("status", forced.isPresent() ? forced.getAsInt() : alloc(envelope, number, entry));
        return faulty(name, struct, envelope, "hClass");
    }

    private int alloc(Decoded envelope, int number, Optional<ClassTable.Entry> found) {
        if (found.isEmpty()) {
            board.refuse(classes.describe(number), "a class of this chip and release", "no such");
            return Status.INVALID_CLASS;
        }
        ClassTable.Entry entry = found.get();
        int client = (int) envelope.getLong("hClient");
        int handle = (int) envelope.getLong("hObject");
        int status = entry.kind() == Kind.CLIENT
                ? newClient(client, handle)
                : newHandle(client, handle, (int) envelope.getLong("hParent"), entry);
        if (status != Status.OK) {
            return status;
        }
        Decoded params = params(envelope, entry.name(), entry.params());
        if (params == null) {
            return Status.INVALID_PARAM_STRUCT;
        }
        Node parent = entry.kind() == Kind.CLIENT ? null : tree.find(client, (int) envelope.getLong("hParent"));
        Node node = new Node(client, handle, entry.kind(), entry.name(), number, false, parent);
        int made = entry.handler().run(new Call(board, entry.name(), node, params));
        if (made == Status.OK) {
            tree.add(node);
        } else {
            node.detach();
        }
        return made;
    }

    private int newClient(int client, int handle) {
        if (client == 0 || client != handle) {
            board.refuse("new client", "one handle for client and object", "%08x:%08x".formatted(client, handle));
            return Status.INVALID_OBJECT_HANDLE;
        }
        if (tree.hasClient(client)) {
            board.refuse("new client", "a free handle", "%08x".formatted(client));
            return Status.INSERT_DUPLICATE_NAME;
        }
        return Status.OK;
    }

    private int newHandle(int client, int handle, int parentHandle, ClassTable.Entry entry) {
        if (!tree.hasClient(client)) {
            board.refuse(entry.name(), "a client", "%08x".formatted(client));
            return Status.INVALID_OBJECT_HANDLE;
        }
        Node parent = tree.find(client, parentHandle);
        if (parent == null) {
            board.refuse(entry.name(), "a parent", "%08x:%08x".formatted(client, parentHandle));
            return Status.OBJECT_NOT_FOUND;
        }
        if (handle == 0 || handle == client) {
            board.refuse(entry.name(), "a handle other than 0 and the client's", "%08x".formatted(handle));
            return Status.INVALID_OBJECT_HANDLE;
        }
        if (tree.find(client, handle) != null) {
            board.refuse(entry.name(), "a free handle", "%08x".formatted(handle));
            return Status.INSERT_DUPLICATE_NAME;
        }
        if (!entry.parents().contains(parent.kind())) {
            board.refuse(entry.name(), "a parent of " + entry.parents(), parent.toString());
            return Status.INVALID_OBJECT_PARENT;
        }
        return Status.OK;
    }

    private RmAnswer free(String struct, Decoded envelope) {
        Node object = tree.find((int) envelope.getLong("params.hRoot"), (int) envelope.getLong("params.hObjectOld"));
        OptionalInt forced = faults.status(FREE);
        int status = Status.OK;
        if (forced.isPresent()) {
            status = forced.getAsInt();
        } else if (object == null) {
            status = missing(envelope, "params.hObjectOld", FREE);
        } else if (object.internal()) {
            board.refuse(FREE, "an object of the driver", object.toString());
            status = Status.INVALID_OBJECT_HANDLE;
        } else {
            tree.free(object);
        }
        envelope.setLong("params.status", status);
        return faulty(FREE, struct, envelope, "params.hObjectOld");
    }

    private @Nullable Node object(Decoded envelope, String field) {
        return tree.find((int) envelope.getLong("hClient"), (int) envelope.getLong(field));
    }

    private int missing(Decoded envelope, String field, String call) {
        String client = field.startsWith("params.") ? "params.hRoot" : "hClient";
        board.refuse(call, "an object", "%08x:%08x".formatted((int) envelope.getLong(client), (int)
                        envelope.getLong(field)));
        return tree.hasClient((int) envelope.getLong(client)) ? Status.OBJECT_NOT_FOUND : Status.INVALID_OBJECT_HANDLE;
    }

    /** The parameters, if they are exactly as long as the release has them; else null. */
    private @Nullable Decoded params(Decoded envelope, String call, Optional<String> struct) {
        long size = envelope.getLong("paramsSize");
        long wanted = struct.map(name -> table.struct(name).size()).orElse(0L);
        long there = envelope.memory().byteSize() - envelope.offset("params");
        if (size != wanted || there < wanted) {
            board.refuse(
                    call + " parameters",
                    "%d bytes in %s".formatted(wanted, table.release()),
                    "%d, %d of them there".formatted(size, Math.min(size, there)));
            return null;
        }
        MemorySegment bytes = envelope.memory().asSlice(envelope.offset("params"), wanted);
        // A call without parameters is seen as its own envelope, which nobody looks at.
        return struct.isPresent() ? table.view(struct.get(), bytes) : envelope;
    }

    private RmAnswer faulty(String call, String struct, Decoded envelope, String echo) {
        Optional<RmFault.WrongSize> size = faults.find(RmFault.WrongSize.class, call);
        size.ifPresent(fault -> envelope.setLong("paramsSize", envelope.getLong("paramsSize") + fault.by()));
        if (faults.find(RmFault.WrongEcho.class, call).isPresent()) {
            envelope.setLong(echo, envelope.getLong(echo) ^ 1);
        }
        byte[] payload = envelope.memory().toArray(ValueLayout.JAVA_BYTE);
        int by = size.map(RmFault.WrongSize::by).orElse(0);
        int length = Math.max(payload.length + by, (int) envelope.type().size());
        return new RmAnswer(
                struct,
                MemorySegment.ofArray(Arrays.copyOf(payload, length)),
                faults.find(RmFault.Result.class, call)
                        .map(RmFault.Result::result)
                        .orElse(0),
                faults.find(RmFault.Late.class, call).map(RmFault.Late::nanos).orElse(0L),
                faults.find(RmFault.Silent.class, call).isEmpty());
    }
}
