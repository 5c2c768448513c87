package org.fwabi.processor.apt;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.explain.Explainer;
import org.jspecify.annotations.Nullable;

/**
 * Generates firmware bindings for packages that carry {@code @FirmwareAbi}, proves that {@code @PerRelease} interfaces
 * serve every release, and explains what javac finds in lines that use either. It never throws: a defect of its own is a
 * finding like any other.
 *
 * <p>What can be generated is generated even where there are findings. javac prints the processor's errors first, and
 * then looks for the classes that the driver uses: were they all missing, a hundred errors would bury the one that
 * matters.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({
    FwabiProcessor.ANNOTATION,
    FlowProcessor.PER_RELEASE,
    FlowProcessor.RELEASES,
    TestProcessor.TESTS
})
@SupportedOptions({AbiGenerator.SPEC_PATH, AbiGenerator.ADD, AbiGenerator.ADD_TO})
public final class FwabiProcessor extends AbstractProcessor {
    static final String ANNOTATION = "org.fwabi.annotation.FirmwareAbi";

    private final Explainer explainer = new Explainer();
    private final Set<Element> roots = new HashSet<>();
    private @Nullable AbiGenerator generator;
    private @Nullable FlowProcessor flows;
    private Optional<JavacListener> javac = Optional.empty();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        generator = new AbiGenerator(environment);
        flows = new FlowProcessor(environment, generator, explainer);
        try {
            javac = Optional.of(JavacListener.install(environment, explainer));
        } catch (IllegalArgumentException | LinkageError e) {
            // Another compiler, or one that is wrapped: its own messages have to do.
            javac = Optional.empty();
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        AbiGenerator generates = generator;
        FlowProcessor proves = flows;
        if (generates == null || proves == null) {
            throw new IllegalStateException("not initialised");
        }
        roots.addAll(round.getRootElements());
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(ANNOTATION)) {
                for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                    annotated.getAnnotationMirrors().stream()
                            .filter(mirror ->
                                    mirror.getAnnotationType().asElement().equals(annotation))
                            .forEach(mirror -> run(generates, annotated, mirror));
                }
            }
        }
        proves.round(annotations, round);
        new TestProcessor(processingEnv, generates, explainer).round(annotations, round);
        if (round.processingOver()) {
            javac.ifPresent(listener -> listener.imports(roots));
        }
        return false;
    }

    private void run(AbiGenerator generates, Element annotated, AnnotationMirror mirror) {
        Diagnostics diagnostics = new Diagnostics();
        RequestReader reader = new RequestReader(mirror, processingEnv.getElementUtils());
        guarded(
                diagnostics,
                () -> generates
                        .generate(annotated, reader.request(annotated), Optional.empty(), diagnostics)
                        .ifPresent(explainer::add));
        new Reporter(processingEnv.getMessager(), annotated, reader).report(diagnostics);
    }

    /** Work that writes files. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** A processor that throws takes the compiler down with it, so whatever goes wrong here becomes a finding. */
    @SuppressWarnings("CatchAndPrintStackTrace") // the trace goes into the finding, for the report
    static void guarded(Diagnostics diagnostics, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(DiagnosticId.FW099, "the bindings could not be written: " + e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            diagnostics.add(
                    Diagnostic.error(DiagnosticId.FW099, "fwabi itself failed; please report this with the lines below")
                            .withHint(trace.toString().strip().replace("\r", "").replace("\n", "\n  ")));
        }
    }
}
