package org.fwabi.gsp.queue;

import java.lang.foreign.Arena;
import java.time.Duration;
import org.fwabi.device.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Joins elements to messages. No header says how long a message is in all, so: a record that is as long as a record can
 * be may be followed by a continuation record. Whatever else follows, or nothing for a while, ends the message.
 */
final class MessageReceiver {
    /** What became of one look at the queue. */
    enum Outcome {
        /** Nothing there. */
        EMPTY,
        /** Something was thrown away. */
        REJECTED,
        /** {@link #message()} is new. */
        MESSAGE
    }

    /**
     * Continuation records follow each other at copying speed, and their slots have been given back; so when nothing
     * comes for this long, nothing will. Only a message that ends exactly with its record is ever held up by it.
     */
    private static final Duration NEXT_RECORD = Duration.ofMillis(100);

    private final QueueProtocol protocol;
    private final ElementReader reader;
    private final Deadline quiet;
    private final int messageMax;
    private ReceivedMessage message;
    private ReceivedMessage next;

    /** Whether {@code next} holds a good element that was read too far. */
    private boolean ahead;

    private @Nullable QueueTrace trace;

    MessageReceiver(QueueRegion region, PeerLink link, Clock clock, int messageMax, Arena arena) {
        this.protocol = region.protocol();
        this.reader = new ElementReader(region, link, clock, arena, 0);
        this.quiet = new Deadline(clock, NEXT_RECORD);
        this.messageMax = messageMax;
        this.message = new ReceivedMessage(protocol, arena);
        this.next = new ReceivedMessage(protocol, arena);
    }

    void trace(@Nullable QueueTrace listener) {
        trace = listener;
        reader.trace(listener);
    }

    /** The last message; valid until the next {@link #receive}. */
    ReceivedMessage message() {
        return message;
    }

    /** Messages and records thrown away so far. */
    long rejected() {
        return reader.rejected();
    }

    /** Messages and records that did not arrive, or not as they were sent. */
    long lost() {
        return reader.lost();
    }

    /** Takes at most one message out of the queue, or throws at most one away. */
    Outcome receive() throws QueueException {
        if (ahead) {
            ReceivedMessage taken = next;
            next = message;
            message = taken;
            ahead = false;
        } else {
            switch (reader.read(message)) {
                case EMPTY -> {
                    return Outcome.EMPTY;
                }
                case STALE, BAD -> {
                    return Outcome.REJECTED;
                }
                case GOOD -> {}
            }
        }
        if (message.number == protocol.continuationFunction()) {
            return reject(new Rejection.StrayContinuation());
        }
        if (message.lastRecordFull && !join()) {
            return Outcome.REJECTED;
        }
        if (trace != null) {
            trace.received(message.info(), message.payload().asReadOnly());
        }
        return Outcome.MESSAGE;
    }

    /** Adds the records that continue the message. Returns false if it had to be thrown away. */
    private boolean join() throws QueueException {
        while (message.lastRecordFull) {
            switch (readNext()) {
                case EMPTY, STALE -> {
                    return true;
                }
                case BAD -> {
                    reject(new Rejection.BrokenOff(message.payloadBytes));
                    return false;
                }
                case GOOD -> {
                    ahead = reader.missed() > 0 || next.number != protocol.continuationFunction();
                }
            }
            if (reader.missed() > 0) {
                reject(new Rejection.BrokenOff(message.payloadBytes));
                return false;
            }
            if (ahead) {
                return true;
            }
            long total = message.payloadBytes + next.payloadBytes;
            if (total > messageMax) {
                reject(new Rejection.TooLong(total, messageMax));
                return false;
            }
            message.append(next);
        }
        return true;
    }

    /** Reads the element behind the message, waiting for it if need be. */
    private ElementReader.Outcome readNext() throws QueueException {
        quiet.restart();
        while (true) {
            ElementReader.Outcome outcome = reader.read(next);
            boolean again = switch (outcome) {
                case EMPTY -> quiet.pause();
                case STALE -> !quiet.expired();
                case BAD, GOOD -> false;
            };
            if (!again) {
                return outcome;
            }
        }
    }

    private Outcome reject(Rejection reason) {
        reader.reject(message, reason);
        return Outcome.REJECTED;
    }
}
