package org.fwabi.gsp.rm;

import org.fwabi.message.BadMessage;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/** Holds what an answer's envelope repeats against what was sent. */
final class Echo {
    private Echo() {}

    static @Nullable BadMessage handle(MessageType<?> envelope, String field, int sent, int received) {
        return sent == received
                ? null
                : new BadMessage(
                        envelope.name(),
                        field,
                        envelope.offsetOf(field),
                        "%08x, as sent".formatted(sent),
                        "%08x".formatted(received));
    }

    /** Firmware works on the parameters in place, so the size can't change between request and answer. */
    static @Nullable BadMessage size(
            MessageType<?> envelope, String call, String release, MessageType<?> params, long received) {
        return params.byteSize() == received
                ? null
                : new BadMessage(
                        envelope.name(),
                        "paramsSize",
                        envelope.offsetOf("paramsSize"),
                        "%d, the size of %s in %s".formatted(params.byteSize(), call, release),
                        Long.toString(received));
    }
}
