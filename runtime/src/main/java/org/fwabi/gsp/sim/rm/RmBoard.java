package org.fwabi.gsp.sim.rm;

import org.fwabi.decode.ReleaseTable;

/**
 * What the resource manager has of the GPU that it runs on.
 *
 * @param table the release
 * @param chip name of the chip, e.g. {@code GA102}
 * @param framebuffer bytes of video memory
 * @param log where refusals and notes go
 * @param post sends an event
 */
public record RmBoard(ReleaseTable table, String chip, long framebuffer, Log log, Post post) {
    /** Where refusals and notes go. */
    public interface Log {
        /** The driver did something wrong. */
        void refuse(String where, String expected, String found);

        /** Something happened. */
        void note(String text);
    }

    /** Sends events. */
    @FunctionalInterface
    public interface Post {
        /** Sends an event of the release, by its name. */
        void send(String event, byte[] payload);
    }

    void refuse(String where, String expected, String found) {
        log.refuse(where, expected, found);
    }
}
