package org.fwabi.processor.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Accessor;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.binding.JavaNames;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Semantics.FieldMeaning;

/** Explains what a line does with the class of a struct. */
final class StructExplainer {
    private static final Set<String> NUMBERS =
            Set.of("byte", "short", "char", "int", "long", "float", "double", "boolean");

    private final KnownAbi known;
    private final StructBinding struct;
    private final FieldPlaces places;

    StructExplainer(KnownAbi known, StructBinding struct, FieldPlaces places) {
        this.known = known;
        this.struct = struct;
        this.places = places;
    }

    /** A call of a method that the class does not have, with arguments of these types. */
    Optional<Diagnostic> noSuchCall(String method, List<String> arguments) {
        Optional<FieldBinding> field = KnownAbi.field(struct, method).or(() -> presenceOf(method));
        if (field.isEmpty()) {
            return noSuchField(method, arguments);
        }
        return field.get().everywhere()
                ? needlessChoice(field.get(), method, arguments).or(() -> wrongType(field.get(), method, arguments))
                : unsaidChoice(field.get(), method, arguments).or(() -> wrongType(field.get(), method, arguments));
    }

    /** A setter without a word on the releases that lack the field. */
    private Optional<Diagnostic> unsaidChoice(FieldBinding field, String method, List<String> arguments) {
        Optional<Accessor> meant = field.accessors().stream()
                .filter(accessor -> accessor.name().equals(method))
                .filter(accessor -> accessor.parameters().size() == arguments.size() + 1)
                .filter(accessor -> accessor.parameters().getLast().equals("Absent"))
                .findFirst();
        return meant.map(setter -> {
            List<String> plain = setter.parameters().subList(0, arguments.size());
            List<String> lacking = known.lacking(struct, field);
            return lacks(
                    field,
                    struct.javaType() + "." + Wording.signature(method, plain) + " does not exist: "
                            + Wording.have(lacking) + " no such field",
                    "say what " + Wording.and(lacking) + (lacking.size() == 1 ? " gets: " : " get: ")
                            + Wording.signature(method, setter.parameters()));
        });
    }

    private Diagnostic lacks(FieldBinding field, String message, String mend) {
        Diagnostic found = Diagnostic.error(DiagnosticId.FW100, message).withHint(mend);
        String having = known.having(struct, field).getLast();
        String lacking = known.lacking(struct, field).getFirst();
        return places.place(having, lacking, struct.neutralName(), names(field))
                .map(found::withHint)
                .orElse(found);
    }

    /** The value of an optional getter where a plain one is needed. */
    Optional<Diagnostic> optionalValue(String method, int arguments, String type) {
        return field(method, arguments).filter(field -> !field.everywhere()).map(field -> {
            List<String> lacking = known.lacking(struct, field);
            boolean fallback = field.accessors().stream()
                    .anyMatch(accessor -> accessor.name().equals(method + "Or"));
            return lacks(
                    field,
                    struct.javaType() + "." + method + "() is an " + type + ": " + Wording.have(lacking)
                            + " no such field",
                    fallback
                            ? "say what " + Wording.and(lacking) + (lacking.size() == 1 ? " gives: " : " give: ")
                                    + method + "Or(" + (arguments > 0 ? "..., " : "") + "fallback); or ask has"
                                    + JavaNames.capital(field.name()) + "() first"
                            : "take it where it is there: " + method + "().ifPresent(...), .map(...) or .orElse(...)");
        });
    }

    /** The value of a plain getter used as another type. */
    Optional<Diagnostic> otherType(String method, int arguments, String type) {
        if (type.startsWith("EnumValue<")) {
            return field(method, arguments)
                    .map(field -> Diagnostic.error(
                                    DiagnosticId.FW107,
                                    struct.javaType() + "." + method + "() is an " + type
                                            + ": the firmware may send a number that no constant stands for")
                            .withHint("switch over Known and Unknown; or take the constant if there is one: " + method
                                    + "().constant()"));
        }
        return field(method, arguments)
                .filter(FieldBinding::everywhere)
                .filter(field -> NUMBERS.contains(type))
                .map(field -> {
                    Diagnostic found = Diagnostic.error(
                            DiagnosticId.FW107,
                            struct.javaType() + "." + method + "() is " + article(type) + ": " + cTypes(field));
                    return type.equals("long")
                            ? found.withHint("keep it in a long, or say what a larger value means:"
                                    + " Math.toIntExact(" + method + "()) throws")
                            : found;
                });
    }

    private Optional<FieldBinding> field(String method, int arguments) {
        return KnownAbi.field(struct, method)
                .filter(field -> field.accessors().stream()
                        .anyMatch(accessor -> accessor.name().equals(method)
                                && accessor.parameters().size() == arguments
                                && Set.of(Role.GET, Role.RAW_GET, Role.LIST, Role.BYTES)
                                        .contains(accessor.role())));
    }

    private Optional<FieldBinding> presenceOf(String method) {
        return struct.fields().stream()
                .filter(FieldBinding::everywhere)
                .filter(field -> method.equals("has" + JavaNames.capital(field.name()))
                        || method.equals(field.name() + "Or")
                        || method.equals(field.name() + "RawOr"))
                .findFirst();
    }

