package org.fwabi.gsp.rm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fwabi.message.Control;
import org.fwabi.message.ObjectClass;
import org.jspecify.annotations.Nullable;

/**
 * An object of the resource manager that the driver made, and frees. Freeing it frees what was made below it first, the
 * youngest first, each with a call of its own, so that every status is seen. One thread at a time, like the queue.
 */
public class RmObject implements AutoCloseable {
    private final RmCalls calls;
    private final int client;
    private final int handle;
    private final String name;
    private final @Nullable RmObject parent;
    private final List<RmObject> children = new ArrayList<>();
    private boolean freed;

    /**
     * An object that was just created.
     *
     * @param name of its class, for failures
     * @param parent null for a client
     */
    RmObject(RmCalls calls, int client, int handle, String name, @Nullable RmObject parent) {
        this.calls = calls;
        this.client = client;
        this.handle = handle;
        this.name = name;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** The calls it was made with. */
    public final RmCalls calls() {
        return calls;
    }

    /** Handle of the client that owns it. */
    public final int client() {
        return client;
    }

    /** Its handle. */
    public final int handle() {
        return handle;
    }

    /** Whether it was freed, by itself or with its parent. */
    public final boolean freed() {
        return freed;
    }

    /**
     * Calls a control of it that takes nothing, or whose parameters as they are made are what to send.
     *
     * @throws IllegalStateException if it was freed
     */
    public final <P> RmReply<P> control(Control<P> what) {
        return control(what, params -> {});
    }

    /**
     * Calls a control of it.
     *
     * @throws IllegalStateException if it was freed, or from within an event handler
     * @see RmCalls#control(int, int, Control, Consumer)
     */
    public final <P> RmReply<P> control(Control<P> what, Consumer<? super P> fill) {
        checkLive();
        return calls.control(client, handle, what, fill);
    }

    /**
     * Creates an object below it.
     *
     * @param child handle of the new object, not in use within the client
     * @param what its class
     * @param fill writes the parameters
     * @throws RmException if the resource manager did not make it
     * @throws IllegalStateException if this one was freed, or from within an event handler
     */
    public final <P> RmObject create(int child, ObjectClass<P> what, Consumer<? super P> fill) throws RmException {
        make(child, what, fill);
        return new RmObject(calls, client, child, what.name(), this);
    }

    /** Creates an object below it of which the caller makes the Java side. */
    final <P> void make(int child, ObjectClass<P> what, Consumer<? super P> fill) throws RmException {
        checkLive();
        calls.alloc(client, handle, child, what, fill).orThrow("%s %08x".formatted(what.name(), child));
    }

    private void checkLive() {
        if (freed) {
            throw new IllegalStateException("%s %08x was freed".formatted(name, handle));
        }
    }

    /**
     * Frees it and all below it. The second call does nothing.
     *
     * @return what went wrong, in order; each object was tried, and none can be used any more
     */
    public final List<RmFailure> free() {
        List<RmFailure> failures = new ArrayList<>();
        free(failures);
        if (parent != null) {
            parent.children.remove(this);
        }
        return failures;
    }

    private void free(List<RmFailure> failures) {
        if (freed) {
            return;
        }
        // Before the calls: what one of them makes the driver do must not find the object in use.
        freed = true;
        released();
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).free(failures);
        }
        children.clear();
        try {
            calls.free(client, handle).orThrow("free of %s %08x".formatted(name, handle));
        } catch (RmException e) {
            failures.add(e.failure());
        }
    }

    /** Called once, before it is freed. */
    void released() {}

    /** Frees it. Who wants to know what went wrong calls {@link #free}. */
    @Override
    public final void close() {
        free();
    }

    @Override
    public final String toString() {
        return "%s %08x:%08x".formatted(name, client, handle);
    }
}
