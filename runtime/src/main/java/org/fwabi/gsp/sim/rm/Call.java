package org.fwabi.gsp.sim.rm;

import java.util.stream.LongStream;
import org.fwabi.decode.Decoded;
import org.jspecify.annotations.Nullable;

/** A control, or a creation, as one of the models sees it. */
final class Call {
    private final RmBoard board;
    private final String name;
    private final Node object;
    private final @Nullable Decoded params;

    /**
     * A call.
     *
     * @param object the object called; of a creation, the new one
     * @param params empty for a call without
     */
    Call(RmBoard board, String name, Node object, @Nullable Decoded params) {
        this.board = board;
        this.name = name;
        this.object = object;
        this.params = params;
    }

    String name() {
        return name;
    }

    Node object() {
        return object;
    }

    Decoded params() {
        if (params == null) {
            throw new IllegalStateException(name + " has no parameters");
        }
        return params;
    }

    boolean has(String field) {
        return params().has(field);
    }

    long get(String field) {
        return params().getLong(field);
    }

    int handle(String field) {
        return (int) get(field);
    }

    boolean is(String field) {
        return get(field) != 0;
    }

    void set(String field, long value) {
        params().setLong(field, value);
    }

    /** Sets a field that some releases lack. */
    void setIf(String field, long value) {
        if (has(field)) {
            set(field, value);
        }
    }

    long factNumber(String fact) {
        return board.table().factNumber(fact);
    }

    /** The driver's mistake in one field. */
    int bad(String field, String expected) {
        return fail(Status.INVALID_ARGUMENT, field, expected, "0x" + Long.toHexString(get(field)));
    }

    int fail(int status, String where, String expected, String found) {
        board.refuse(name + "." + where, expected, found);
        return status;
    }

    /** Whether a field has one of these values. */
    boolean oneOf(String field, long... values) {
        long value = get(field);
        return LongStream.of(values).anyMatch(known -> known == value);
    }
}
