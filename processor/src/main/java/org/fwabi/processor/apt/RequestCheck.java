package org.fwabi.processor.apt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.ReleaseSelector;
import org.fwabi.processor.spec.ReleaseVersions;

/** What is wrong with a request whatever the specs say. */
final class RequestCheck {
    private RequestCheck() {}

    /**
     * The releases to load, each once: in the order of the request's selectors, and of versions within one. What two
     * selectors have in common is no finding, but that one stands there twice is.
     *
     * @param known all releases of the family; empty if the family is unknown, which is a finding already
     */
    static List<String> releases(Request request, List<String> known, Diagnostics diagnostics) {
        if (request.packageName().isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(DiagnosticId.FW075, "bindings can't be generated into the unnamed package"));
        }
        if (request.releases().isEmpty()) {
            diagnostics.add(Diagnostic.error(DiagnosticId.FW079, "the request names no release"));
        }
        Map<String, List<String>> lists = Map.of(
                "releases", request.releases(),
                "messages", request.messages(),
                "controls", request.controls(),
                "classes", request.classes(),
                "structs", request.structs(),
                "enums", request.enums());
        lists.forEach((member, names) -> {
            Set<String> seen = new HashSet<>();
            for (String name : new ArrayList<>(names)) {
                if (!seen.add(name)) {
                    diagnostics.add(
                            Diagnostic.error(DiagnosticId.FW078, "'" + name + "' stands twice in '" + member + "'"));
                }
            }
        });
        Set<String> selected = new LinkedHashSet<>();
        for (String selector : request.releases()) {
            List<String> some = ReleaseSelector.select(selector, known).stream()
                    .sorted(ReleaseVersions.order())
                    .toList();
            Optional<String> problem = known.isEmpty() ? Optional.empty() : ReleaseSelector.problem(selector, known);
            if (some.isEmpty() && isName(selector)) {
                // The loader knows what is near a release that is unknown.
                selected.add(selector);
            } else {
                problem.ifPresent(reason -> diagnostics.add(Diagnostic.error(DiagnosticId.FW071, reason)
                        .withHint("releases: " + String.join(", ", known))));
                selected.addAll(some);
            }
        }
        return List.copyOf(selected);
    }

    private static boolean isName(String selector) {
        return ReleaseSelector.wellFormed(selector) && !selector.contains("*") && !selector.contains("..");
    }
}
