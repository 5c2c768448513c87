package org.fwabi.gsp.sim.rm;

import java.util.Set;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;

/**
 * The resource manager's objects and what they answer. Not for several threads at once; the simulated GPU sees to that.
 *
 * <p>What it knows of the GPU is one model: {@link EngineModel}, {@link GraphicsModel}, {@link FifoModel},
 * {@link VaSpaceModel}, {@link MemoryModel}, {@link SuspendModel}, {@link EventModel}, {@link DisplayModel} with its
 * outputs. They share the tree of objects and nothing else that is not said in their constructors.
 */
public final class SimRm {
    private final ControlTable controls;
    private final ClassTable classes;
    private final RmTree tree = new RmTree();
    private final RmFaults faults = new RmFaults();
    private final EventModel events;
    private final DisplayModel display;
    private final SuspendModel suspend;
    private final DisplayChannels channels;
    private final DpControls displayPort;
    private final FifoModel fifo;
    private final Calls calls;

    /** A resource manager without clients. */
    public SimRm(RmBoard board) {
        controls = new ControlTable(board.table());
        classes = new ClassTable(board.table());
        ChipClasses chip = ChipClasses.of(board.chip());
        EngineModel engines = new EngineModel(board.table(), chip);
        events = new EventModel(board, tree);
        fifo = new FifoModel(board, tree, engines);
        GraphicsModel graphics = new GraphicsModel(tree, board.chip());
        VaSpaceModel vaSpaces = new VaSpaceModel(tree);
        MemoryModel memory = new MemoryModel(board, tree);
        suspend = new SuspendModel(tree, fifo, memory);
        display = new DisplayModel(events);
        channels = new DisplayChannels(board, chip);

        addTree(classes);
        engines.register(controls);
        events.register(classes, controls);
        fifo.register(classes, controls, chip);
        graphics.register(controls);
        vaSpaces.register(classes, controls);
        memory.register(controls);
        suspend.register(controls);
        display.register(controls);
        new DfpControls(display).register(controls);
        displayPort = new DpControls(display);
        displayPort.register(controls);
        channels.register(classes, controls);
        calls = new Calls(board, tree, classes, controls, memory, faults);
        reset();
    }

    private static void addTree(ClassTable classes) {
        classes.add("NV01_ROOT", Kind.CLIENT, "NV0000_ALLOC_PARAMETERS", Set.of(), call -> Status.OK);
        classes.add("NV01_ROOT_CLIENT", Kind.CLIENT, "NV0000_ALLOC_PARAMETERS", Set.of(), call -> Status.OK);
        classes.add(
                "NV01_DEVICE_0",
                Kind.DEVICE,
                "NV0080_ALLOC_PARAMETERS",
                Set.of(Kind.CLIENT),
                call -> call.oneOf("deviceId", 0) ? Status.OK : call.bad("deviceId", "0, the only GPU"));
        classes.add(
                "NV20_SUBDEVICE_0",
                Kind.SUBDEVICE,
                "NV2080_ALLOC_PARAMETERS",
                Set.of(Kind.DEVICE),
                call -> call.oneOf("subDeviceId", 0) ? Status.OK : call.bad("subDeviceId", "0, the only one"));
    }

    /** The resource manager starts anew: only its own objects are there. */
    public void reset() {
        tree.clear();
        fifo.clear();
        display.clear();
        channels.clear();
        displayPort.clear();
        suspend.clear();
        events.clear();
    }

    /**
     * Whether a command is one that objects answer.
     *
     * @param function its name, e.g. {@code GSP_RM_CONTROL}
     */
    public boolean serves(String function) {
        return calls.serves(function);
    }

    /**
     * Makes a call.
     *
     * @param function name of the command
     * @param payload its bytes, of which at least the envelope's size is there
     */
    public RmAnswer call(String function, byte[] payload) {
        return calls.call(function, payload);
    }

    /** Makes calls go wrong from now on. */
    public void inject(RmFault fault) {
        faults.add(fault);
    }

    /** Ends all faults. */
    public void clearFaults() {
        faults.clear();
    }

    /**
     * A channel faults: it stops, and the driver is told.
     *
     * @param channel its number
     * @param fill further fields of the release's struct
     * @throws java.util.NoSuchElementException if there is no such channel
     */
    public void faultChannel(int channel, int xid, Consumer<Decoded> fill) {
        events.rcTriggered(fifo.fault(channel), channel, xid, fill);
    }

    /** The controls that are answered. */
    ControlTable controls() {
        return controls;
    }

    /** The classes that objects can be of. */
    ClassTable classes() {
        return classes;
    }

    /** Objects there are, those of the resource manager itself included. */
    public int objects() {
        return tree.size();
    }

    /** Events that firmware sends by itself. */
    public EventModel events() {
        return events;
    }

    /** The displays, to plug and unplug, and to see what the driver set. */
    public DisplayModel display() {
        return display;
    }

    /** The channels. */
    public FifoModel fifo() {
        return fifo;
    }

    /** How far suspend is. */
    public SuspendModel suspend() {
        return suspend;
    }
}
