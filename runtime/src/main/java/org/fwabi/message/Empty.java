package org.fwabi.message;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The payload of a message that has none. Bytes that come all the same are ignored. */
public final class Empty {
    /** The only instance. */
    public static final Empty EMPTY = new Empty();

    /** Zero bytes, in every release. */
    public static final MessageType<Empty> TYPE = new MessageType<>() {
        @Override
        public String name() {
            return "()";
        }

        @Override
        public long byteSize() {
            return 0;
        }

        @Override
        public long offsetOf(String field) {
            throw new IllegalArgumentException("an empty payload has no field " + field);
        }

        @Override
        public Empty view(MemorySegment segment) {
            return EMPTY;
        }

        @Override
        public @Nullable BadMessage check(MemorySegment payload) {
            return null;
        }
    };

    private Empty() {}
}
