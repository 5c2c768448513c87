package org.fwabi.processor.binding;

import java.util.List;
import java.util.Optional;
import org.fwabi.processor.spec.Semantics.AbsentRule;

/**
 * A field as its class shows it.
 *
 * @param cName C name
 * @param name Java name
 * @param constant the constant that holds the offset where there is one layout
 * @param offset in bytes
 * @param declaration the C declaration in the latest release that has it
 * @param doc what it is, in the spec's words
 * @param where offsets and releases, for people
 * @param element what one element is
 * @param dimensions outermost first; empty for a single value
 * @param count what bounds the outermost dimension
 * @param preset what a new message holds
 * @param absent what a plain setter does in a release without the field, which must be one that not all have
 * @param everywhere whether every release that has the struct has the field
 * @param accessors the methods, in order
 */
public record FieldBinding(
        String cName,
        String name,
        String constant,
        Num offset,
        String declaration,
        Optional<String> doc,
        String where,
        Element element,
        List<Dimension> dimensions,
        Optional<Count> count,
        long preset,
        Optional<AbsentRule> absent,
        boolean everywhere,
        List<Accessor> accessors) {

    /** Whether an array's length is fixed, open, or one or the other by release. */
    public enum Openness {
        FIXED,
        FLEXIBLE,
        EITHER
    }

    /**
     * A dimension of an array.
     *
     * @param length elements; negative in a layout where it is flexible
     * @param step bytes from one element to the next
     */
    public record Dimension(Openness openness, Num length, Num step) {}

    /**
     * The field that says how many elements are valid.
     *
     * @param accessor the method that reads it
     * @param everywhere whether every release has it; else the method takes a fallback
     */
    public record Count(String accessor, boolean everywhere) {}

    /** What a method of a field does. */
    public enum Role {
        GET,
        SET,
        /** Sets an enum's constant that the release may lack, as the caller says. */
        SET_KNOWN,
        HAS,
        OR,
        LENGTH,
        LENGTH_OF,
        BYTES,
        LIST,
        RAW_GET,
        RAW_SET,
        RAW_OR,
        /** Sets a value, and in a release without the field does what the specs say. */
        SET_BY_RULE,
        RAW_SET_BY_RULE,
        /** Reads the text that the field's offset points to. */
        TEXT_AT,
        /** Writes a text behind the message, and its offset into the field. */
        SET_TEXT_AT
    }

    /**
     * A method of a field.
     *
     * @param parameters erased types, to tell overloads apart
     */
    public record Accessor(Role role, String name, List<String> parameters) {
        /** Name and parameters; unique within a class. */
        public String signature() {
            return name + "(" + String.join(", ", parameters) + ")";
        }
    }
}
