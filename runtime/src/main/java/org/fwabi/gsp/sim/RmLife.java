package org.fwabi.gsp.sim;

/** How far the resource manager is, and the work of its present life: a start and an end make void what was before. */
final class RmLife {
    /** Where it stands, from the first instruction on. */
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

    private final SimGpuParts gpu;
    private State state = State.OFF;
    private long generation;

    RmLife(SimGpuParts gpu) {
        this.gpu = gpu;
    }

    State state() {
        return state;
    }

    void enter(State next) {
        state = next;
        gpu.log().note("resource manager: " + next);
    }

    /** Another life, or none: what was to come later does not. */
    void renew() {
        generation++;
    }

    /** Work of this life. */
    void later(long nanos, Runnable work) {
        long mine = generation;
        gpu.clock().after(nanos, () -> {
            if (mine == generation) {
                work.run();
            }
        });
    }
}
