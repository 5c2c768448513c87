package org.fwabi.processor.apt;

import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.explain.Explainer;

/** Handles {@code @FirmwareAbiTests}: has the tests of bindings generated, whichever compilation the bindings are from. */
final class TestProcessor {
    static final String TESTS = "org.fwabi.annotation.FirmwareAbiTests";

    private final ProcessingEnvironment environment;
    private final AbiGenerator generator;
    private final Explainer explainer;

    TestProcessor(ProcessingEnvironment environment, AbiGenerator generator, Explainer explainer) {
        this.environment = environment;
        this.generator = generator;
        this.explainer = explainer;
    }

    /** One round. */
    void round(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(TESTS)) {
                for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                    FlowProcessor.mirror(annotated, TESTS).ifPresent(mirror -> run(annotated, mirror));
                }
            }
        }
    }

    private void run(Element annotated, AnnotationMirror mirror) {
        Diagnostics diagnostics = new Diagnostics();
        RequestReader reader = new RequestReader(mirror, environment.getElementUtils());
        for (String tested : reader.strings("value")) {
            request(tested, diagnostics)
                    .ifPresent(request -> FwabiProcessor.guarded(
                            diagnostics, () -> explainer.addTests(generator.tests(annotated, request, diagnostics))));
        }
        new Reporter(environment.getMessager(), annotated, reader).report(diagnostics);
    }

    /** What the bindings of a package were made of; a finding if there are none. */
    private Optional<Request> request(String name, Diagnostics diagnostics) {
        PackageElement tested = environment.getElementUtils().getPackageElement(name);
        if (tested == null) {
            diagnostics.add(Diagnostic.error(DiagnosticId.FW110, "there is no package '" + name + "' to test"));
            return Optional.empty();
        }
        Optional<Request> request = FlowProcessor.mirror(tested, FwabiProcessor.ANNOTATION)
                .map(mirror -> new RequestReader(mirror, environment.getElementUtils()).request(tested));
        if (request.isEmpty()) {
            diagnostics.add(Diagnostic.error(DiagnosticId.FW110, "package '" + name + "' does not carry @FirmwareAbi")
                    .withHint("a package-info among the test sources hides that of the main sources: put"
                            + " @FirmwareAbiTests on another package"));
        }
        return request;
    }
}
