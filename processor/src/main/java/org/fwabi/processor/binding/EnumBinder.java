package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fwabi.processor.binding.EnumBinding.Constant;
import org.fwabi.processor.binding.EnumBinding.Table;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Semantics.EnumMeaning;

/** Decides the Java enums, each once. */
final class EnumBinder {
    private final Targets targets;
    private final Diagnostics diagnostics;
    private final Map<String, EnumBinding> bound = new LinkedHashMap<>();

    EnumBinder(Targets targets, Diagnostics diagnostics) {
        this.targets = targets;
        this.diagnostics = diagnostics;
    }

    /** All enums bound so far, in order. */
    List<EnumBinding> all() {
        return List.copyOf(bound.values());
    }

    /** The enum of a C name; empty if no targeted release has it. */
    Optional<EnumBinding> bind(String cName) {
        EnumBinding known = bound.get(cName);
        if (known != null) {
            return Optional.of(known);
        }
        List<Integer> having = targets.newestFirst().stream()
                .filter(release -> targets.enumeration(release, cName).isPresent())
                .toList();
        if (having.isEmpty()) {
            return Optional.empty();
        }
        EnumBinding made = make(cName, having);
        bound.put(cName, made);
        return Optional.of(made);
    }

    private EnumBinding make(String cName, List<Integer> having) {
        Optional<EnumMeaning> meaning =
                Optional.ofNullable(targets.semantics().enums().get(cName));
        String prefix = meaning.map(EnumMeaning::prefix).orElse(cName + "_");
        SourcePos at = spec(having.get(0), cName).at();
        String javaType = meaning.flatMap(EnumMeaning::javaName).orElse(JavaNames.type(cName));
        JavaNames.typeProblem(javaType)
                .ifPresent(why -> diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW075,
                                at,
                                "enum " + cName + " can't be the Java enum '" + javaType + "': " + why)
                        .withHint("mend: give it a 'name:' under 'enums:' in the family's semantics")));
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (int release : having) {
            for (String constant : spec(release, cName).values().keySet()) {
                if (!names.containsKey(constant)) {
                    String name = constantName(constant, prefix);
                    names.put(constant, name);
                    checkConstant(cName, at, constant, name, owners);
                }
            }
        }
        return new EnumBinding(
                javaType,
                cName,
                meaning.flatMap(EnumMeaning::doc),
                constants(cName, names, owners, having),
                tables(cName, names, owners),
                targets.count());
    }

    private EnumSpec spec(int release, String cName) {
        return targets.enumeration(release, cName).orElseThrow();
    }

    private static String constantName(String constant, String prefix) {
        String stem = !prefix.isEmpty() && constant.startsWith(prefix) ? constant.substring(prefix.length()) : constant;
        String name = JavaNames.enumConstant(stem);
        // What is left may begin with a digit; then the C name stays whole.
        return JavaNames.identifierProblem(name).isPresent() ? JavaNames.enumConstant(constant) : name;
    }

    private void checkConstant(String cName, SourcePos at, String constant, String name, Map<String, String> owners) {
        Optional<String> problem = JavaNames.identifierProblem(name);
        String owner = owners.putIfAbsent(name, constant);
        if (problem.isPresent()) {
            owners.remove(name);
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW075,
                            at,
                            "constant " + constant + " of enum " + cName + " can't be '" + name + "' in Java: "
                                    + problem.get())
                    .withHint("mend: shorten the enum's 'prefix:' in the family's semantics"));
        } else if (owner != null) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW076,
                    at,
                    "constants " + owner + " and " + constant + " of enum " + cName + " would both be '" + name
                            + "' in Java"));
        }
    }

    private List<Constant> constants(
            String cName, Map<String, String> names, Map<String, String> owners, List<Integer> having) {
        List<Constant> constants = new ArrayList<>();
        names.forEach((constant, name) -> {
            if (constant.equals(owners.get(name))) {
                Map<Integer, String> values = new LinkedHashMap<>();
                for (int release : targets.all()) {
                    targets.enumeration(release, cName)
                            .flatMap(spec -> Optional.ofNullable(spec.values().get(constant)))
                            .ifPresent(value -> values.put(release, Long.toString(value)));
                }
                constants.add(new Constant(
                        name, constant, targets.sentence("Number", values, values.size() == having.size())));
            }
        });
        return constants;
    }

    private List<Table> tables(String cName, Map<String, String> names, Map<String, String> owners) {
        Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int release : targets.all()) {
            targets.enumeration(release, cName)
                    .ifPresent(spec -> groups.computeIfAbsent(lines(spec, names, owners), key -> new ArrayList<>())
                            .add(release));
        }
        boolean single = groups.size() == 1;
        return groups.entrySet().stream()
                .map(group -> new Table(
                        single
                                ? "TABLE"
                                : JavaNames.release(
                                        targets.name(group.getValue().get(0))),
                        group.getValue(),
                        group.getKey()))
                .toList();
    }

    private static List<String> lines(EnumSpec spec, Map<String, String> names, Map<String, String> owners) {
        // A field of the enum is read without sign, so that -1 in four bytes is 0xffffffff.
        long mask = spec.size() >= 8 ? -1L : (1L << (8 * spec.size())) - 1;
        return spec.values().entrySet().stream()
                .filter(value -> value.getKey().equals(owners.get(names.get(value.getKey()))))
                .map(value -> names.get(value.getKey()) + " " + (value.getValue() & mask))
                .collect(Collectors.toList());
    }
}
