package org.fwabi.processor.binding;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.spec.NumberSpace;

/**
 * Everything that is generated for one request.
 *
 * @param packageName where it goes
 * @param family the family's name
 * @param title the family, for people
 * @param order of the bytes
 * @param entryPoint simple name of the entry class
 * @param prefix of the other classes that belong to the family as a whole
 * @param releases in the order of the request
 * @param commands in the order of the request
 * @param events in the order of the request
 * @param controls in the order of the request
 * @param classes of objects, in the order of the request
 * @param structAccessors structs that the request names, in its order
 * @param structs all classes, by name
 * @param enums all enums, by name
 * @param facts in the order of the family
 * @param numbers lines of a name and a number, by space and position of the release
 */
public record AbiBinding(
        String packageName,
        String family,
        String title,
        ByteOrder order,
        String entryPoint,
        String prefix,
        List<String> releases,
        List<Command> commands,
        List<Event> events,
        List<Callee> controls,
        List<Callee> classes,
        List<StructAccessor> structAccessors,
        List<StructBinding> structs,
        List<EnumAccessor> enums,
        List<Fact> facts,
        Map<NumberSpace, List<List<String>>> numbers) {

    /** What answers a command. */
    public sealed interface Reply {
        /** Nothing. */
        record None() implements Reply {}

        /** A message without payload. */
        record Empty() implements Reply {}

        /** A struct. */
        record Of(StructBinding struct) implements Reply {}
    }

    /**
     * A command.
     *
     * @param name of the function
     * @param accessor of the entry class
     * @param request empty where the payload is empty
     * @param releases positions of those that have it
     */
    public record Command(
            String name,
            String accessor,
            Optional<String> doc,
            Optional<StructBinding> request,
            Reply reply,
            List<Integer> releases) {}

    /**
     * An event.
     *
     * @param name as the release has it
     * @param record the record's name
     * @param exact whether the payload must be as long as the struct
     * @param releases positions of those that have it
     */
    public record Event(
            String name,
            String record,
            Optional<String> doc,
            Optional<StructBinding> payload,
            boolean exact,
            List<Integer> releases) {}

    /**
     * A control, or a class of objects.
     *
     * @param name C name, the newest
     * @param accessor of the entry class
     * @param params empty where there are none
     * @param fine statuses of a control that are no failure: number by name
     * @param identities what it is called in the releases that have it, by position
     */
    public record Callee(
            String name,
            String accessor,
            Optional<String> doc,
            Optional<StructBinding> params,
            Map<String, Long> fine,
            Map<Integer, Identity> identities) {
        /** Positions of the releases that have it. */
        public List<Integer> releases() {
            return List.copyOf(identities.keySet());
        }
    }

    /** C name and number in one release. */
    public record Identity(String cName, long number) {}

    /** A struct that the entry class gives the type of. */
    public record StructAccessor(String accessor, StructBinding struct, List<Integer> releases) {}

    /** An enum, whose numbers the entry class gives. */
    public record EnumAccessor(String accessor, EnumBinding enumeration, List<Integer> releases) {}

    /**
     * A fact.
     *
     * @param name in the spec
     * @param accessor in Java
     * @param values Java source of the value, by position of the release
     */
    public record Fact(String name, String accessor, String doc, FactType type, List<Value> values) {}

    /** A fact's Java type. */
    public sealed interface FactType {
        /** {@code long}. */
        record Quantity() implements FactType {}

        /** {@code boolean}. */
        record Flag() implements FactType {}

        /** An enum, or a list of its constants. */
        record Choice(String enumName, List<Word> words, boolean list) implements FactType {}
    }

    /** A choice. */
    public record Word(String word, String constant) {}

    /** A fact's value in one release. */
    public sealed interface Value {
        /** A number. */
        record Quantity(long value) implements Value {}

        /** Yes or no. */
        record Flag(boolean value) implements Value {}

        /** Constants of the fact's enum. */
        record Constants(List<String> names) implements Value {}
    }
}
