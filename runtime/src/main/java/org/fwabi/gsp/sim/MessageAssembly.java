package org.fwabi.gsp.sim;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts messages together that the driver sends in several elements. */
final class MessageAssembly {
    private final SimGpuParts gpu;
    private final MessageLengths lengths;
    private ElementReader.@Nullable Incoming partial;

    MessageAssembly(SimGpuParts gpu) {
        this.gpu = gpu;
        this.lengths = new MessageLengths(gpu.table());
    }

    /** Forgets what came of a message so far. */
    void clear() {
        partial = null;
    }

    /** The message that is whole with this element; empty if more is to come, or if the element continues nothing. */
    Optional<ElementReader.Incoming> add(ElementReader.Incoming element) {
        boolean continues = element.function() == gpu.table().functions().number("CONTINUATION_RECORD");
        ElementReader.Incoming before = partial;
        if (continues && before == null) {
            gpu.refuse("CONTINUATION_RECORD", "a message that it continues", "none");
            return Optional.empty();
        }
        if (!continues && before != null) {
            gpu.refuse("function " + element.function(), "the rest of function " + before.function(), "a new message");
        }
        ElementReader.Incoming message = continues && before != null ? joined(before, element) : element;
        if (lengths.incomplete(message)) {
            partial = message;
            return Optional.empty();
        }
        partial = null;
        return Optional.of(message);
    }

    private static ElementReader.Incoming joined(ElementReader.Incoming before, ElementReader.Incoming element) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(before.payload().copy());
        joined.writeBytes(element.payload().copy());
        return new ElementReader.Incoming(before.function(), new Payload(joined.toByteArray()), before.rpcSequence());
    }
}
