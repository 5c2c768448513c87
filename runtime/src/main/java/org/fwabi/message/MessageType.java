package org.fwabi.message;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A struct as one release lays it out. Generated code has one instance a struct and distinct layout; all are immutable
 * and safe for any thread.
 *
 * @param <M> the generated class that reads and writes it
 */
public interface MessageType<M> {
    /** The C name in this release. */
    String name();

    /** Size in bytes of the fixed part, with tail padding. */
    long byteSize();

    /**
     * Where a field lies, for code that needs raw memory, such as ordered access to a queue's pointers. Meant for set-up:
     * it looks the name up.
     *
     * @param field C name; dots lead into nested structs
     * @return bytes from the start of the struct
     * @throws IllegalArgumentException if this layout has no such field
     */
    long offsetOf(String field);

    /**
     * A view of memory as this struct. Nothing is checked and nothing copied; the view lives as long as the memory.
     *
     * @param segment native memory of at least {@link #byteSize()} bytes
     */
    M view(MemorySegment segment);

    /**
     * A view of memory that becomes a new message: what the specs say a new message holds before its author writes is
     * filled in, such as the struct's own size and fields with a preset. Whoever builds a request uses this and not
     * {@link #view}.
     *
     * @param zeroed native memory of at least {@link #byteSize()} bytes, all zero
     */
    default M fresh(MemorySegment zeroed) {
        return view(zeroed);
    }

    /**
     * Whether bytes from the firmware are such a struct: long enough, and every count within its array and within the
     * bytes that are there.
     *
     * @param payload the payload as received, already copied out of memory that the firmware can write
     * @return what is wrong, or null where all is well
     */
    @Nullable BadMessage check(MemorySegment payload);
}
