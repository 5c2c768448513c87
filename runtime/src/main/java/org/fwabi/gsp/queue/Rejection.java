package org.fwabi.gsp.queue;

/** Why a message from the GSP was thrown away. It costs that message only; the queue goes on behind it. */
public sealed interface Rejection {
    /**
     * The element count is 0, too large, or not what the length needs.
     *
     * @param actual the count, unsigned
     * @param length the RPC length beside it, unsigned
     * @param skipped slots passed over to reach the next element
     */
    record BadElementCount(long actual, long length, int skipped) implements Rejection {}

    /** The RPC length, unsigned, is below {@code min} or above {@code max}. */
    record BadLength(long actual, long min, long max) implements Rejection {}

    /** The element's slots were not all published in time. */
    record Incomplete(int slots, int published) implements Rejection {}

    /** The RPC signature is wrong. */
    record BadSignature(int expected, int actual) implements Rejection {}

    /** The RPC header has another version. */
    record BadHeaderVersion(int expected, int actual) implements Rejection {}

    /** The checksum over the message came to this instead of 0. */
    record BadChecksum(int remainder) implements Rejection {}

    /** The transport's sequence number, unsigned, has been there before. */
    record Stale(long expected, long actual) implements Rejection {}

    /** The transport's sequence number, unsigned, is further ahead than a ring can hold. */
    record FarAhead(long expected, long actual) implements Rejection {}

    /** A continuation record with nothing to continue. */
    record StrayContinuation() implements Rejection {}

    /** A record behind this message's full ones was rejected or is missing, so that it may lack its end. */
    record BrokenOff(long bytes) implements Rejection {}

    /** All records together exceed the limit. */
    record TooLong(long bytes, long max) implements Rejection {}
}
