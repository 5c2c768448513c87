package org.fwabi.processor.apt;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;

/** The packages with {@code @FirmwareAbi}, of this compilation and of others, and which of them a flow means. */
final class AbiPackages {
    private final Elements elements;
    private final Set<String> here = new TreeSet<>();

    AbiPackages(Elements elements) {
        this.elements = elements;
    }

    /** Adds a package of this compilation. */
    void add(String name) {
        here.add(name);
    }

    /** Whether a package is of this compilation. */
    boolean isHere(String name) {
        return here.contains(name);
    }

    /** The package that a flow serves; empty with a finding if it can't be told. */
    Optional<PackageElement> of(TypeElement type, Diagnostics diagnostics) {
        String named = FlowProcessor.mirror(type, FlowProcessor.PER_RELEASE)
                .flatMap(mirror -> new RequestReader(mirror, elements).member("abi"))
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
        if (named.isEmpty()) {
            PackageElement own = elements.getPackageOf(type);
            if (FlowProcessor.mirror(own, FwabiProcessor.ANNOTATION).isPresent()) {
                return Optional.of(own);
            }
            if (here.size() == 1) {
                return Optional.ofNullable(
                        elements.getPackageElement(here.iterator().next()));
            }
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW093,
                            "which bindings does " + type.getSimpleName() + " serve? Write @PerRelease(abi = \"...\")")
                    .withHint(
                            here.isEmpty()
                                    ? "no package of this compilation carries @FirmwareAbi"
                                    : "packages with @FirmwareAbi: " + String.join(", ", here)));
            return Optional.empty();
        }
        Optional<PackageElement> found = Optional.<PackageElement>ofNullable(elements.getPackageElement(named))
                .filter(home ->
                        FlowProcessor.mirror(home, FwabiProcessor.ANNOTATION).isPresent());
        if (found.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW093,
                    "package '" + named + "' carries no @FirmwareAbi" + Suggestion.didYouMean(named, here)));
        }
        return found;
    }
}
