package org.fwabi.gsp.queue;

import java.time.Duration;

/**
 * How long a queue waits, and how much it takes.
 *
 * @param space for room in the ring, for each element
 * @param reply for the reply to a call, from when it is published, whatever else arrives meanwhile
 * @param link for the GSP to set up its queue
 * @param messageMax most payload bytes of a message, all its records together
 */
public record QueueLimits(Duration space, Duration reply, Duration link, int messageMax) {
    /**
     * One second for room: the GSP empties the ring within microseconds unless it is stuck. Five seconds for a reply: the
     * slowest commands take some hundred milliseconds; nova-core and nouveau wait as long. Four seconds for the link,
     * like NVIDIA's own driver. 16 MiB: the longest messages are page lists of 8 bytes a page, so of up to 8 GiB.
     */
    public static final QueueLimits DEFAULT =
            new QueueLimits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(4), 16 << 20);

    /** Refuses what could not work. */
    public QueueLimits {
        if (space.isNegative() || reply.isNegative() || link.isNegative() || messageMax < 0) {
            throw new IllegalArgumentException("negative limit");
        }
    }
}
