package org.fwabi.processor.apt;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.flow.Dispatcher;
import org.fwabi.processor.flow.Dispatcher.Takes;

/** Reads the constructors of variants and has the class generated that calls them. */
final class DispatcherMaker {
    private final ProcessingEnvironment environment;
    private final AbiGenerator generator;

    DispatcherMaker(ProcessingEnvironment environment, AbiGenerator generator) {
        this.environment = environment;
        this.generator = generator;
    }

    /** Whether all constructors can be read: what they take may be generated only in this round. */
    boolean readable(ProvenFlow flow) {
        return flow.parts().stream()
                .map(ProvenFlow.Part::type)
                .map(this::type)
                .flatMap(variant -> ElementFilter.constructorsIn(variant.getEnclosedElements()).stream())
                .flatMap(constructor -> constructor.getParameters().stream())
                .noneMatch(parameter -> parameter.asType().getKind() == TypeKind.ERROR);
    }

    /** Checks the variants of a flow and writes what picks among them. */
    void make(ProvenFlow flow) {
        TypeElement type = type(flow.type());
        Set<String> taken = new HashSet<>();
        List<Dispatcher.Choice> choices = new ArrayList<>();
        Set<TypeName> thrown = new LinkedHashSet<>();
        for (ProvenFlow.Part part : flow.parts()) {
            TypeElement variant = type(part.type());
            Optional<Chosen> chosen = chosen(type, variant, flow, part);
            // A release that two variants serve is a finding; its label may still stand only once.
            List<String> releases = part.releases().stream().filter(taken::add).toList();
            if (chosen.isPresent() && !releases.isEmpty()) {
                chosen.get().constructor().getThrownTypes().stream()
                        .map(TypeName::get)
                        .forEach(thrown::add);
                choices.add(new Dispatcher.Choice(
                        ClassName.get(variant),
                        chosen.get().takes(),
                        ClassName.bestGuess(part.entry().orElse(flow.entry())),
                        releases));
            }
        }
        Dispatcher dispatcher = new Dispatcher(
                ClassName.get(type), ClassName.bestGuess(flow.entry()), visible(type), List.copyOf(thrown), choices);
        Diagnostics diagnostics = new Diagnostics();
        FwabiProcessor.guarded(
                diagnostics,
                () -> generator.write(type, dispatcher.emit(generator.generatedIsVisible(type)), diagnostics));
        diagnostics.sorted().forEach(finding -> print(type, FlowProcessor.PER_RELEASE, finding));
    }

    private record Chosen(ExecutableElement constructor, Takes takes) {}

    private Optional<Chosen> chosen(TypeElement flow, TypeElement variant, ProvenFlow proven, ProvenFlow.Part part) {
        Optional<String> problem = problem(flow, variant);
        if (problem.isPresent()) {
            print(variant, FlowProcessor.RELEASES, unmakable(variant, problem.get()));
            return Optional.empty();
        }
        Chosen best = null;
        for (ExecutableElement constructor : ElementFilter.constructorsIn(variant.getEnclosedElements())) {
            Optional<Takes> takes = constructor.getModifiers().contains(Modifier.PRIVATE)
                    ? Optional.empty()
                    : takes(constructor, proven, part);
            if (takes.isPresent() && (best == null || takes.get().compareTo(best.takes()) < 0)) {
                best = new Chosen(constructor, takes.get());
            }
        }
        if (best == null) {
            print(
                    variant,
                    FlowProcessor.RELEASES,
                    unmakable(variant, "it has no constructor that could be called from its package")
                            .withHint("one that takes "
                                    + part.entry().map(entry -> entry + ", ").orElse("") + proven.entry()
                                    + " or nothing"));
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Takes> takes(ExecutableElement constructor, ProvenFlow flow, ProvenFlow.Part part) {
        if (constructor.getParameters().isEmpty()) {
            return Optional.of(Takes.NOTHING);
        }
        if (constructor.getParameters().size() > 1) {
            return Optional.empty();
        }
        String type = constructor.getParameters().getFirst().asType().toString();
        if (part.entry().filter(type::equals).isPresent()) {
            return Optional.of(Takes.NARROW);
        }
        return type.equals(flow.entry()) ? Optional.of(Takes.WIDE) : Optional.empty();
    }

    private Optional<String> problem(TypeElement flow, TypeElement variant) {
        if (variant.getKind() != ElementKind.CLASS && variant.getKind() != ElementKind.RECORD) {
            return Optional.of("it is no class");
        }
        if (variant.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("it is abstract");
        }
        if (!variant.getTypeParameters().isEmpty()) {
            return Optional.of("it has type parameters");
        }
        return environment.getTypeUtils().isSubtype(variant.asType(), flow.asType())
                ? Optional.empty()
                : Optional.of("it does not implement " + flow.getSimpleName());
    }

    private static Diagnostic unmakable(TypeElement variant, String why) {
        return Diagnostic.error(DiagnosticId.FW094, "variant " + variant.getSimpleName() + " can't be made: " + why);
    }

    private void print(Element annotated, String annotation, Diagnostic finding) {
        String text = new Diagnostics().render(finding);
        FlowProcessor.mirror(annotated, annotation)
                .ifPresent(mirror -> environment.getMessager().printMessage(Kind.ERROR, text, annotated, mirror));
    }

    private static boolean visible(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private TypeElement type(String name) {
        TypeElement type = environment.getElementUtils().getTypeElement(name);
        if (type == null) {
            throw new IllegalStateException("the class " + name + " has gone between two rounds");
        }
        return type;
    }
}
