package org.fwabi.processor.explain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostic;

/**
 * Answers what a compiler can't: why a line that uses generated bindings is wrong. Types are given by package and by
 * name with the enclosing classes, e.g. {@code Outer.Inner}. One thread.
 */
public final class Explainer {
    private final Map<String, KnownAbi> byPackage = new HashMap<>();
    private final Map<String, FieldPlaces> places = new HashMap<>();
    private final Set<String> tests = new HashSet<>();

    /** Adds bindings that were generated. */
    public void add(KnownAbi known) {
        byPackage.put(known.abi().packageName(), known);
    }

    /** Adds tests that were generated. They are for the releases that they name, so a line of theirs is right. */
    public void addTests(Set<String> qualifiedNames) {
        tests.addAll(qualifiedNames);
    }

    /** The bindings of a package, if they were generated. */
    public Optional<KnownAbi> bindings(String packageName) {
        return known(packageName);
    }

    /** Whether a package holds generated bindings. */
    public boolean knows(String packageName) {
        return byPackage.containsKey(packageName);
    }

    /** Whether a type was generated, and so has no line to explain. */
    public boolean generated(String qualifiedName) {
        return tests.contains(qualifiedName)
                || byPackage.values().stream().anyMatch(known -> known.types().contains(qualifiedName));
    }

    /** Whether there are any bindings to explain. */
    public boolean isEmpty() {
        return byPackage.isEmpty();
    }

    /** A call that the compiler did not resolve, of a method of a generated class. */
    public Optional<Diagnostic> noSuchCall(String packageName, String type, String method, List<String> arguments) {
        return known(packageName).flatMap(known -> {
            if (type.equals(known.abi().entryPoint())) {
                return arguments.isEmpty() ? new EntryExplainer(known).noSuchAccessor(method) : Optional.empty();
            }
            return struct(known, type).flatMap(struct -> struct.noSuchCall(method, arguments));
        });
    }

    /**
     * An optional value where a plain one is needed, or a value of another type than is needed.
     *
     * @param arguments how many the call has
     * @param type simple name of the value's type, e.g. {@code OptionalLong}
     */
    public Optional<Diagnostic> unfitValue(
            String packageName, String type, String method, int arguments, String value) {
        return known(packageName)
                .flatMap(known -> type.equals(known.abi().entryPoint())
                        ? value.startsWith("Optional")
                                ? new EntryExplainer(known).optionalValue(method)
                                : Optional.empty()
                        : struct(known, type)
                                .flatMap(struct -> value.startsWith("Optional")
                                        ? struct.optionalValue(method, arguments, value)
                                        : struct.otherType(method, arguments, value)));
    }

    /** A method of {@code Optional} called on what an accessor of the entry class gives. */
    public Optional<Diagnostic> needlessOptional(String packageName, String type, String accessor, String method) {
        return entry(packageName, type).flatMap(entry -> entry.needlessOptional(accessor, method));
    }

    /**
     * A command handed to a method that does not take its kind.
     *
     * @param accessor of the entry class, which gives the command
     * @param method that was called
     * @param right methods beside it that take the command
     */
    public Optional<Diagnostic> wrongWay(
            String packageName, String type, String accessor, String method, List<String> right) {
        return entry(packageName, type).flatMap(entry -> entry.wrongWay(accessor, method, right));
    }

    /** A name behind a generated type, or behind the package where the type is empty, that the compiler did not find. */
    public Optional<Diagnostic> noSuchType(String packageName, String type, String name) {
        return known(packageName)
                .flatMap(known -> type.isEmpty()
                        ? new Wanted(known).type(name)
                        : isEvent(known, type) ? new EntryExplainer(known).noSuchRecord(name) : Optional.empty());
    }

    /** Whether a type is the sealed type of the events. */
    public boolean isEvent(String packageName, String type) {
        return known(packageName).filter(known -> isEvent(known, type)).isPresent();
    }

    private static boolean isEvent(KnownAbi known, String type) {
        return type.equals(known.abi().prefix() + "Event");
    }

    /**
     * A switch over the events without default.
     *
     * @param covered names of the records that some label is for
     */
    public Optional<Diagnostic> hole(String packageName, List<String> covered) {
        return known(packageName).flatMap(known -> {
            EntryExplainer entry = new EntryExplainer(known);
            List<String> missing = entry.records().stream()
                    .filter(record -> !covered.contains(record))
                    .toList();
            return missing.isEmpty() ? Optional.empty() : Optional.of(entry.hole(missing));
        });
    }

    /** A constant of a generated enum, named in the call of a setter that takes nothing beside it. */
    public Optional<Diagnostic> lackingConstant(
            String packageName, String type, String setter, String enumeration, String constant) {
        return known(packageName)
                .flatMap(known -> known.struct(type)
                        .flatMap(struct -> known.enumeration(enumeration)
                                .flatMap(table ->
                                        new EnumExplainer(known).lackingConstant(struct, setter, table, constant))));
    }

    private Optional<KnownAbi> known(String packageName) {
        return Optional.ofNullable(byPackage.get(packageName));
    }

    private Optional<StructExplainer> struct(KnownAbi known, String type) {
        return known.struct(type)
                .map(struct -> new StructExplainer(
                        known,
                        struct,
                        places.computeIfAbsent(known.abi().packageName(), home -> new FieldPlaces(known))));
    }

    private Optional<EntryExplainer> entry(String packageName, String type) {
        return known(packageName)
                .filter(known -> type.equals(known.abi().entryPoint()))
                .map(EntryExplainer::new);
    }
}
