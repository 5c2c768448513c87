package org.fwabi.gsp.sim;

import org.jspecify.annotations.Nullable;

/**
 * What the resource manager has the driver do before it is ready: a sequence of register accesses or, from 595 on, a
 * program on GSP's own core.
 */
final class DriverTask {
    /** Of the sequence's program, or of the one asked for, in the heap. */
    private static final long HELPER_OFFSET = 0x1000;

    private final SimGpuParts gpu;
    private final RmLife life;
    private final Outbox outbox;
    private final long seed;
    private @Nullable SequencerWatch watch;
    private @Nullable LoadRequest request;

    DriverTask(SimGpuParts gpu, RmLife life, Outbox outbox, long seed) {
        this.gpu = gpu;
        this.life = life;
        this.outbox = outbox;
        this.seed = seed;
    }

    /** Asks for a sequence, and watches what the driver makes of it. */
    void sequence(WprMeta wpr, long libosAddress) {
        long helper = wpr.get("gspFwHeapOffset") + HELPER_OFFSET;
        gpu.framebuffer().write(helper, SequencerProgram.program(seed));
        SequencerProgram program = new SequencerProgram(gpu, helper, libosAddress);
        gpu.faults().find(Fault.BadSequencerOpcode.class).ifPresent(fault -> program.breakOpcode(fault.opcode()));
        gpu.faults().find(Fault.TruncatedSequencer.class).ifPresent(fault -> program.truncate());
        SequencerWatch watcher = new SequencerWatch(gpu, program.steps());
        watch = watcher;
        gpu.registers().observe(watcher);
        gpu.log().note("sequencer with %d operations".formatted(program.operations()));
        outbox.event("GSP_RUN_CPU_SEQUENCER", program.payload());
    }

    /** Asks for a program to be run on this core, which then has to be suspended. */
    LoadRequest program(WprMeta wpr) {
        LoadRequest asked = new LoadRequest(gpu, wpr.get("gspFwHeapOffset") + HELPER_OFFSET, seed);
        request = asked;
        outbox.event(asked.event(), asked.payload());
        return asked;
    }

    /** The core was reset: whether that is part of what was asked for. */
    boolean reset() {
        SequencerWatch watcher = watch;
        LoadRequest asked = request;
        return asked != null ? asked.reset() : watcher != null && watcher.resetting();
    }

    /** The core was started with the program: whether it was asked for, and is whole. */
    boolean programStarted(SimFalcon gsp) {
        LoadRequest asked = request;
        if (asked == null) {
            gpu.refuse("GSP start", "a program only when it is asked for", "state " + life.state());
        }
        return asked != null && asked.started(gsp);
    }

    /** SEC2 was started to bring the core back: whether all is done that was asked for. */
    boolean complete(SimFalcon gsp, long libosAddress) {
        SequencerWatch watcher = watch;
        LoadRequest asked = request;
        if (watcher == null && asked == null) {
            gpu.refuse(
                    "SEC2 start", "a resume at the end of the sequencer, or after a program", "state " + life.state());
            return false;
        }
        drop();
        if (gsp.mailboxAddress() != libosAddress) {
            gpu.refuse("GSP mailboxes", SimLog.hex(libosAddress), SimLog.hex(gsp.mailboxAddress()));
            return false;
        }
        return asked != null ? asked.complete() : watcher != null && watcher.complete();
    }

    /** Nothing is asked for any more. */
    void drop() {
        SequencerWatch watcher = watch;
        if (watcher != null) {
            gpu.registers().ignore(watcher);
        }
        watch = null;
        request = null;
    }
}
