/**
 * A GPU driver that does with eleven firmware releases what nouveau does with tables of callbacks for two: it boots the
 * firmware, asks for engines, interrupts and memory, makes channels and engine objects, hears of events, and saves the GPU
 * for suspend. Copy from it, a class a subject.
 *
 * <p>No line of it asks which release is running. What differs in data is in the specs; the few things that a release
 * wants done in another way are {@link org.fwabi.samples.tables.GpcTopology}, {@link
 * org.fwabi.samples.tables.SaveState}, {@link org.fwabi.samples.tables.SaveSpan} and {@link
 * org.fwabi.samples.tables.Scrubber}.
 *
 * <p><strong>Threads.</strong> One at a time for all of it, as for the queue below.
 */
@NullMarked
package org.fwabi.samples.tables;

import org.jspecify.annotations.NullMarked;
