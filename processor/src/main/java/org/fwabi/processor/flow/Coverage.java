package org.fwabi.processor.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.flow.Flow.Variant;
import org.fwabi.processor.spec.ReleaseSelector;

/** Which variant serves which targeted release, and the proof that each is served exactly once. */
public final class Coverage {
    private final Flow flow;
    private final List<String> targeted;
    private final List<List<String>> served = new ArrayList<>();
    private final List<FlowFinding> findings = new ArrayList<>();

    private Coverage(Flow flow, List<String> targeted) {
        this.flow = flow;
        this.targeted = targeted;
    }

    /**
     * Looks at a flow.
     *
     * @param targeted releases that the bindings are for
     * @param known all releases of the family, so that a selector may say more than is targeted
     */
    public static Coverage of(Flow flow, List<String> targeted, List<String> known) {
        Coverage coverage = new Coverage(flow, targeted);
        for (int variant = 0; variant < flow.variants().size(); variant++) {
            coverage.select(variant, known);
        }
        coverage.prove();
        return coverage;
    }

    /** What is wrong; nothing if every targeted release is served exactly once. */
    public List<FlowFinding> findings() {
        return List.copyOf(findings);
    }

    /** The targeted releases that a variant serves, in the order of the target. */
    public List<String> served(int variant) {
        return served.get(variant);
    }

    private void select(int index, List<String> known) {
        Variant variant = flow.variants().get(index);
        List<String> selected = ReleaseSelector.select(variant.selectors(), known);
        served.add(targeted.stream().filter(selected::contains).toList());
        for (int i = 0; i < variant.selectors().size(); i++) {
            int selector = i;
            problem(variant.selectors().get(i), known)
                    .ifPresent(found -> findings.add(FlowFinding.ofSelector(index, selector, found)));
        }
    }

    private Optional<Diagnostic> problem(String selector, List<String> known) {
        return ReleaseSelector.problem(selector, known)
                .or(() -> ReleaseSelector.select(selector, known).stream().anyMatch(targeted::contains)
                        ? Optional.empty()
                        : Optional.of(
                                "'" + selector + "' selects none of the releases that " + flow.abi() + " targets"))
                .map(problem -> Diagnostic.error(DiagnosticId.FW092, problem)
                        .withHint("targeted: " + String.join(", ", targeted)));
    }

    private void prove() {
        List<String> gap =
                targeted.stream().filter(release -> serving(release).isEmpty()).toList();
        if (!gap.isEmpty()) {
            findings.add(FlowFinding.ofFlow(gap(gap)));
        }
        Map<List<Integer>, List<String>> overlaps = targeted.stream()
                .filter(release -> serving(release).size() > 1)
                .collect(Collectors.groupingBy(this::serving, LinkedHashMap::new, Collectors.toList()));
        overlaps.forEach((variants, releases) -> findings.add(FlowFinding.ofSelector(
                variants.getLast(),
                selector(variants.getLast(), releases.getFirst(), targeted),
                overlap(variants, releases))));
    }

    private List<Integer> serving(String release) {
        List<Integer> variants = new ArrayList<>();
        for (int i = 0; i < served.size(); i++) {
            if (served.get(i).contains(release)) {
                variants.add(i);
            }
        }
        return variants;
    }

    /** The selector of a variant that selects a release. */
    private int selector(int variant, String release, List<String> known) {
        List<String> selectors = flow.variants().get(variant).selectors();
        for (int i = 0; i < selectors.size(); i++) {
            if (ReleaseSelector.select(selectors.get(i), known).contains(release)) {
                return i;
            }
        }
        throw new IllegalStateException("no selector of the variant selects " + release);
    }

    private Diagnostic gap(List<String> releases) {
        Diagnostic found =
                Diagnostic.error(DiagnosticId.FW090, "no variant of " + flow.name() + " serves " + and(releases));
        for (Variant variant : flow.variants()) {
            found = found.withHint(variant.name() + ": " + quoted(variant));
        }
        return found.withHint("mend: widen one of the ranges, or add a variant"
                + " with @Releases(" + (releases.size() == 1 ? "" : "{")
                + releases.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "))
                + (releases.size() == 1 ? "" : "}") + ")");
    }

    private Diagnostic overlap(List<Integer> variants, List<String> releases) {
        List<String> names = variants.stream()
                .map(index -> flow.variants().get(index).name())
                .toList();
        Diagnostic found = Diagnostic.error(
                DiagnosticId.FW091,
                and(releases) + (releases.size() == 1 ? " is" : " are") + " served by "
                        + (names.size() == 2 ? "two" : Integer.toString(names.size())) + " variants of " + flow.name()
                        + ": " + and(names));
        for (int variant : variants) {
            found = found.withHint(flow.variants().get(variant).name() + ": "
                    + quoted(flow.variants().get(variant)));
        }
        return found;
    }

    private static String quoted(Variant variant) {
        return variant.selectors().stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
    }

    private static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
