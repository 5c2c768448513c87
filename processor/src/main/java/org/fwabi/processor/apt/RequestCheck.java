package org.fwabi.processor.apt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;

/** What is wrong with a request whatever the specs say. */
final class RequestCheck {
    private RequestCheck() {}

    /** The releases to load, each once. */
    static List<String> releases(Request request, Diagnostics diagnostics) {
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
        return List.copyOf(new LinkedHashSet<>(request.releases()));
    }
}
