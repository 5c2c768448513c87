package org.fwabi.message;

/**
 * A command as one release knows it: its number, its request and what comes back. Whether one may wait for a reply is
 * in the type, so that a command with a reply can't be sent and forgotten, and one without can't be waited for.
 *
 * @param <Q> the request
 */
public sealed interface Command<Q> {
    /** The function's name without prefix, e.g. {@code GSP_SET_SYSTEM_INFO}. */
    String name();

    /** The function number in this release. */
    int number();

    /** The payload's layout in this release. */
    MessageType<Q> request();

    /** A command that nothing answers. */
    record OneWay<Q>(String name, int number, MessageType<Q> request) implements Command<Q> {}

    /**
     * A command that is answered by a message of the same number.
     *
     * @param <R> the reply
     */
    record Call<Q, R>(String name, int number, MessageType<Q> request, MessageType<R> reply) implements Command<Q> {}
}
