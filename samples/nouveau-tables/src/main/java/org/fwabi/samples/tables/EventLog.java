package org.fwabi.samples.tables;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Where this driver writes down what the firmware reports. */
final class EventLog {
    private static final Logger LOG = System.getLogger("org.fwabi.samples.tables");

    void error(String text) {
        LOG.log(Level.ERROR, text);
    }

    void warning(String text) {
        LOG.log(Level.WARNING, text);
    }

    void debug(String text) {
        LOG.log(Level.DEBUG, text);
    }

    /** An event of a client that is not there. */
    void stray(String reason) {
        LOG.log(Level.WARNING, "stray event: {0}", reason);
    }
}