    /** A word on releases without the field where there is none. */
    private Optional<Diagnostic> needlessChoice(FieldBinding field, String method, List<String> arguments) {
        boolean asksPresence =
                !method.equals(field.name()) && presenceOf(method).isPresent();
        boolean absent = !arguments.isEmpty() && arguments.getLast().equals("Absent");
        if (!asksPresence && !absent) {
            return Optional.empty();
        }
        String plain = absent
                ? Wording.signature(method, arguments.subList(0, arguments.size() - 1))
                : (method.endsWith("RawOr") ? field.name() + "Raw" : field.name()) + "()";
        return Optional.of(Diagnostic.error(
                        DiagnosticId.FW108,
                        struct.javaType() + "." + Wording.signature(method, arguments) + " does not exist: every "
                                + known.aRelease() + " has the field " + field.cName())
                .withHint("write " + plain));
    }

    /** An argument of another type than the field's. */
    private Optional<Diagnostic> wrongType(FieldBinding field, String method, List<String> arguments) {
        List<List<String>> alike = field.accessors().stream()
                .filter(accessor -> accessor.name().equals(method))
                .map(Accessor::parameters)
                .filter(parameters -> parameters.size() == arguments.size())
                .toList();
        if (alike.size() != 1 || arguments.isEmpty()) {
            return Optional.empty();
        }
        int value = Math.min(field.dimensions().size(), arguments.size() - 1);
        String given = arguments.get(value);
        String taken = alike.getFirst().get(value);
        if (given.equals(taken) || !NUMBERS.contains(given) || !NUMBERS.contains(taken)) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                DiagnosticId.FW107,
                struct.javaType() + "." + method + " takes " + article(taken) + ", not " + article(given) + ": "
                        + cTypes(field)));
    }

    private static String article(String type) {
        return (type.equals("int") ? "an " : "a ") + type;
    }

    /** {@code mtu is u16 in 1.0, u32 in 2.0}. */
    private String cTypes(FieldBinding field) {
        Map<String, List<String>> types = new LinkedHashMap<>();
        for (String release : known.having(struct, field)) {
            places.find(release, struct.neutralName(), names(field))
                    .ifPresent(found -> types.computeIfAbsent(found.typeText(), type -> new ArrayList<>())
                            .add(release));
        }
        if (types.size() == 1) {
            return field.cName() + " is " + types.keySet().iterator().next();
        }
        List<String> parts = new ArrayList<>();
        types.forEach((type, releases) -> parts.add(type + " in " + Wording.and(releases)));
        return field.cName() + " is " + String.join(", ", parts);
    }

    private Optional<Diagnostic> noSuchField(String method, List<String> arguments) {
        String call = struct.javaType() + "." + Wording.signature(method, arguments) + " does not exist: ";
        Map<String, FieldSpec> elsewhere = having(method, known.targeted());
        if (elsewhere.isEmpty()) {
            elsewhere = having(method, heads());
        }
        if (!elsewhere.isEmpty()) {
            FieldSpec field = elsewhere.values().iterator().next();
            return Optional.of(Diagnostic.error(
                            DiagnosticId.FW104,
                            call + "no " + known.aRelease() + " has the field " + field.name() + "; "
                                    + Wording.have(List.copyOf(elsewhere.keySet())))
                    .withHint(field.name() + ": " + field.at()));
        }
        Set<String> methods = new HashSet<>();
        struct.fields().forEach(field -> field.accessors().forEach(accessor -> methods.add(accessor.name())));
        return Suggestion.nearest(method, methods)
                .map(meant -> Diagnostic.error(
                        DiagnosticId.FW104,
                        call + "no " + known.aRelease() + " has such a field; did you mean '" + meant + "'?"));
    }

    /** The releases among these that have a field of a Java name, with the field. */
    private Map<String, FieldSpec> having(String name, List<String> releases) {
        Map<String, FieldSpec> having = new LinkedHashMap<>();
        for (String release : releases) {
            known.loader()
                    .loadRelease(known.family().name(), release)
                    .flatMap(found -> places.struct(found, struct.neutralName()))
                    .flatMap(found -> FieldPlaces.members(found).stream()
                            .filter(member -> JavaNames.member(member.name()).equals(name))
                            .findFirst())
                    .ifPresent(field -> having.put(release, field));
        }
        return having;
    }

    /** The newest release of each branch, oldest branch first, without those that these bindings are for. */
    private List<String> heads() {
        return known.family().branches().stream()
                .map(Branch::releases)
                .filter(releases -> !releases.isEmpty())
                .map(List::getLast)
                .filter(release -> !known.abi().releases().contains(release))
                .toList();
    }

    private Set<String> names(FieldBinding field) {
        Set<String> names = new HashSet<>(Set.of(field.cName()));
        Optional.ofNullable(known.family().semantics().structs().get(struct.neutralName()))
                .map(meaning -> meaning.fields().get(field.cName()))
                .map(FieldMeaning::was)
                .ifPresent(names::addAll);
        return names;
    }
}
