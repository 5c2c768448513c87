package org.fwabi.processor.spec;

import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.source.SourcePos;

/**
 * What messages mean, written by hand once for all releases of a family. Names of structs are neutral: without the
 * version suffix that {@link Family#neutralName(String)} strips.
 *
 * @param commands by function name: what the driver sends
 * @param events by event name: what the firmware sends unasked
 * @param structs by neutral struct name
 * @param enums by C enum name
 */
public record Semantics(
        Map<String, CommandMeaning> commands,
        Map<String, EventMeaning> events,
        Map<String, StructMeaning> structs,
        Map<String, EnumMeaning> enums) {
    /** No meaning at all. */
    public static final Semantics NONE = new Semantics(Map.of(), Map.of(), Map.of(), Map.of());

    /** How a payload's length relates to its struct's size. */
    public enum SizeRule {
        /** The struct and nothing more. */
        EXACT,
        /** The struct, and perhaps bytes after it. */
        AT_LEAST
    }

    /** What comes back for a command. */
    public sealed interface ReplyMeaning {
        /** Nothing; the driver must not wait. */
        record None() implements ReplyMeaning {}

        /** A message of the same function number whose payload carries nothing. */
        record Empty() implements ReplyMeaning {}

        /** A message of the same function number with this struct. */
        record Struct(String neutralName) implements ReplyMeaning {}
    }

    /**
     * A command.
     *
     * @param function its name among the release's functions
     * @param doc what it is for, in our own words
     * @param request neutral name of the payload's struct; empty where the payload is empty
     * @param size rule for the request's length
     * @param reply what comes back
     * @param at where it is declared
     */
    public record CommandMeaning(
            String function,
            Optional<String> doc,
            Optional<String> request,
            SizeRule size,
            ReplyMeaning reply,
            SourcePos at) {}

    /**
     * An event.
     *
     * @param event its name among the release's events
     * @param doc what it tells, in our own words
     * @param payload neutral name of the payload's struct; empty where there is nothing to read
     * @param size rule for the payload's length
     * @param at where it is declared
     */
    public record EventMeaning(
            String event, Optional<String> doc, Optional<String> payload, SizeRule size, SourcePos at) {}

    /**
     * A struct's meaning.
     *
     * @param struct neutral name
     * @param javaName the class name where the derived one reads badly
     * @param doc what it is, in our own words
     * @param counts array field to the field that says how many of its elements (bytes for {@code u8} and {@code char})
     *     are valid
     * @param fields by C name
     * @param at where it is declared
     */
    public record StructMeaning(
            String struct,
            Optional<String> javaName,
            Optional<String> doc,
            Map<String, Count> counts,
            Map<String, FieldMeaning> fields,
            SourcePos at) {}

    /** The field that bounds an array, and where the spec says so. */
    public record Count(String field, SourcePos at) {}

    /**
     * A field's meaning.
     *
     * @param field C name
     * @param javaName the accessor's name where the derived one reads badly
     * @param doc what it is, in our own words
     * @param enumName C name of the enum whose values it holds
     * @param text whether an array of bytes holds text that ends at the first NUL
     * @param at where it is declared
     */
    public record FieldMeaning(
            String field,
            Optional<String> javaName,
            Optional<String> doc,
            Optional<String> enumName,
            boolean text,
            SourcePos at) {}

    /**
     * An enum's meaning.
     *
     * @param name C name
     * @param javaName the Java enum's name where the derived one reads badly
     * @param doc what it is, in our own words
     * @param prefix what to strip from the constants' names
     * @param at where it is declared
     */
    public record EnumMeaning(
            String name, Optional<String> javaName, Optional<String> doc, String prefix, SourcePos at) {}
}
