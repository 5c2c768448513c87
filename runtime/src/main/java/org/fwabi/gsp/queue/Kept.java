package org.fwabi.gsp.queue;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are made once for a key and a length, and found again without allocating: what a queue needs for the next
 * message of the same type and length. Holds {@value #LIMIT} at most, and starts afresh when there would be more; a driver
 * uses far fewer, unless its lengths vary without end.
 *
 * @param <V> what is kept
 */
final class Kept<V> {
    private static final int LIMIT = 256;

    private record Node<V>(long length, V value, @Nullable Node<V> next) {}

    private final IdentityHashMap<Object, Node<V>> nodes = new IdentityHashMap<>();
    private int count;

    /** What is kept for a key, compared by identity, and a length; or null. */
    @Nullable V find(Object key, long length) {
        Node<V> node = nodes.get(key);
        while (node != null && node.length() != length) {
            node = node.next();
        }
        return node == null ? null : node.value();
    }

    /** Keeps a value and returns it. */
    V keep(Object key, long length, V value) {
        if (count == LIMIT) {
            clear();
        }
        nodes.put(key, new Node<>(length, value, nodes.get(key)));
        count++;
        return value;
    }

    void clear() {
        nodes.clear();
        count = 0;
    }
}
