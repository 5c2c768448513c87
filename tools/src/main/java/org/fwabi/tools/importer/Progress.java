package org.fwabi.tools.importer;

/** Told what an import is doing, for somebody who waits. Called from any thread. */
interface Progress {
    /** What begins now, in a few words. */
    void step(String what);
}
