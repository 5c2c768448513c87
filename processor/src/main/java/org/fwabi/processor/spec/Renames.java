package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/**
 * What things are called in one release. Semantics give each by its newest name, and list the former ones under
 * {@code was}.
 */
public final class Renames {
    private Renames() {}

    /**
     * The name of a thing in one release.
     *
     * @param newest its newest name
     * @param was its former names
     * @param has whether the release has a thing of a name
     * @return the newest that the release has; empty if it has none
     */
    public static Optional<String> in(String newest, List<String> was, Predicate<String> has) {
        return has.test(newest) ? Optional.of(newest) : was.stream().filter(has).findFirst();
    }

    /** The name that a struct of one release gives to a field, by its newest name. */
    public static Optional<String> field(Optional<StructMeaning> meaning, String newest, StructSpec struct) {
        List<String> was = meaning.map(known -> known.fields().get(newest))
                .map(FieldMeaning::was)
                .orElse(List.of());
        return in(newest, was, name -> struct.find(name).isPresent());
    }

    /** The name of an enum's constant in one release, by its newest name. */
    public static Optional<String> constant(Semantics.EnumMeaning meaning, String newest, Predicate<String> has) {
        return in(newest, meaning.was().getOrDefault(newest, List.of()), has);
    }

    /**
     * The newest name of a field, by the one that a struct of one release gives it. A struct that has both names has two
     * fields.
     */
    public static String newestField(Optional<StructMeaning> meaning, String field, StructSpec struct) {
        return meaning.stream()
                .flatMap(known -> known.fields().values().stream())
                .filter(known -> known.was().contains(field))
                .map(FieldMeaning::field)
                .filter(newest -> struct.find(newest).isEmpty())
                .findFirst()
                .orElse(field);
    }

    /**
     * The newest name of what has a number, by each former one.
     *
     * @param space which numbers
     */
    public static Map<String, String> numbers(Semantics semantics, NumberSpace space) {
        Map<String, String> newest = new HashMap<>();
        switch (space) {
            case FUNCTIONS ->
                semantics.commands().values().forEach(command -> add(newest, command.function(), command.was()));
            case EVENTS -> semantics.events().values().forEach(event -> add(newest, event.event(), event.was()));
            case CONTROLS ->
                semantics.controls().values().forEach(control -> add(newest, control.control(), control.was()));
            case CLASSES -> semantics.classes().values().forEach(meaning -> add(newest, meaning.name(), meaning.was()));
        }
        return Collections.unmodifiableMap(newest);
    }

    private static void add(Map<String, String> newest, String name, List<String> was) {
        was.forEach(former -> newest.putIfAbsent(former, name));
    }

    /** The neutral name that a struct has now, by each that it had. */
    static Map<String, String> structs(Semantics semantics) {
        Map<String, String> newest = new HashMap<>();
        for (StructMeaning meaning : semantics.structs().values()) {
            meaning.was().forEach(former -> newest.putIfAbsent(former, meaning.struct()));
        }
        // A name in use means the struct that has it; that it is also listed as a former one is a finding.
        newest.keySet().removeAll(semantics.structs().keySet());
        return Collections.unmodifiableMap(newest);
    }
}
