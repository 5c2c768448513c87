package org.fwabi.gsp.queue;

import org.jspecify.annotations.Nullable;

/** Whether a queue lives, and whose code it runs at the moment, which restricts what that code may do with the queue. */
final class QueueState {
    /** Whose code runs. */
    enum Busy {
        /** Nobody's. */
        NO,
        /** That which writes a request. */
        FILLING,
        /** That which takes a message. */
        HANDLING
    }

    private Busy busy = Busy.NO;
    private @Nullable QueueFailure death;

    /** Before somebody's code runs. Returns what {@link #leave} is to be given. */
    Busy enter(Busy now) {
        Busy before = busy;
        busy = now;
        return before;
    }

    void leave(Busy before) {
        busy = before;
    }

    boolean idle() {
        return busy == Busy.NO;
    }

    @Nullable QueueFailure death() {
        return death;
    }

    void die(QueueFailure failure) {
        death = failure;
    }

    void checkLive() throws QueueException {
        if (death != null) {
            throw new QueueFailure.Dead(death).toException();
        }
    }

    void checkMaySend() {
        if (busy == Busy.FILLING) {
            throw new IllegalStateException("the queue can't be used while a request is filled in");
        }
    }

    void checkMayWait() {
        if (!idle()) {
            throw new IllegalStateException(
                    "an event handler, matcher or fill may not wait for messages: it is called while the queue does");
        }
    }
}
