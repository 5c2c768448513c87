package org.fwabi.processor.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;

/** Keeps the methods of the entry class apart. */
final class EntryNames {
    private final Map<String, String> owners = new HashMap<>();
    private final String entryPoint;
    private final Diagnostics diagnostics;

    EntryNames(String entryPoint, Diagnostics diagnostics) {
        this.entryPoint = entryPoint;
        this.diagnostics = diagnostics;
        for (String own : new String[] {"release", "releases", "facts", "events"}) {
            owners.put(own, "the method that every entry class has");
        }
    }

    /** Whether a method without parameters is still free; if not, that is a finding. */
    boolean free(String accessor, String what) {
        Optional<String> problem = JavaNames.methodProblem(accessor);
        if (problem.isPresent()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW075, what + " can't be '" + accessor + "' in Java: " + problem.get()));
            return false;
        }
        String owner = owners.putIfAbsent(accessor, what);
        if (owner != null) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW076,
                    owner + " and " + what + " would both be " + entryPoint + "." + accessor + "()"));
        }
        return owner == null;
    }
}
