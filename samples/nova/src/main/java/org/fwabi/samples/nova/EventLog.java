package org.fwabi.samples.nova;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.fwabi.samples.nova.abi.GspEvent;

/** What becomes of events that the firmware sends unasked: this driver writes them down. */
final class EventLog {
    private static final Logger LOG = System.getLogger("org.fwabi.samples.nova");

    /** Logs an event. The compiler sees to it that none is forgotten. */
    void log(GspEvent event) {
        switch (event) {
            case GspEvent.OsErrorLog(var error) -> LOG.log(Level.ERROR, "Xid {0}: {1}", error.xid(), error.text());
            case GspEvent.RcTriggered(var fault) ->
                LOG.log(
                        Level.ERROR,
                        "channel {0} on engine {1} failed: Xid {2}",
                        fault.channelId(),
                        fault.engineType(),
                        fault.xid());
            case GspEvent.MmuFaultQueued() -> LOG.log(Level.WARNING, "an MMU fault is queued");
            case GspEvent.PostEvent(var post) ->
                LOG.log(Level.DEBUG, "notifier {0} of client {1}", post.notifyIndex(), post.client());
            case GspEvent.Malformed bad ->
                LOG.log(Level.WARNING, "event {0} is malformed: {1}", bad.number(), bad.reason());
            case GspEvent.Unknown unknown -> LOG.log(Level.DEBUG, "event {0} is unknown", unknown.number());
        }
    }
}
