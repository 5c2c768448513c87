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

    /** The name of a struct's field in one release, by its newest name. */
    public static Optional<String> field(StructMeaning meaning, String newest, Predicate<String> has) {
        return in(newest, was(meaning, newest), has);
    }

    /** The name of an enum's constant in one release, by its newest name. */
    public static Optional<String> constant(Semantics.EnumMeaning meaning, String newest, Predicate<String> has) {
        return in(newest, meaning.was().getOrDefault(newest, List.of()), has);
    }

    /** The newest name of a struct's field, by the one that a release gives it. */
    public static String newestField(StructMeaning meaning, String field) {
        return meaning.fields().values().stream()
                .filter(known -> known.was().contains(field))
                .map(FieldMeaning::field)
                .findFirst()
                .orElse(field);
    }

    private static List<String> was(StructMeaning meaning, String field) {
        return Optional.ofNullable(meaning.fields().get(field))
                .map(FieldMeaning::was)
                .orElse(List.of());
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
