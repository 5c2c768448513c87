package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.source.SourcePos;

/**
 * What messages mean, written by hand once for all releases of a family. Names of structs are neutral: without the
 * version suffix that {@link Family#neutralName(String)} strips.
 *
 * @param commands by function name: what the driver sends
 * @param events by event name: what the firmware sends unasked
 * @param controls by control name: what the driver calls on an object
 * @param classes by class name: what objects the driver creates
 * @param structs by neutral struct name
 * @param enums by C enum name
 */
public record Semantics(
        Map<String, CommandMeaning> commands,
        Map<String, EventMeaning> events,
        Map<String, ControlMeaning> controls,
        Map<String, ClassMeaning> classes,
        Map<String, StructMeaning> structs,
        Map<String, EnumMeaning> enums) {
    /** No meaning at all. */
    public static final Semantics NONE = new Semantics(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

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
     * @param was names that other releases give the function
     * @param doc what it is for, in our own words
     * @param request neutral name of the payload's struct; empty where the payload is empty
     * @param size rule for the request's length
     * @param reply what comes back
     * @param envelope what the payload carries besides, if it is an envelope
     * @param examples in the order of the file
     * @param at where it is declared
     */
    public record CommandMeaning(
            String function,
            List<String> was,
            Optional<String> doc,
            Optional<String> request,
            SizeRule size,
            ReplyMeaning reply,
            Optional<EnvelopeMeaning> envelope,
            List<Example> examples,
            SourcePos at) {}

    /** What an envelope carries. */
    public enum EnvelopeContents {
        /** A control's parameters. */
        CONTROL,
        /** The parameters of a new object's class. */
        CLASS
    }

    /**
     * How a request struct carries a message of another number space. Fields by C name.
     *
     * @param of what is inside
     * @param number field that names it
     * @param size field with the bytes of parameters
     * @param status field with the result, in the reply
     * @param params flexible field that the parameters lie in
     * @param at where it is declared
     */
    public record EnvelopeMeaning(
            EnvelopeContents of, String number, String size, String status, String params, SourcePos at) {}

    /** Whose values a control's parameters carry. */
    public enum Direction {
        /** The driver's only. */
        IN,
        /** The firmware's only; the request is all zero. */
        OUT,
        /** Both. */
        BOTH
    }

    /**
     * A control: a call of an object, in an envelope.
     *
     * @param control its name among the release's controls
     * @param javaName the accessor's name where the derived one reads badly
     * @param was names that other releases give the control
     * @param doc what it is for, in our own words
     * @param objectClass name of the class of the objects that have it
     * @param params neutral name of the parameters' struct; empty where there are none
     * @param direction whose values the parameters carry
     * @param fine statuses beside success that are no failure: number by name
     * @param examples in the order of the file
     * @param at where it is declared
     */
    public record ControlMeaning(
            String control,
            Optional<String> javaName,
            List<String> was,
            Optional<String> doc,
            Optional<String> objectClass,
            Optional<String> params,
            Direction direction,
            Map<String, Long> fine,
            List<Example> examples,
            SourcePos at) {}

    /**
     * A class of objects that the driver creates.
     *
     * @param name its name among the release's classes
     * @param javaName the accessor's name where the derived one reads badly
     * @param was names that other releases give the class
     * @param doc what its objects are, in our own words
     * @param params neutral name of the struct that creates one; empty where there is none
     * @param examples in the order of the file
     * @param at where it is declared
     */
    public record ClassMeaning(
            String name,
            Optional<String> javaName,
            List<String> was,
            Optional<String> doc,
            Optional<String> params,
            List<Example> examples,
            SourcePos at) {}

    /**
     * A message with known contents, which becomes a test of the generated code.
     *
     * @param name what it shows; unique within its message
     * @param reply whether it is the reply of a command and not the request
     * @param releases selectors of the releases it is for; empty for all that have the message
     * @param fields values by path of C names, e.g. {@code entries[0].type}. What is not named holds what a new message
     *     does in what a driver writes (presets and own sizes, else zero), and zero in what firmware sends; a count
     *     holds the number of elements that are named
     * @param bytes the exact bytes, in hex, by selector
     * @param at where it is declared
     */
    public record Example(
            String name,
            boolean reply,
            List<String> releases,
            Map<String, ExampleValue> fields,
            Map<String, String> bytes,
            SourcePos at) {}

    /** A field's value in an example. */
    public sealed interface ExampleValue {
        /** A number; -1 stands for all ones. */
        record Whole(BigInteger value) implements ExampleValue {}

        /** A truth value. */
        record Truth(boolean value) implements ExampleValue {}

        /** Text, or the name of an enum's constant. */
        record Text(String value) implements ExampleValue {}

        /** The first elements of an array. */
        record Many(List<ExampleValue> values) implements ExampleValue {}
    }

    /**
     * An event.
     *
     * @param event its name among the release's events
     * @param was names that other releases give the event
     * @param doc what it tells, in our own words
     * @param payload neutral name of the payload's struct; empty where there is nothing to read
     * @param size rule for the payload's length
     * @param examples in the order of the file
     * @param at where it is declared
     */
    public record EventMeaning(
            String event,
            List<String> was,
            Optional<String> doc,
            Optional<String> payload,
            SizeRule size,
            List<Example> examples,
            SourcePos at) {}

    /**
     * A struct's meaning.
     *
     * @param struct neutral name
     * @param javaName the class name where the derived one reads badly
     * @param was neutral names that other releases give the struct
     * @param doc what it is, in our own words
     * @param counts array field to the field that says how many of its elements (bytes for {@code u8} and {@code char})
     *     are valid
     * @param tags union field to what says which member of it is meant
     * @param fields by C name
     * @param at where it is declared
     */
    public record StructMeaning(
            String struct,
            Optional<String> javaName,
            List<String> was,
            Optional<String> doc,
            Map<String, Count> counts,
            Map<String, Tag> tags,
            Map<String, FieldMeaning> fields,
            SourcePos at) {}

    /**
     * What says which member of a union is meant.
     *
     * @param field beside the union; holds values of an enum
     * @param members member of the union by C name of the enum's constant; a constant that is not named has no member
     * @param at where it is declared
     */
    public record Tag(String field, Map<String, String> members, SourcePos at) {}

    /** The field that bounds an array, and where the spec says so. */
    public record Count(String field, SourcePos at) {}

    /**
     * A field's meaning.
     *
     * @param field C name
     * @param javaName the accessor's name where the derived one reads badly
     * @param was names that other releases give the field
     * @param doc what it is, in our own words
     * @param enumName C name of the enum whose values it holds
     * @param text whether an array of bytes holds text that ends at the first NUL
     * @param textOffset whether it holds the offset of a text, counted from the start of the message
     * @param selfSize whether it holds the size of its own struct; a new message has it filled in
     * @param preset what a new message holds here before the driver writes, if not zero
     * @param absent what a write does in a release that lacks the field, so that no caller needs to say
     * @param at where it is declared
     */
    public record FieldMeaning(
            String field,
            Optional<String> javaName,
            List<String> was,
            Optional<String> doc,
            Optional<String> enumName,
            boolean text,
            boolean textOffset,
            boolean selfSize,
            Optional<BigInteger> preset,
            Optional<AbsentRule> absent,
            SourcePos at) {}

    /** What a write does in a release that lacks the field. */
    public enum AbsentRule {
        /** The value is dropped. */
        SKIP,
        /** The write fails. */
        REFUSE,
        /** A value that equals the preset (zero where there is none) is dropped; any other write fails. */
        PRESET
    }

    /**
     * An enum's meaning.
     *
     * @param name C name
     * @param javaName the Java enum's name where the derived one reads badly
     * @param doc what it is, in our own words
     * @param prefix what to strip from the constants' names
     * @param was C names that other releases give a constant, by its C name
     * @param at where it is declared
     */
    public record EnumMeaning(
            String name,
            Optional<String> javaName,
            Optional<String> doc,
            String prefix,
            Map<String, List<String>> was,
            SourcePos at) {}
}
