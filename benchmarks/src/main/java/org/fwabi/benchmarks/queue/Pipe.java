package org.fwabi.benchmarks.queue;

/**
 * A ring with a private copy of a message at each end. A message holds its number and, at its end, the complement; its
 * other bytes do not change. Each end is for one thread.
 */
interface Pipe {
    /** Slots of a page ring, of which one stays empty. */
    int SLOTS = 63;

    /** Bytes of a slot. */
    int SLOT = 4096;

    /** Puts a message in; spins while there is no room. */
    void put(long number);

    /** Takes a message out; spins while there is none. Returns twice its first word and once its last. */
    long take();
}
