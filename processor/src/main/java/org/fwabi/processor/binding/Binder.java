package org.fwabi.processor.binding;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fwabi.processor.binding.AbiBinding.Callee;
import org.fwabi.processor.binding.AbiBinding.EnumAccessor;
import org.fwabi.processor.binding.AbiBinding.StructAccessor;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.catalog.StructKey;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;

/**
 * Decides all that is generated for one request. What can't be done is a finding and left out; the rest is decided all
 * the same, so that a driver's compiler does not miss every class because of one.
 */
public final class Binder {
    private final Request request;
    private final Targets targets;
    private final Diagnostics diagnostics;
    private final EnumBinder enums;
    private final StructBinder structs;

    private Binder(Catalog catalog, List<String> releases, Request request, Diagnostics diagnostics) {
        this.request = request;
        this.targets = new Targets(catalog, releases);
        this.diagnostics = diagnostics;
        this.enums = new EnumBinder(targets, diagnostics);
        this.structs = new StructBinder(targets, enums, diagnostics);
    }

    /**
     * Binds a request. Of the catalog only what the request leads to is looked at.
     *
     * @param catalog has the request's releases, but for those that could not be loaded, and maybe others
     * @param diagnostics takes the findings
     * @throws IllegalArgumentException if the catalog has none of the releases
     */
    public static AbiBinding bind(Catalog catalog, Request request, Diagnostics diagnostics) {
        List<String> releases = request.releases().stream()
                .distinct()
                .filter(release -> catalog.layout(release).isPresent())
                .toList();
        if (releases.isEmpty()) {
            throw new IllegalArgumentException("a request without releases");
        }
        return new Binder(catalog, releases, request, diagnostics).bind();
    }

    private AbiBinding bind() {
        Family family = targets.family();
        String entryPoint = family.entryPoint();
        String prefix = entryPoint.endsWith("Abi") ? entryPoint.substring(0, entryPoint.length() - 3) : entryPoint;
        MessageBinder messages = new MessageBinder(targets, structs, diagnostics);
        messages.bind(request.messages());
        CalleeBinder callees = new CalleeBinder(targets, structs, diagnostics);
        List<Callee> controls = callees.controls(request.controls());
        List<Callee> objectClasses = callees.classes(request.classes());
        List<StructAccessor> structAccessors = structAccessors();
        List<EnumAccessor> enumAccessors = enumAccessors();
        List<StructBinding> classes = distinct(entryPoint, prefix);
        Set<String> written = classes.stream().map(StructBinding::javaType).collect(Collectors.toSet());
        Set<String> named = Set.copyOf(new LinkedHashSet<>(request.structs()));
        EntryNames entry = new EntryNames(entryPoint, diagnostics);
        return new AbiBinding(
                request.packageName(),
                family.name(),
                family.title(),
                family.byteOrder(),
                entryPoint,
                prefix,
                targets.all().stream().map(targets::name).toList(),
                messages.commands().stream()
                        .filter(command -> entry.free(command.accessor(), "command " + command.name()))
                        .toList(),
                messages.events(),
                controls.stream()
                        .filter(control -> entry.free(control.accessor(), "control " + control.name()))
                        .toList(),
                objectClasses.stream()
                        .filter(found -> entry.free(found.accessor(), "class " + found.name()))
                        .toList(),
                structAccessors.stream()
                        .filter(struct -> written.contains(struct.struct().javaType()))
                        .filter(struct -> named.contains(struct.struct().neutralName())
                                || !callees.has(struct.accessor(), struct.struct()))
                        .filter(struct -> entry.free(
                                struct.accessor(), "struct " + struct.struct().neutralName()))
                        .toList(),
                classes,
                enumAccessors.stream()
                        .filter(table -> entry.free(
                                table.accessor(), "enum " + table.enumeration().cName()))
                        .toList(),
                new FactBinder(targets, diagnostics).bind(),
                numbers());
    }

