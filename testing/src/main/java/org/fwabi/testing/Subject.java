package org.fwabi.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.fwabi.message.MessageType;

/**
 * One struct in one release: the generated layout, and what the specs say of it. One thread.
 *
 * @param release its name
 * @param type the generated layout
 * @param spec the specs' layout
 * @param accessors found so far, by field
 */
record Subject(String release, MessageType<?> type, SpecStruct spec, Map<String, Accessor> accessors) {
    Subject(String release, MessageType<?> type, SpecStruct spec) {
        this(release, type, spec, new HashMap<>());
    }

    /** Memory for the struct and some elements of an open end. */
    MemorySegment memory(Arena arena) {
        return arena.allocate(Math.max(spec.memorySize(), type.byteSize()), 8);
    }

    /** Lets every element of every counted array be seen. */
    void fillCounts(MemorySegment memory) {
        for (SpecField array : spec.counted()) {
            counter(array, memory, array.capacity(memory.byteSize()));
        }
    }

    /** Writes the count of an array. */
    void counter(SpecField array, MemorySegment memory, long count) {
        SpecField field = array.counter().flatMap(spec::field).orElseThrow();
        if (field.type() instanceof SpecType.Value(Scalar scalar, var handle)) {
            scalar.write(memory, field.offset(), count);
        }
    }

    Accessor accessor(SpecField field, Object view) {
        return accessors.computeIfAbsent(field.accessor(), name -> Accessor.of(view.getClass(), field));
    }

    /** What a message of a failed test begins with. */
    String at(SpecField field) {
        return "%s.%s in %s (%s)".formatted(spec.name(), field.name(), release, field.place());
    }

    /** The same of the whole struct. */
    String at() {
        return "%s in %s (%s)".formatted(spec.name(), release, spec.place());
    }
}
