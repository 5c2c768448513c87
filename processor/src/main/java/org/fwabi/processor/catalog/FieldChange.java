package org.fwabi.processor.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What became of one field of a struct.
 *
 * @param path its name; of a member of a type written in place, with those around it, e.g. {@code regs[].value}
 * @param was its name before, where that differs
 * @param kinds all that can be said; never empty
 * @param before where it lay; empty if it is new
 * @param after where it lies; empty if it is gone
 * @param through C name of the nested struct or enum that changed, where {@link Kind#NESTED} or {@link Kind#ENUM} is said
 * @param harm for whom it matters, by itself
 */
public record FieldChange(
        String path,
        Optional<String> was,
        Set<Kind> kinds,
        Optional<Place> before,
        Optional<Place> after,
        Optional<String> through,
        Harm harm) {
    /** What can become of a field. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** Another name at the same place and of the same type. */
        RENAMED,
        /** Another offset. */
        MOVED,
        /** Another type. */
        RETYPED,
        /** An element takes more or fewer bytes (or bits, of a bitfield). */
        RESIZED,
        /** Other array bounds. */
        BOUND,
        /** The nested struct that it has for a type changed. */
        NESTED,
        /** The constants of its enum changed. */
        ENUM;

        /** The word for a person, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where a field lies.
     *
     * @param offset in bytes from the start of the struct; of a bitfield, of its storage unit
     * @param bitOffset of a bitfield: its lowest bit in the storage unit
     * @param size in bytes, all elements together; 0 for a flexible array; of a bitfield, of its storage unit
     * @param type as a spec writes it, e.g. {@code u32[4]}
     */
    public record Place(long offset, OptionalInt bitOffset, long size, String type) {
        /** The offset as text: {@code 4}, or {@code 4:3} for bit 3 of a bitfield's unit at 4. */
        public String at() {
            return bitOffset.isPresent() ? offset + ":" + bitOffset.getAsInt() : Long.toString(offset);
        }
    }

    public FieldChange {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** Whether this is said of the field. */
    public boolean is(Kind kind) {
        return kinds.contains(kind);
    }
}
