package org.fwabi.decode;

import java.util.Optional;

/**
 * What a release says of a command.
 *
 * @param name of its function
 * @param request struct of the request; empty for a request without payload
 * @param size how long a request may be
 * @param reply what comes back
 * @param replyStruct struct of the reply, for {@link Reply#STRUCT}
 */
public record CommandEntry(
        String name, Optional<String> request, SizeRule size, Reply reply, Optional<String> replyStruct) {
    /** What comes back for a command. */
    public enum Reply {
        /** Nothing is sent. */
        NONE,
        /** A message without payload. */
        EMPTY,
        /** A message with a struct. */
        STRUCT
    }
}
