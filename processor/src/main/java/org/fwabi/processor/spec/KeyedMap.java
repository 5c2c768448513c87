package org.fwabi.processor.spec;

import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.MapNode;

/**
 * A map whose keys the format lists.
 *
 * @param what names it in a message, e.g. {@code a release file}
 */
record KeyedMap(Shapes shapes, MapNode node, String what) {
    /** Reports the keys that the format does not have. */
    static KeyedMap of(Shapes shapes, MapNode node, String what, Set<String> keys) {
        shapes.checkKeys(node, what, keys);
        return new KeyedMap(shapes, node, what);
    }

    Optional<Node> get(String key) {
        return node.get(key);
    }

    /** The value of a key that must be there. */
    Optional<Node> require(String key) {
        Optional<Node> value = node.get(key);
        if (value.isEmpty()) {
            shapes.error(DiagnosticId.FW022, node.at(), what + " lacks the key '" + key + "'");
        }
        return value;
    }
}
