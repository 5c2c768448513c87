package org.fwabi.gsp.queue;

import org.fwabi.message.BadMessage;

/** Why a queue could not do what was asked. */
public sealed interface QueueFailure {
    /** One line for a person. */
    String describe();

    /** The failure as an exception. */
    default QueueException toException() {
        return new QueueException(this);
    }

    /**
     * The GSP took nothing out of the ring for too long. Nothing was sent; trying again later is allowed.
     *
     * @param slotsNeeded slots that the element takes
     * @param slotsFree slots that were free at the end
     * @param waitedNanos how long the queue waited
     */
    record Full(int slotsNeeded, int slotsFree, long waitedNanos) implements QueueFailure {
        @Override
        public String describe() {
            return "command queue full: %d slots needed, %d free after %s"
                    .formatted(slotsNeeded, slotsFree, millis(waitedNanos));
        }
    }

    /**
     * What was waited for did not come.
     *
     * @param awaited what was waited for
     * @param waitedNanos how long
     * @param rejected messages that came meanwhile and were rejected; the awaited one may be among them
     */
    record TimedOut(String awaited, long waitedNanos, long rejected) implements QueueFailure {
        @Override
        public String describe() {
            return "no %s within %s%s"
                    .formatted(
                            awaited,
                            millis(waitedNanos),
                            rejected == 0 ? "" : ", but " + rejected + " bad messages meanwhile");
        }
    }

    /**
     * What was waited for came, and says that it did not work. The queue is fine.
     *
     * @param awaited what was waited for
     * @param result the message's result word
     */
    record Unsuccessful(String awaited, RpcResult result) implements QueueFailure {
        @Override
        public String describe() {
            return "%s came with result %s".formatted(awaited, result);
        }
    }

    /**
     * The reply came, but its payload is not what this release calls by that name. The queue is fine.
     *
     * @param reason what is wrong with it
     */
    record BadReply(BadMessage reason) implements QueueFailure {
        @Override
        public String describe() {
            return "bad reply: " + reason;
        }
    }

    /**
     * A message was lost while several commands of the same function were on their way, and the replies of this release do
     * not say which command they answer. So none of those that come can be given to one of these commands. The queue is
     * fine, and so is the function once none of its commands is pending any more.
     *
     * @param awaited what was waited for
     */
    record Ambiguous(String awaited) implements QueueFailure {
        @Override
        public String describe() {
            return "no telling which is the " + awaited + ", for a message before it was lost";
        }
    }

    /**
     * As many commands are on their way as may be, and this was tried where nobody can wait for their replies. Nothing was
     * sent.
     *
     * @param pending how many
     */
    record TooManyPending(int pending) implements QueueFailure {
        @Override
        public String describe() {
            return pending + " commands are pending already";
        }
    }

    /**
     * The GSP's header of its queue contradicts what the driver set up. The queue is dead.
     *
     * @param field the header's field
     * @param expected what would be right
     * @param actual what is there, unsigned
     */
    record BadPeer(String field, String expected, long actual) implements QueueFailure {
        @Override
        public String describe() {
            return "GSP queue header: %s is %d, expected %s".formatted(field, actual, expected);
        }
    }

    /**
     * The GSP's pointer lies outside the ring. What it has written or read is unknown, so the queue is dead.
     *
     * @param pointer {@code "readPtr"} of the command queue or {@code "writePtr"} of the status queue
     * @param actual its value, unsigned
     * @param slots slots of the ring
     */
    record BadPointer(String pointer, long actual, int slots) implements QueueFailure {
        @Override
        public String describe() {
            return "GSP's %s is %d, outside the ring of %d slots".formatted(pointer, actual, slots);
        }
    }

    /**
     * A long message went out in part, and its rest found no room in time. The GSP would take whatever came next for the
     * rest, so the queue is dead.
     *
     * @param number the function number
     * @param recordsSent elements that went out
     * @param records elements of the whole message
     * @param cause why the next one could not be sent
     */
    record HalfSent(int number, int recordsSent, int records, QueueFailure cause) implements QueueFailure {
        @Override
        public String describe() {
            return "message %d stuck after %d of %d records: %s"
                    .formatted(number, recordsSent, records, cause.describe());
        }
    }

    /**
     * The queue died earlier. Nothing was tried.
     *
     * @param cause what it died of
     */
    record Dead(QueueFailure cause) implements QueueFailure {
        @Override
        public String describe() {
            return "queue is dead: " + cause.describe();
        }
    }

    private static String millis(long nanos) {
        return "%.3f ms".formatted(nanos / 1e6);
    }
}