    private List<StructAccessor> structAccessors() {
        // By name: comparing whole bindings would cost more than making them.
        Map<String, StructBinding> asked = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(request.structs())) {
            if (NamePattern.is(name)) {
                List<StructKey> fitting = targets.structKeys(NamePattern.of(name));
                if (fitting.isEmpty()) {
                    diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW073, "'" + name + "' fits no struct of a targeted release"));
                }
                fitting.forEach(
                        key -> structs.bind(key).ifPresent(struct -> asked.putIfAbsent(struct.javaType(), struct)));
                continue;
            }
            Optional<StructBinding> struct = structs.bind(name);
            struct.ifPresent(found -> asked.putIfAbsent(found.javaType(), found));
            if (struct.isEmpty() && !structs.clashes(name)) {
                diagnostics.add(unknownStruct(name));
            }
        }
        return asked.values().stream()
                .map(struct -> new StructAccessor(
                        JavaNames.small(struct.javaType()),
                        struct,
                        targets.all().stream().filter(struct::in).toList()))
                .toList();
    }

    private Diagnostic unknownStruct(String name) {
        String neutral = targets.family().neutralName(name);
        boolean suffixed = !neutral.equals(name) && targets.structNames().contains(neutral);
        return Diagnostic.error(
                DiagnosticId.FW073,
                "no targeted release has a struct '" + name + "'"
                        + (suffixed
                                ? "; structs are asked for without version suffix: '" + neutral + "'"
                                : Suggestion.didYouMean(name, targets.structNames())));
    }

    private List<EnumAccessor> enumAccessors() {
        Chosen chosen = Chosen.of(
                request.enums(),
                targets::enumNames,
                pattern -> diagnostics.add(
                        Diagnostic.error(DiagnosticId.FW074, "'" + pattern + "' fits no enum of a targeted release")));
        for (String name : chosen.names().keySet()) {
            if (enums.bind(name).isEmpty()) {
                diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW074,
                        "no targeted release has an enum '" + name + "'"
                                + Suggestion.didYouMean(name, targets.enumNames())));
            }
        }
        return enums.all().stream()
                .sorted(Comparator.comparing(EnumBinding::javaType))
                .map(table -> new EnumAccessor(
                        JavaNames.small(table.javaType()),
                        table,
                        targets.all().stream().filter(table::in).toList()))
                .toList();
    }

    /** The classes without those whose name another type of the package has; each of these is a finding. */
    private List<StructBinding> distinct(String entryPoint, String prefix) {
        Map<String, String> owners = new HashMap<>();
        for (String own : List.of(
                entryPoint,
                prefix + "Event",
                prefix + "Facts",
                prefix + "Numbers",
                prefix + "EventDecoder",
                prefix + "Controls",
                prefix + "Classes")) {
            owners.put(own, "the family's own class " + own);
        }
        for (EnumBinding table : enums.all()) {
            owner(owners, table.javaType(), "enum " + table.cName());
        }
        return structs.all().stream()
                .filter(struct -> owner(owners, struct.javaType(), "struct " + struct.neutralName()))
                .sorted(Comparator.comparing(StructBinding::javaType))
                .toList();
    }

    private boolean owner(Map<String, String> owners, String javaType, String what) {
        String owner = owners.putIfAbsent(javaType, what);
        if (owner != null) {
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW076,
                            owner + " and " + what + " would both be the Java type '" + javaType + "'")
                    .withHint("mend: give one of them a 'name:' in the family's semantics"));
        }
        return owner == null;
    }

    private Map<NumberSpace, List<List<String>>> numbers() {
        Map<NumberSpace, List<List<String>>> numbers = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : List.of(NumberSpace.FUNCTIONS, NumberSpace.EVENTS)) {
            numbers.put(
                    space,
                    targets.all().stream()
                            .map(release -> targets.numbers(release, space).entrySet().stream()
                                    .map(number -> number.getKey() + " "
                                            + number.getValue().value())
                                    .toList())
                            .toList());
        }
        return numbers;
    }
}
