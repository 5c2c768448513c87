package org.fwabi.processor.apt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.explain.Explainer;
import org.fwabi.processor.flow.Coverage;
import org.fwabi.processor.flow.Flow;
import org.fwabi.processor.flow.FlowFinding;

/**
 * Handles {@code @PerRelease}: proves what can be proven when the interface is first seen, has the bindings of the
 * variants generated, and leaves the rest for when their constructors can be read, which is a round later.
 */
final class FlowProcessor {
    static final String PER_RELEASE = "org.fwabi.annotation.PerRelease";
    static final String RELEASES = "org.fwabi.annotation.Releases";

    private final ProcessingEnvironment environment;
    private final AbiGenerator generator;
    private final Explainer explainer;
    private final DispatcherMaker dispatchers;
    private final AbiPackages abiPackages;
    private final Map<String, String> variantPackages = new HashMap<>();
    private final List<ProvenFlow> waiting = new ArrayList<>();

    FlowProcessor(ProcessingEnvironment environment, AbiGenerator generator, Explainer explainer) {
        this.environment = environment;
        this.generator = generator;
        this.explainer = explainer;
        this.abiPackages = new AbiPackages(environment.getElementUtils());
        this.dispatchers = new DispatcherMaker(environment, generator);
    }

    /** One round, after its bindings have been generated. */
    void round(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                if (annotation.getQualifiedName().contentEquals(FwabiProcessor.ANNOTATION)
                        && annotated instanceof PackageElement home) {
                    abiPackages.add(home.getQualifiedName().toString());
                }
            }
        }
        for (TypeElement annotation : annotations) {
            for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                if (annotation.getQualifiedName().contentEquals(PER_RELEASE)) {
                    reported(annotated, PER_RELEASE, diagnostics -> prove(annotated, diagnostics));
                } else if (annotation.getQualifiedName().contentEquals(RELEASES)) {
                    reported(annotated, RELEASES, diagnostics -> misplaced(annotated, diagnostics));
                }
            }
        }
        finish(round.processingOver());
    }

    private void finish(boolean last) {
        for (Iterator<ProvenFlow> each = waiting.iterator(); each.hasNext(); ) {
            ProvenFlow flow = each.next();
            if (last || dispatchers.readable(flow)) {
                each.remove();
                dispatchers.make(flow);
            }
        }
    }

    /** Work whose findings belong to an annotation. */
    @FunctionalInterface
    private interface Work {
        void run(Diagnostics diagnostics) throws IOException;
    }

    private void reported(Element annotated, String annotation, Work work) {
        Diagnostics diagnostics = generator.findings();
        FwabiProcessor.guarded(diagnostics, () -> work.run(diagnostics));
        mirror(annotated, annotation)
                .ifPresent(mirror -> new Reporter(
                                environment.getMessager(), annotated, new RequestReader(mirror, elements()))
                        .report(diagnostics));
    }

    private static void misplaced(Element annotated, Diagnostics diagnostics) {
        Element outer = annotated.getEnclosingElement();
        if (outer == null || mirror(outer, PER_RELEASE).isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW095,
                    "@Releases on " + annotated.getSimpleName()
                            + " means nothing: a variant is a class inside an interface with @PerRelease"));
        }
    }

    private void prove(Element annotated, Diagnostics diagnostics) throws IOException {
        Optional<String> problem = problem(annotated);
        if (problem.isPresent()) {
            diagnostics.add(Diagnostic.error(DiagnosticId.FW095, problem.get()));
            return;
        }
        TypeElement type = (TypeElement) annotated;
        List<TypeElement> variants = type.getEnclosedElements().stream()
                .filter(TypeElement.class::isInstance)
                .map(TypeElement.class::cast)
                .filter(nested -> mirror(nested, RELEASES).isPresent())
                .toList();
        if (variants.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW095,
                    "@PerRelease interface " + type.getSimpleName() + " has no variant: no class inside it has"
                            + " @Releases"));
            return;
        }
        Optional<PackageElement> abi = abiPackages.of(type, diagnostics);
        if (abi.isEmpty()) {
            return;
        }
        String abiName = abi.get().getQualifiedName().toString();
        Request request = mirror(abi.get(), FwabiProcessor.ANNOTATION)
                .map(mirror -> new RequestReader(mirror, elements()).request(abi.get()))
                .orElseThrow();
        Optional<AbiGenerator.Target> target = explainer
                .bindings(abiName)
                .map(known ->
                        new AbiGenerator.Target(known.family(), known.abi().releases()))
                .or(() -> abiPackages.isHere(abiName) ? Optional.empty() : generator.target(request, diagnostics));
        if (target.isPresent()) {
            prove(type, variants, request, target.get(), diagnostics);
        }
    }

    private void prove(
            TypeElement type,
            List<TypeElement> elements,
            Request abi,
            AbiGenerator.Target target,
            Diagnostics diagnostics) {
        Flow flow = new Flow(
                nameOf(type),
                abi.packageName(),
                elements.stream()
                        .map(variant -> new Flow.Variant(
                                variant.getSimpleName().toString(),
                                reader(variant).strings("value")))
                        .toList());
        Coverage coverage = Coverage.of(flow, target.releases(), target.family().releases());
        for (FlowFinding finding : coverage.findings()) {
            if (finding.variant().isEmpty()) {
                diagnostics.add(finding.diagnostic());
            } else {
                print(elements.get(finding.variant().getAsInt()), finding);
            }
        }
        List<ProvenFlow.Part> parts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            parts.add(part(flow, elements.get(i), abi, target, coverage.served(i)));
        }
        waiting.add(new ProvenFlow(
                type.getQualifiedName().toString(),
                abi.packageName() + "." + target.family().entryPoint(),
                parts));
    }

    /** A variant; if it asks for bindings of its own, they are generated. */
    private ProvenFlow.Part part(
            Flow flow, TypeElement variant, Request abi, AbiGenerator.Target target, List<String> served) {
        String name = flow.name() + "." + variant.getSimpleName();
        RequestReader reader = reader(variant);
        // Where a selector is wrong the bindings are there all the same, so that only the selector is.
        Request narrow = reader.request(
                abi.packageName() + "." + variant.getSimpleName().toString().toLowerCase(Locale.ROOT),
                abi.family(),
                served.isEmpty() ? target.releases() : served);
        boolean own = asks(narrow);
        if (own) {
            Diagnostics diagnostics = generator.findings();
            String owner = variantPackages.putIfAbsent(narrow.packageName(), name);
            if (owner != null) {
                diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW096,
                                owner + " and " + name + " would both get their bindings in package "
                                        + narrow.packageName())
                        .withHint("mend: rename one of them"));
            } else {
                Diagnostics found = generator.findings();
                FwabiProcessor.guarded(
                        found,
                        () -> generator
                                .generate(
                                        variant,
                                        narrow,
                                        Optional.of(new AbiGenerator.Part(name, target.releases())),
                                        found)
                                .ifPresent(explainer::add));
                found.sorted()
                        .forEach(finding -> diagnostics.add(
                                finding.id().stage() == DiagnosticId.Stage.REQUEST
                                        ? finding.withHint("looked for in the releases of variant " + name + ": "
                                                + String.join(", ", narrow.releases()))
                                        : finding));
            }
            new Reporter(environment.getMessager(), variant, reader).report(diagnostics);
        }
        return new ProvenFlow.Part(
                variant.getQualifiedName().toString(),
                own ? Optional.of(narrow.packageName() + "." + target.family().entryPoint()) : Optional.empty(),
                served);
    }

    private static boolean asks(Request request) {
        return !request.messages().isEmpty()
                || !request.controls().isEmpty()
                || !request.classes().isEmpty()
                || !request.structs().isEmpty()
                || !request.enums().isEmpty();
    }

    private static Optional<String> problem(Element annotated) {
        if (annotated.getKind() != ElementKind.INTERFACE || !(annotated instanceof TypeElement type)) {
            return Optional.of("@PerRelease on " + annotated.getSimpleName() + ", which is no interface");
        }
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of("@PerRelease interface " + type.getSimpleName() + " has type parameters; nothing could"
                    + " say which types its variants are made for");
        }
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of("@PerRelease interface " + type.getSimpleName()
                        + " is private; the class that picks its variants could not name it");
            }
        }
        return Optional.empty();
    }

    private void print(TypeElement variant, FlowFinding finding) {
        AnnotationMirror mirror = mirror(variant, RELEASES).orElseThrow();
        String text = new Diagnostics().render(finding.diagnostic());
        List<AnnotationValue> selectors = reader(variant).values("value");
        if (finding.selector().isPresent()) {
            environment
                    .getMessager()
                    .printMessage(
                            Kind.ERROR,
                            text,
                            variant,
                            mirror,
                            selectors.get(finding.selector().getAsInt()));
        } else {
            environment.getMessager().printMessage(Kind.ERROR, text, variant, mirror);
        }
    }

    private RequestReader reader(TypeElement variant) {
        return new RequestReader(mirror(variant, RELEASES).orElseThrow(), elements());
    }

    private static String nameOf(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? nameOf(outer) + "." + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    static Optional<AnnotationMirror> mirror(Element annotated, String annotation) {
        return annotated.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(annotation))
                .<AnnotationMirror>map(mirror -> mirror)
                .findFirst();
    }

    private Elements elements() {
        return environment.getElementUtils();
    }
}
