package org.fwabi.gsp.sim.rm;

/** A channel's state. */
final class Channel {
    private final Engine engine;
    private final int id;
    private boolean bound;
    private boolean scheduled;
    private boolean faulted;

    Channel(Engine engine, int id) {
        this.engine = engine;
        this.id = id;
    }

    Engine engine() {
        return engine;
    }

    int id() {
        return id;
    }

    boolean bound() {
        return bound;
    }

    void bind() {
        bound = true;
    }

    boolean scheduled() {
        return scheduled;
    }

    void schedule(boolean on) {
        scheduled = on;
    }

    boolean faulted() {
        return faulted;
    }

    void fault() {
        faulted = true;
        scheduled = false;
    }
}
