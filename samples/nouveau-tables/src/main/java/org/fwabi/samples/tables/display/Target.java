package org.fwabi.samples.tables.display;

import java.util.function.Consumer;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmRetry;
import org.fwabi.message.Control;

/**
 * An object of the firmware, as controls address it.
 *
 * @param client handle of the client that owns it
 * @param object its handle
 */
record Target(RmCalls calls, int client, int object) {
    /** Calls a control whose parameters as they are made are what to send. The answer is valid until the next call. */
    <P> RmReply<P> ask(Control<P> what) {
        return calls.control(client, object, what);
    }

    /** Calls a control. The answer is valid until the next call. */
    <P> RmReply<P> ask(Control<P> what, Consumer<? super P> fill) {
        return calls.control(client, object, what, fill);
    }

    /** Calls a control again while a rule says so. The answer is valid until the next call. */
    <P> RmReply<P> ask(Control<P> what, Consumer<? super P> fill, RmRetry<? super P> retry) {
        return calls.control(client, object, what, fill, retry);
    }

    /** Calls a control that has nothing to tell but its status. */
    <P> RmReply<Done> tell(Control<P> what, Consumer<? super P> fill) {
        return ask(what, fill).map(params -> Done.DONE);
    }
}
