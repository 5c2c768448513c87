package org.fwabi.gsp.sim;

import java.util.Optional;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.fwabi.device.PciAddress;
import org.fwabi.gsp.sim.RmLife.State;
import org.fwabi.gsp.sim.rm.RmBoard;
import org.fwabi.gsp.sim.rm.SimRm;
import org.jspecify.annotations.Nullable;

/** The resource manager on GSP, for the release of the table: its start, step by step, and its end. */
final class GspRm implements RmCommands.Boot {
    private static final long LINK_NANOS = 8_000_000;
    private static final long SEQUENCER_NANOS = 5_000_000;
    private static final long INIT_NANOS = 120_000_000;
    private static final long SUSPEND_NANOS = 6_000_000;

    private final SimGpuParts gpu;
    private final ImageCheck images;
    private final Runnable interrupt;
    private final RmLife life;
    private final Outbox outbox;
    private final DriverTask task;
    private final MessageAssembly assembly;
    private final SimRm objects;
    private final RmCommands commands;
    private long libosAddress;
    private @Nullable GspCore core;
    private @Nullable WprMeta meta;
    private @Nullable QueuePeer queues;

    GspRm(SimGpuParts gpu, PciAddress address, ImageCheck images, Runnable interrupt, Runnable die, long seed) {
        this.gpu = gpu;
        this.images = images;
        this.interrupt = interrupt;
        life = new RmLife(gpu);
        outbox = new Outbox(gpu, life, () -> Optional.ofNullable(queues), die);
        task = new DriverTask(gpu, life, outbox, seed);
        assembly = new MessageAssembly(gpu);
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
        objects = new SimRm(
                new RmBoard(gpu.table(), gpu.chip().name(), gpu.chip().framebufferSize(), log, outbox::event));
        commands = new RmCommands(gpu, address, life, outbox, objects, this);
    }

    SimRm objects() {
        return objects;
    }

    void attach(GspCore gspCore) {
        core = gspCore;
    }

    State state() {
        return life.state();
    }

    void start(long libos, WprMeta wpr) {
        life.renew();
        libosAddress = libos;
        meta = wpr;
        assembly.clear();
        objects.reset();
        life.enter(State.LINKING);
        life.later(LINK_NANOS, () -> {
            queues = new LibosArguments(gpu).read(libosAddress, interrupt);
            if (queues != null) {
                life.enter(State.WAIT_SYSTEM_INFO);
                doorbell();
            }
        });
    }

    /** GSP's core was reset: the end of the resource manager, unless its own sequence asked for it. */
    void coreReset() {
        if (!task.reset()) {
            end();
        }
    }

    /** The driver gave this boot up: it runs another program where the sequencer's should be. */
    void abandoned() {
        if (life.state() == State.SEQUENCER || life.state() == State.PROGRAM) {
            end();
        }
    }

    private void end() {
        if (life.state() == State.OFF) {
            return;
        }
        task.drop();
        life.renew();
        queues = null;
        life.enter(State.OFF);
    }

    /** The driver rang: there are commands. */
    void doorbell() {
        QueuePeer peer = queues;
        if (peer != null && life.state() != State.SUSPENDED) {
            peer.receive(element -> assembly.add(element).ifPresent(commands::handle));
        }
    }

    @Override
    public WprMeta meta() {
        WprMeta wpr = meta;
        if (wpr == null) {
            throw new IllegalStateException("no command comes before the start");
        }
        return wpr;
    }

    @Override
    public void configured() {
        if (gpu.chip().fsp()) {
            life.enter(State.STARTING);
            life.later(SEQUENCER_NANOS, () -> {
                checkVersion();
                resumed();
            });
        } else if (gpu.table().events().find(LoadRequest.SECURE).isPresent()) {
            life.enter(State.PROGRAM);
            life.later(SEQUENCER_NANOS, this::askForProgram);
        } else {
            life.enter(State.SEQUENCER);
            life.later(SEQUENCER_NANOS, this::askForSequence);
        }
    }

    @Override
    public void suspend() {
        if (core != null) {
            core.suspend();
        }
    }

    /** From 595 on: says what is to run on this core, and suspends it. */
    private void askForProgram() {
        if (gpu.faults().has(Fault.NoSequencer.class)) {
            return;
        }
        LoadRequest asked = task.program(meta());
        if (!gpu.faults().has(Fault.NeverSuspends.class)) {
            life.later(SUSPEND_NANOS, () -> {
                asked.suspended();
                suspend();
            });
        }
    }

    boolean requestedProgramStarted(SimFalcon gsp) {
        return task.programStarted(gsp);
    }

    private void askForSequence() {
        if (!gpu.faults().has(Fault.NoSequencer.class)) {
            checkVersion();
            task.sequence(meta(), libosAddress);
        }
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
        if (life.state() != State.SEQUENCER) {
            gpu.refuse("GSP start", "the sequencer's program only within the sequencer", "state " + life.state());
        }
    }

    /** SEC2 was started to bring the core back. */
    boolean mayResume(SimFalcon gsp) {
        return task.complete(gsp, libosAddress);
    }

    void resumed() {
        life.enter(State.STARTING);
        life.later(INIT_NANOS, () -> {
            if (!gpu.faults().has(Fault.NoInitDone.class)) {
                life.enter(State.READY);
                inject("GSP_INIT_DONE", 0, nothing -> {});
            }
        });
    }

    /** Sends an event on a test's command. */
    void inject(String name, long tailBytes, Consumer<Decoded> fill) {
        if (queues == null || life.state() == State.SUSPENDED) {
            throw new IllegalStateException("the resource manager does not run: " + life.state());
        }
        outbox.event(name, tailBytes, fill);
    }
}
