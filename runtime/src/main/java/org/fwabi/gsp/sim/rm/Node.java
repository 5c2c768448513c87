package org.fwabi.gsp.sim.rm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object of the resource manager. */
final class Node {
    private final int client;
    private final int handle;
    private final Kind kind;
    private final String className;
    private final int classNumber;
    private final boolean internal;
    private final @Nullable Node parent;
    private final List<Node> children = new ArrayList<>();

    Node(
            int client,
            int handle,
            Kind kind,
            String className,
            int classNumber,
            boolean internal,
            @Nullable Node parent) {
        this.client = client;
        this.handle = handle;
        this.kind = kind;
        this.className = className;
        this.classNumber = classNumber;
        this.internal = internal;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    int client() {
        return client;
    }

    int handle() {
        return handle;
    }

    Kind kind() {
        return kind;
    }

    String className() {
        return className;
    }

    int classNumber() {
        return classNumber;
    }

    /** Whether it is the resource manager's own, which alone takes internal controls. */
    boolean internal() {
        return internal;
    }

    @Nullable Node parent() {
        return parent;
    }

    List<Node> children() {
        return List.copyOf(children);
    }

    void detach() {
        if (parent != null) {
            parent.children.remove(this);
        }
    }

    @Override
    public String toString() {
        return "%s %08x:%08x".formatted(className, client, handle);
    }
}
