package org.fwabi.processor.apt;

import java.util.Optional;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;

/** Reads the request of bindings that were compiled before, or are compiled now, from their package. */
final class TestedPackage {
    private TestedPackage() {}

    /** What the package asked for; a finding if it asked for nothing. */
    static Optional<Request> request(String name, Elements elements, Diagnostics diagnostics) {
        PackageElement tested = elements.getPackageElement(name);
        if (tested == null) {
            diagnostics.add(Diagnostic.error(DiagnosticId.FW110, "there is no package '" + name + "' to test"));
            return Optional.empty();
        }
        Optional<Request> request = tested.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().asElement() instanceof TypeElement type
                        && type.getQualifiedName().contentEquals(FwabiProcessor.ANNOTATION))
                .findFirst()
                .map(mirror -> new RequestReader(mirror, elements).request(tested));
        if (request.isEmpty()) {
            diagnostics.add(Diagnostic.error(DiagnosticId.FW110, "package '" + name + "' does not carry @FirmwareAbi")
                    .withHint("a package-info of the test sources hides the one of the main sources: annotate another"
                            + " package with @FirmwareAbiTests"));
        }
        return request;
    }
}
