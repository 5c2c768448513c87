package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.fwabi.processor.binding.AbiBinding.Callee;
import org.fwabi.processor.binding.AbiBinding.Identity;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.Semantics.ClassMeaning;
import org.fwabi.processor.spec.Semantics.ControlMeaning;

/**
 * Decides controls and classes of objects. What semantics do not describe has its numbers all the same; its parameters
 * are then found by the usual C names.
 */
final class CalleeBinder {
    private static final String COMMAND = "_CTRL_CMD_";

    private final Targets targets;
    private final StructBinder structs;
    private final Diagnostics diagnostics;

    CalleeBinder(Targets targets, StructBinder structs, Diagnostics diagnostics) {
        this.targets = targets;
        this.structs = structs;
        this.diagnostics = diagnostics;
    }

    /**
     * What is asked for.
     *
     * @param space of its number
     * @param name C name, the newest
     * @param was other C names, the newest first
     * @param params neutral names that the struct of its parameters may have; empty where it has none
     */
    private record Wish(
            NumberSpace space,
            String name,
            List<String> was,
            String accessor,
            Optional<String> doc,
            List<String> params,
            Map<String, Long> fine) {}

    List<Callee> controls(Collection<String> names) {
        List<Callee> controls = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            ControlMeaning meaning = targets.semantics().controls().get(name);
            String accessor = JavaNames.member(name.replaceFirst(COMMAND, "_"));
            Wish wish = meaning == null
                    ? new Wish(
                            NumberSpace.CONTROLS,
                            name,
                            List.of(),
                            accessor,
                            Optional.empty(),
                            List.of(name.replaceFirst(COMMAND, "_CTRL_") + "_PARAMS", name + "_PARAMS"),
                            Map.of())
                    : new Wish(
                            NumberSpace.CONTROLS,
                            name,
                            meaning.was(),
                            meaning.javaName().orElse(accessor),
                            meaning.doc(),
                            meaning.params().stream().toList(),
                            meaning.fine());
            bind(wish, meaning != null).ifPresent(controls::add);
        }
        return controls;
    }

    List<Callee> classes(Collection<String> names) {
        List<Callee> classes = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            ClassMeaning meaning = targets.semantics().classes().get(name);
            Wish wish = meaning == null
                    ? new Wish(
                            NumberSpace.CLASSES,
                            name,
                            List.of(),
                            JavaNames.member(name),
                            Optional.empty(),
                            List.of(
                                    name + "_ALLOC_PARAMETERS",
                                    name + "_ALLOC_PARAMS",
                                    name + "_ALLOCATION_PARAMETERS"),
                            Map.of())
                    : new Wish(
                            NumberSpace.CLASSES,
                            name,
                            meaning.was(),
                            meaning.javaName().orElse(JavaNames.member(name)),
                            meaning.doc(),
                            meaning.params().stream().toList(),
                            Map.of());
            bind(wish, meaning != null).ifPresent(classes::add);
        }
        return classes;
    }

    private Optional<Callee> bind(Wish wish, boolean described) {
        Optional<String> newest = described ? Optional.empty() : newestName(wish);
        if (newest.isPresent()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW082,
                    wish.space().noun() + " '" + wish.name() + "' is asked for by its newest name, '" + newest.get()
                            + "'; bindings find the older ones"));
            return Optional.empty();
        }
        Map<Integer, Identity> identities = identities(wish);
        if (identities.isEmpty()) {
            diagnostics.add(unknown(wish, described));
            return Optional.empty();
        }
        if (wish.params().isEmpty()) {
            return Optional.of(callee(wish, Optional.empty(), identities));
        }
        Optional<StructBinding> params = wish.params().stream()
                .flatMap(name -> structs.bind(name).stream())
                .findFirst();
        if (params.isEmpty()) {
            if (wish.params().stream().noneMatch(structs::clashes)) {
                diagnostics.add(described ? withoutStruct(wish, identities.keySet()) : undescribed(wish));
            }
            return Optional.empty();
        }
        List<Integer> lacking = identities.keySet().stream()
                .filter(release -> !params.get().in(release))
                .toList();
        if (!lacking.isEmpty()) {
            diagnostics.add(withoutStruct(wish, lacking));
            lacking.forEach(identities::remove);
        }
        return identities.isEmpty() ? Optional.empty() : Optional.of(callee(wish, params, identities));
    }

    private static Callee callee(Wish wish, Optional<StructBinding> params, Map<Integer, Identity> identities) {
        return new Callee(wish.name(), wish.accessor(), wish.doc(), params, wish.fine(), identities);
    }

    /** A release may know several of the names; the newest counts. */
    private Map<Integer, Identity> identities(Wish wish) {
        Map<Integer, Identity> identities = new LinkedHashMap<>();
        for (int release : targets.all()) {
            Map<String, NumberSpec> numbers = numbers(release, wish.space());
            Renames.in(wish.name(), wish.was(), numbers::containsKey)
                    .map(numbers::get)
                    .ifPresent(number -> identities.put(release, new Identity(number.name(), number.value())));
        }
        return identities;
    }

    /** The newest name of what is asked for by an older one. */
    private Optional<String> newestName(Wish wish) {
        return Optional.ofNullable(
                Renames.numbers(targets.semantics(), wish.space()).get(wish.name()));
    }

    private Map<String, NumberSpec> numbers(int release, NumberSpace space) {
        return targets.at(release).release().numbers().getOrDefault(space, Map.of());
    }

    private Diagnostic unknown(Wish wish, boolean described) {
        String noun = wish.space().noun();
        String message = "no targeted release has a " + noun + " '" + wish.name() + "'";
        if (described) {
            return Diagnostic.error(DiagnosticId.FW082, message).withHint("targeted: " + targets.names(targets.all()));
        }
        Collection<String> known = new TreeSet<>();
        targets.all()
                .forEach(release -> known.addAll(numbers(release, wish.space()).keySet()));
        return Diagnostic.error(DiagnosticId.FW082, message + Suggestion.didYouMean(wish.name(), known));
    }

    private Diagnostic undescribed(Wish wish) {
        return Diagnostic.error(
                        DiagnosticId.FW083,
                        "the specs have the number of " + wish.space().noun() + " '" + wish.name()
                                + "', but do not say which struct its parameters are")
                .withHint("looked for " + String.join(" and ", wish.params()) + "; mend: " + wish.name()
                        + ": { params: ... } under '" + wish.space().key() + ":' in the family's semantics");
    }

    private Diagnostic withoutStruct(Wish wish, Collection<Integer> lacking) {
        return Diagnostic.error(
                        DiagnosticId.FW084,
                        wish.space().noun() + " '" + wish.name() + "' has a number in " + targets.names(lacking)
                                + ", but no struct '" + wish.params().getFirst() + "' for its parameters")
                .withHint("mend: if the struct has another name there, "
                        + wish.params().getFirst() + ": { was: [...] } under 'structs:' in the family's semantics");
    }
}
