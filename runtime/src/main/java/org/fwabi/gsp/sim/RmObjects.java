package org.fwabi.gsp.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fwabi.decode.Decoded;

/** The resource manager's objects, as far as handles and parents go. Statuses are those of the RM API. */
final class RmObjects {
    private static final long OK = 0;
    private static final long INSERT_DUPLICATE_NAME = 0x19;
    private static final long INVALID_OBJECT_HANDLE = 0x33;
    private static final long INVALID_OBJECT_PARENT = 0x36;
    private static final long NOT_SUPPORTED = 0x56;

    private record Key(long client, long object) {}

    private final Map<Key, Key> parents = new HashMap<>();

    /** Creates an object; a client is its own object and parent. */
    void alloc(Decoded call) {
        long client = call.getLong("hClient");
        Key object = new Key(client, call.getLong("hObject"));
        Key parent = new Key(client, call.getLong("hParent"));
        boolean root = call.getLong("hObject") == client;
        if (parents.containsKey(object)) {
            call.setLong("status", INSERT_DUPLICATE_NAME);
        } else if (!root && !parents.containsKey(parent)) {
            call.setLong("status", INVALID_OBJECT_PARENT);
        } else {
            parents.put(object, root ? object : parent);
            call.setLong("status", OK);
        }
    }

    /** No control is simulated: an object that is there says so, one that is not is an error. */
    void control(Decoded call) {
        Key object = new Key(call.getLong("hClient"), call.getLong("hObject"));
        call.setLong("status", parents.containsKey(object) ? NOT_SUPPORTED : INVALID_OBJECT_HANDLE);
    }

    /** Frees an object and all below it. */
    void free(Decoded call) {
        Key object = new Key(call.getLong("params.hRoot"), call.getLong("params.hObjectOld"));
        if (!parents.containsKey(object)) {
            call.setLong("params.status", INVALID_OBJECT_HANDLE);
            return;
        }
        Set<Key> doomed = new HashSet<>(Set.of(object));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<Key, Key> entry : parents.entrySet()) {
                if (doomed.contains(Objects.requireNonNull(entry.getValue()))) {
                    grown |= doomed.add(entry.getKey());
                }
            }
        }
        parents.keySet().removeAll(doomed);
        call.setLong("params.status", OK);
    }

    void clear() {
        parents.clear();
    }
}
