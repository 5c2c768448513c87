package org.fwabi.gsp.sim.rm;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Channels, what runs on them, and whether they may run at all. */
public final class FifoModel {
    private static final int CHANNELS = 2048;
    private static final long SYSTEM_MEMORY = 1;
    private static final long VIDEO_MEMORY = 2;

    /** A copy engine's number is one of the API, rather than an instance. */
    private static final long COPY_VERSION_1 = 1;

    private final RmBoard board;
    private final RmTree tree;
    private final EngineModel engines;
    private final Map<Node, Channel> channels = new HashMap<>();
    private boolean stopped;

    FifoModel(RmBoard board, RmTree tree, EngineModel engines) {
        this.board = board;
        this.tree = tree;
        this.engines = engines;
        tree.onFree(channels::remove);
    }

    void clear() {
        channels.clear();
        stopped = false;
    }

    void register(ClassTable classes, ControlTable controls, ChipClasses chip) {
        classes.add(chip.channel(), Kind.CHANNEL, "NV_CHANNEL_ALLOC_PARAMS", Set.of(Kind.DEVICE), this::newChannel);
        Set<Kind> onChannel = Set.of(Kind.CHANNEL);
        classes.add(chip.copy(), Kind.COPY_ENGINE, "NVC0B5_ALLOCATION_PARAMETERS", onChannel, this::newCopy);
        video(classes, chip.nvdec(), "NV_BSP_ALLOCATION_PARAMETERS", Engine.Type.NVDEC);
        video(classes, chip.nvenc(), "NV_MSENC_ALLOCATION_PARAMETERS", Engine.Type.NVENC);
        chip.nvjpg().ifPresent(name -> video(classes, name, "NV_NVJPG_ALLOCATION_PARAMETERS", Engine.Type.NVJPEG));
        chip.ofa().ifPresent(name -> video(classes, name, "NV_OFA_ALLOCATION_PARAMETERS", Engine.Type.OFA));
        for (String name : Set.of(chip.threeD(), chip.compute(), "FERMI_TWOD_A", "KEPLER_INLINE_TO_MEMORY_B")) {
            classes.add(name, Kind.GRAPHICS, onChannel, this::newGraphics);
        }
        controls.add(Kind.CHANNEL, "NVA06F_CTRL_CMD_BIND", "NVA06F_CTRL_BIND_PARAMS", this::bind);
        controls.add(
                Kind.CHANNEL, "NVA06F_CTRL_CMD_GPFIFO_SCHEDULE", "NVA06F_CTRL_GPFIFO_SCHEDULE_PARAMS", this::schedule);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING",
                "NV2080_CTRL_CMD_INTERNAL_FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING_PARAMS",
                call -> {
                    stopped = call.is("bDisableActiveChannels");
                    return Status.OK;
                });
    }

    private void video(ClassTable classes, String name, String params, Engine.Type type) {
        classes.add(name, Kind.VIDEO_ENGINE, params, Set.of(Kind.CHANNEL), call -> newVideo(call, type));
    }

    private int newChannel(Call call) {
        Optional<Engine> engine = engines.byNv2080(call.get("engineType"));
        if (engine.isEmpty()) {
            return call.bad(
                    "engineType", "an engine of this GPU in " + board.table().release());
        }
        if (tree.find(call.object().client(), call.handle("hVASpace"), Kind.VASPACE) == null) {
            return call.fail(
                    Status.OBJECT_NOT_FOUND,
                    "hVASpace",
                    "an address space of the client",
                    "%08x".formatted(call.handle("hVASpace")));
        }
        if (!call.is("gpFifoEntries")) {
            return call.bad("gpFifoEntries", "at least 1");
        }
        for (String memory : new String[] {"instanceMem", "userdMem", "ramfcMem", "mthdbufMem"}) {
            int status = memory(call, memory, memory.equals("mthdbufMem"));
            if (status != Status.OK) {
                return status;
            }
        }
        // The page of the USERD index and the index within it, NVOS04_FLAGS bits 20:12 and 10:8.
        int id = (int) (call.get("flags") >>> 12 & 0x1ff) * 8 + (int) (call.get("flags") >>> 8 & 7);
        int runlist = engine.get().runlist();
        if (id >= CHANNELS
                || channels.values().stream()
                        .anyMatch(c -> c.id() == id && c.engine().runlist() == runlist)) {
            return call.fail(Status.INSUFFICIENT_RESOURCES, "flags", "a free channel of the runlist", "channel " + id);
        }
        channels.put(call.object(), new Channel(engine.get(), id));
        return Status.OK;
    }

    /** A descriptor of memory that the driver gives. */
    private int memory(Call call, String field, boolean optional) {
        if (optional && !call.is(field + ".size")) {
            return Status.OK;
        }
        long base = call.get(field + ".base");
        long size = call.get(field + ".size");
        if (!call.oneOf(field + ".addressSpace", SYSTEM_MEMORY, VIDEO_MEMORY)) {
            return call.bad(field + ".addressSpace", "1, system, or 2, video memory");
        }
        if (size <= 0) {
            return call.bad(field + ".size", "a size");
        }
        boolean video = call.get(field + ".addressSpace") == VIDEO_MEMORY;
        if (base <= 0 || (video && (base >= board.framebuffer() || size > board.framebuffer() - base))) {
            return call.bad(field + ".base", "an address of that memory");
        }
        return Status.OK;
    }

    private int newCopy(Call call) {
        Channel channel = channelOf(call);
        long number = call.get("engineType");
        Optional<Engine> engine = call.get("version") == COPY_VERSION_1
                ? engines.byNv2080(number).filter(found -> found.type() == Engine.Type.COPY)
                : engines.find(Engine.Type.COPY, number);
        if (engine.isEmpty()) {
            return call.bad(
                    "engineType",
                    "a copy engine of this GPU in " + board.table().release());
        }
        if (engine.get().runlist() != channel.engine().runlist()) {
            return call.bad(
                    "engineType", "a copy engine of runlist " + channel.engine().runlist());
        }
        return Status.OK;
    }

    private int newVideo(Call call, Engine.Type type) {
        long size = call.params().type().size();
        if (call.get("size") != size) {
            return call.bad("size", size + ", the struct's own");
        }
        long instance = call.has("engineInstance") ? call.get("engineInstance") : 0;
        Optional<Engine> engine = engines.find(type, instance);
        if (engine.isEmpty()) {
            return call.bad(
                    "engineInstance", type + " of this GPU in " + board.table().release());
        }
        return engine.get().runlist() == channelOf(call).engine().runlist()
                ? Status.OK
                : call.fail(
                        Status.INVALID_ARGUMENT,
                        "channel",
                        "one of " + engine.get().rmName(),
                        "another runlist");
    }

    private int newGraphics(Call call) {
        return channelOf(call).engine().type() == Engine.Type.GR
                ? Status.OK
                : call.fail(Status.INVALID_OBJECT_PARENT, "channel", "one of GR0", "another runlist");
    }

    /** Parents were checked: an engine's object is below a channel. */
    private Channel channelOf(Call call) {
        Channel channel = channels.get(call.object().parent());
        if (channel == null) {
            throw new IllegalStateException(call.object() + " is not below a channel");
        }
        return channel;
    }

    private Channel channel(Call call) {
        Channel channel = channels.get(call.object());
        if (channel == null) {
            throw new IllegalStateException(call.object() + " is no channel");
        }
        return channel;
    }

    private int bind(Call call) {
        Channel channel = channel(call);
        Optional<Engine> engine = engines.byNv2080(call.get("engineType"));
        if (engine.isEmpty() || engine.get().runlist() != channel.engine().runlist()) {
            return call.bad(
                    "engineType", "an engine of runlist " + channel.engine().runlist());
        }
        channel.bind();
        return Status.OK;
    }

    private int schedule(Call call) {
        Channel channel = channel(call);
        if (!channel.bound()) {
            return call.fail(Status.INVALID_STATE, "channel", "one that is bound", "one that is not");
        }
        channel.schedule(call.is("bEnable"));
        return Status.OK;
    }

    /** Whether a channel could run now. */
    boolean running() {
        return !stopped && channels.values().stream().anyMatch(Channel::scheduled);
    }

    /** Whether all channels are stopped, as for suspend. */
    public boolean stopped() {
        return stopped;
    }

    /** Whether a channel of that number is scheduled. */
    public boolean scheduled(int id) {
        return channels.values().stream().anyMatch(channel -> channel.id() == id && channel.scheduled());
    }

    /** Number of channels. */
    public int count() {
        return channels.size();
    }

    /** A channel faults; gives the API number of its engine. */
    int fault(int id) {
        Channel channel = channels.values().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no channel " + id));
        channel.fault();
        return channel.engine().nv2080();
    }
}
