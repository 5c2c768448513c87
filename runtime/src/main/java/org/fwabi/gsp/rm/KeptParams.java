package org.fwabi.gsp.rm;

import java.lang.foreign.MemorySegment;
import java.util.IdentityHashMap;
import org.fwabi.message.MessageType;
import org.fwabi.message.support.Presets;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in envelopes. The queue uses an envelope again for the next message of the same length, and then the
 * parameters in it are the same objects too; so a call allocates nothing once its control has been called before. Holds
 * {@value #LIMIT} types at most, and starts afresh when there would be more.
 */
final class KeptParams {
    private static final int LIMIT = 1024;

    private final IdentityHashMap<MessageType<?>, InEnvelope<?>> kept = new IdentityHashMap<>();

    /**
     * Parameters in one envelope.
     *
     * @param presets what they hold beside zeros when they are new
     * @param ok the parameters as an answer
     */
    record InEnvelope<P>(Object envelope, MemorySegment bytes, P params, Presets presets, RmReply.Ok<P> ok) {}

    /** What is kept of a type for this very envelope, or null. */
    // What is kept under a type was made by it. Envelopes have no value but what is in memory: which object it is,
    // counts.
    @SuppressWarnings({"unchecked", "ReferenceEquality"})
    <P> @Nullable InEnvelope<P> find(MessageType<P> type, Object envelope) {
        InEnvelope<?> found = kept.get(type);
        return found != null && found.envelope() == envelope ? (InEnvelope<P>) found : null;
    }

    /** Parameters as received. */
    <P> InEnvelope<P> received(MessageType<P> type, Object envelope, MemorySegment bytes) {
        return keep(type, envelope, bytes, type.view(bytes), Presets.NONE);
    }

    /** Parameters to be sent. */
    <P> InEnvelope<P> fresh(MessageType<P> type, Object envelope, MemorySegment zeroed) {
        P params = type.fresh(zeroed);
        return keep(type, envelope, zeroed, params, Presets.of(zeroed));
    }

    private <P> InEnvelope<P> keep(
            MessageType<P> type, Object envelope, MemorySegment bytes, P params, Presets presets) {
        if (kept.size() == LIMIT) {
            kept.clear();
        }
        InEnvelope<P> made = new InEnvelope<>(envelope, bytes, params, presets, new RmReply.Ok<>(params));
        kept.put(type, made);
        return made;
    }
}
