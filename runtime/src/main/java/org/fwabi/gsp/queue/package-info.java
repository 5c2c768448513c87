/**
 * The message queues between the driver and the GSP: one ring in each direction, in one region of shared memory. The
 * rules are in {@code docs/queue.md}; what varies with a firmware release is in
 * {@link org.fwabi.gsp.queue.QueueProtocol}.
 */
@NullMarked
package org.fwabi.gsp.queue;

import org.jspecify.annotations.NullMarked;
