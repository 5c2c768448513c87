package org.fwabi.gsp.sim.rm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.PayloadEntry;
import org.fwabi.decode.StructType;

/** Who wants to hear of what, and the events that firmware sends. */
public final class EventModel {
    /** A display was plugged or unplugged. */
    static final int HOTPLUG = 1;

    /** A DisplayPort sink wants attention. */
    static final int DP_IRQ = 7;

    private static final int CLIENT_RM = 1 << 26;
    private static final int REPEAT = 2;
    private static final int SINGLE = 1;

    private record Subscription(Node subdevice, int notifier) {}

    private final RmBoard board;
    private final RmTree tree;
    private final Map<Subscription, Integer> actions = new HashMap<>();
    private final Map<Node, Integer> notifiers = new HashMap<>();

    EventModel(RmBoard board, RmTree tree) {
        this.board = board;
        this.tree = tree;
        tree.onFree(node -> {
            notifiers.remove(node);
            actions.keySet().removeIf(key -> key.subdevice.equals(node));
        });
    }

    void clear() {
        actions.clear();
        notifiers.clear();
    }

    void register(ClassTable classes, ControlTable controls) {
        classes.add(
                "NV01_EVENT_KERNEL_CALLBACK_EX",
                Kind.EVENT,
                "NV0005_ALLOC_PARAMETERS",
                Set.of(Kind.SUBDEVICE),
                this::create);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_EVENT_SET_NOTIFICATION",
                "NV2080_CTRL_EVENT_SET_NOTIFICATION_PARAMS",
                this::setNotification);
    }

    private int create(Call call) {
        if (call.handle("hParentClient") != call.object().client()) {
            return call.bad("hParentClient", "%08x".formatted(call.object().client()));
        }
        if (call.handle("hClass") != call.object().classNumber()) {
            return call.bad("hClass", "0x%x".formatted(call.object().classNumber()));
        }
        // The upper bits are flags. A callback is for clients of the driver itself only, and the flag says so.
        if ((call.get("notifyIndex") & CLIENT_RM) == 0) {
            return call.bad("notifyIndex", "with bit 26");
        }
        notifiers.put(call.object(), (int) call.get("notifyIndex") & 0xffff);
        return Status.OK;
    }

    private int setNotification(Call call) {
        int notifier = (int) call.get("event");
        int action = (int) call.get("action");
        if (action < 0 || action > REPEAT) {
            return call.bad("action", "0 disable, 1 single or 2 repeat");
        }
        if (call.object().children().stream().noneMatch(node -> notifier == notifiers.getOrDefault(node, -1))) {
            return call.bad("event", "one that an event object below is for");
        }
        actions.put(new Subscription(call.object(), notifier), action);
        return Status.OK;
    }

    /** Tells everybody who listens for a notifier. */
    int notify(int notifier, String struct, Consumer<Decoded> fill) {
        byte[] data = new byte[(int) board.table().struct(struct).size()];
        fill.accept(board.table().view(struct, MemorySegment.ofArray(data)));
        int told = 0;
        for (Node node : tree.all(Kind.EVENT).toList()) {
            Subscription key = new Subscription(parent(node), notifier);
            int action = actions.getOrDefault(key, 0);
            if (notifiers.getOrDefault(node, -1) == notifier && action != 0) {
                post(node, notifier, data);
                told++;
                if (action == SINGLE) {
                    actions.put(key, 0);
                }
            }
        }
        return told;
    }

    private static Node parent(Node node) {
        Node parent = node.parent();
        if (parent == null) {
            throw new IllegalStateException(node + " has no parent");
        }
        return parent;
    }

    private void post(Node event, int notifier, byte[] data) {
        send("POST_EVENT", data.length, message -> {
            message.setLong("hClient", event.client());
            message.setLong("hEvent", event.handle());
            message.setLong("notifyIndex", notifier);
            message.setLong("eventDataSize", data.length);
            message.setBytes("eventData", data);
        });
    }

    /**
     * Firmware starts recovery of a channel.
     *
     * @param engineType number of the API
     * @param fill further fields of the release's struct
     */
    void rcTriggered(int engineType, int channel, int xid, Consumer<Decoded> fill) {
        send("RC_TRIGGERED", 0, message -> {
            message.setLong("nv2080EngineType", engineType);
            message.setLong("chid", channel);
            message.setLong("exceptType", xid);
            fill.accept(message);
        });
    }

    /** An error for the user, known as an Xid. */
    public void osErrorLog(int xid, int runlist, int channel, String text) {
        send("OS_ERROR_LOG", 0, message -> {
            message.setLong("exceptType", xid);
            message.setLong("runlistId", runlist);
            message.setLong("chid", channel);
            message.setString("errString", text);
        });
    }

    /** Faults wait in the driver's buffer. */
    public void mmuFaultQueued() {
        send("MMU_FAULT_QUEUED", 0, message -> {});
    }

    /** Log output of another microcontroller. */
    public void libosPrint(int engine, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send("UCODE_LIBOS_PRINT", bytes.length, message -> {
            message.setLong("ucodeEngDesc", Integer.toUnsignedLong(engine));
            message.setLong("libosPrintBufSize", bytes.length);
            message.setBytes("libosPrintBuf", bytes);
        });
    }

    /** Registers are locked, or open again. */
    public void lockdown(boolean begins) {
        send("GSP_LOCKDOWN_NOTICE", 0, message -> message.setBoolean("bLockdownEngaging", begins));
    }

    /** A record for crash reports; only in releases that have it. */
    public void nocatRecord() {
        send("GSP_POST_NOCAT_RECORD", 0, message -> {});
    }

    /** Data that clients share; only in releases that have it. */
    public void userSharedData() {
        send("GSP_SEND_USER_SHARED_DATA", 0, message -> {});
    }

    /**
     * Sends an event of the release.
     *
     * @throws IllegalArgumentException if the release has no such event
     */
    private void send(String event, int tail, Consumer<Decoded> fill) {
        board.table().events().number(event);
        String struct =
                board.table().payload(event).flatMap(PayloadEntry::struct).orElse("");
        if (struct.isEmpty()) {
            board.post().send(event, new byte[0]);
            return;
        }
        StructType type = board.table().struct(struct);
        // A tail may begin inside the padding at the end of the fixed part.
        long tailAt = type.flexibleTail().map(member -> member.offset()).orElse(type.size());
        MemorySegment bytes = MemorySegment.ofArray(new byte[(int) Math.max(type.size(), tailAt + tail)]);
        fill.accept(board.table().view(struct, bytes));
        board.post().send(event, bytes.toArray(ValueLayout.JAVA_BYTE));
    }
}
