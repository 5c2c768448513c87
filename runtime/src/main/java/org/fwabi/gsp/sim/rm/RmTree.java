package org.fwabi.gsp.sim.rm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All objects by client and handle. Freeing one frees all below it, the youngest first. */
final class RmTree {
    /** Handles of the resource manager's own objects, as static info tells them. */
    static final int INTERNAL_CLIENT = 0xc2000000;

    static final int INTERNAL_DEVICE = 0xabcd0080;
    static final int INTERNAL_SUBDEVICE = 0xabcd2080;

    private final Map<Integer, Map<Integer, Node>> clients = new LinkedHashMap<>();
    private final List<Consumer<Node>> freed = new ArrayList<>();

    /** Who is told of each object that goes away. */
    void onFree(Consumer<Node> listener) {
        freed.add(listener);
    }

    void clear() {
        clients.clear();
        Node client = add(new Node(INTERNAL_CLIENT, INTERNAL_CLIENT, Kind.CLIENT, "NV01_ROOT", 0, true, null));
        Node device = add(new Node(INTERNAL_CLIENT, INTERNAL_DEVICE, Kind.DEVICE, "NV01_DEVICE_0", 0x80, true, client));
        add(new Node(INTERNAL_CLIENT, INTERNAL_SUBDEVICE, Kind.SUBDEVICE, "NV20_SUBDEVICE_0", 0x2080, true, device));
    }

    boolean hasClient(int client) {
        return clients.containsKey(client);
    }

    @Nullable Node find(int client, int handle) {
        return clients.getOrDefault(client, Map.of()).get(handle);
    }

    /** An object of a kind; null if there is none of that handle, or it is of another kind. */
    @Nullable Node find(int client, int handle, Kind kind) {
        Node node = find(client, handle);
        return node != null && node.kind() == kind ? node : null;
    }

    Stream<Node> all(Kind kind) {
        return clients.values().stream()
                .flatMap(objects -> objects.values().stream())
                .filter(node -> node.kind() == kind);
    }

    int size() {
        return clients.values().stream().mapToInt(Map::size).sum();
    }

    Node add(Node node) {
        clients.computeIfAbsent(node.client(), client -> new LinkedHashMap<>()).put(node.handle(), node);
        return node;
    }

    void free(Node node) {
        List<Node> children = node.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            free(children.get(i));
        }
        node.detach();
        Map<Integer, Node> objects = clients.getOrDefault(node.client(), Map.of());
        objects.remove(node.handle());
        if (node.kind() == Kind.CLIENT) {
            clients.remove(node.client());
        }
        freed.forEach(listener -> listener.accept(node));
    }
}
