package org.fwabi.processor.apt;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.Binder;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.emit.GeneratedResource;
import org.fwabi.processor.emit.GeneratedSource;
import org.fwabi.processor.emit.JavaEmitter;
import org.fwabi.processor.emit.TableText;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.testing.GeneratedTests;

/**
 * Generates firmware bindings for packages that carry {@code @FirmwareAbi}. It never throws: a defect of its own is a
 * finding like any other.
 *
 * <p>What can be generated is generated even where there are findings. javac prints the processor's errors first, and
 * then looks for the classes that the driver uses: were they all missing, a hundred errors would bury the one that
 * matters.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({FwabiProcessor.ANNOTATION, FwabiProcessor.TESTS})
@SupportedOptions(FwabiProcessor.SPEC_PATH)
public final class FwabiProcessor extends AbstractProcessor {
    static final String ANNOTATION = "org.fwabi.annotation.FirmwareAbi";
    static final String TESTS = "org.fwabi.annotation.FirmwareAbiTests";
    static final String SPEC_PATH = "fwabi.spec.path";

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                annotated.getAnnotationMirrors().stream()
                        .filter(mirror -> mirror.getAnnotationType().asElement().equals(annotation))
                        .forEach(mirror -> run(annotated, mirror));
            }
        }
        return false;
    }

    private void run(Element annotated, AnnotationMirror mirror) {
        RequestReader reader = new RequestReader(mirror, elements());
        boolean tests = mirror.getAnnotationType().toString().equals(TESTS);
        run(annotated, reader, diagnostics -> {
            if (tests) {
                for (String tested : reader.strings("value")) {
                    Optional<Request> request = TestedPackage.request(tested, elements(), diagnostics);
                    if (request.isPresent()) {
                        tests(annotated, request.get(), diagnostics);
                    }
                }
            } else {
                generate(annotated, reader.request(annotated), diagnostics);
            }
        });
    }

    /** What can fail because a file can't be written. */
    private interface Step {
        void run(Diagnostics diagnostics) throws IOException;
    }

    /** A processor that throws takes the compiler down with it, so whatever goes wrong here becomes a finding. */
    @SuppressWarnings("CatchAndPrintStackTrace") // the trace goes into the finding, for the report
    private void run(Element annotated, RequestReader reader, Step step) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            step.run(diagnostics);
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
        new Reporter(processingEnv.getMessager(), annotated, reader).report(diagnostics);
    }

    /** The releases of a request, laid out; those with findings are missing. */
    private List<ReleaseLayout> layouts(Request request, Diagnostics diagnostics) {
        SpecLoader loader = new SpecLoader(
                new SpecLookup(
                        folders(diagnostics),
                        processingEnv.getFiler(),
                        FwabiProcessor.class.getClassLoader(),
                        diagnostics),
                diagnostics);
        List<ReleaseLayout> layouts = new ArrayList<>();
        Layouts layouter = new Layouts(diagnostics, loader);
        for (String name : RequestCheck.releases(request, diagnostics)) {
            loader.loadRelease(request.family(), name).map(layouter::of).ifPresent(layouts::add);
        }
        return loader.loadFamily(request.family()).isEmpty() ? List.of() : layouts;
    }

    private void generate(Element annotated, Request request, Diagnostics diagnostics) throws IOException {
        List<ReleaseLayout> layouts = layouts(request, diagnostics);
        if (layouts.isEmpty()) {
            return;
        }
        Catalog catalog = Catalog.of(layouts);
        AbiBinding binding = Binder.bind(catalog, request, diagnostics);
        for (GeneratedSource source : JavaEmitter.emit(binding, generatedIsVisible(annotated))) {
            write(annotated, source, diagnostics);
        }
        if (request.tables()) {
            for (GeneratedResource resource : TableText.of(catalog, request.structs(), request.enums())) {
                write(annotated, request.packageName(), resource);
            }
        }
    }

    /** Tests have tables of their own, so that drivers need not ship any. */
    private void tests(Element annotated, Request request, Diagnostics diagnostics) throws IOException {
        List<ReleaseLayout> layouts = layouts(request, diagnostics);
        if (layouts.isEmpty()) {
            return;
        }
        Catalog catalog = Catalog.of(layouts);
        AbiBinding binding = Binder.bind(catalog, request, diagnostics);
        for (GeneratedSource source : GeneratedTests.of(binding, layouts, generatedIsVisible(annotated))) {
            write(annotated, source, diagnostics);
        }
        for (GeneratedResource resource : GeneratedTests.tables(catalog, binding)) {
            write(annotated, request.packageName(), resource);
        }
    }

    private void write(Element annotated, GeneratedSource source, Diagnostics diagnostics) throws IOException {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.qualifiedName(), annotated)
                .openWriter()) {
            writer.write(source.text());
        } catch (FilerException e) {
            // The others are written all the same, so that nothing but this one is missing or another's.
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW081, "there is a class " + source.qualifiedName() + " already")
                    .withHint("mend: move your own class out of the package, or give the struct, enum or message"
                            + " a 'name:' in the family's semantics"));
        }
    }

    private void write(Element annotated, String packageName, GeneratedResource resource) throws IOException {
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, packageName, resource.name(), annotated)
                .openWriter()) {
            writer.write(resource.text());
        }
    }

    private List<Path> folders(Diagnostics diagnostics) {
        List<Path> folders = new ArrayList<>();
        String option = processingEnv.getOptions().getOrDefault(SPEC_PATH, "");
        for (String part : option.split(java.io.File.pathSeparator, -1)) {
            if (part.isEmpty()) {
                continue;
            }
            Path folder = Path.of(part);
            if (!folder.isAbsolute()) {
                diagnostics.add(
                        Diagnostic.error(DiagnosticId.FW047, "-A" + SPEC_PATH + "=" + part + " is not an absolute path")
                                .withHint("the compiler's working folder is "
                                        + Path.of("").toAbsolutePath() + ", which is rarely the module's"));
            } else if (!Files.isDirectory(folder)) {
                diagnostics.add(Diagnostic.error(DiagnosticId.FW047, "-A" + SPEC_PATH + "=" + part + " is no folder"));
            } else {
                folders.add(folder);
            }
        }
        return folders;
    }

    private boolean generatedIsVisible(Element annotated) {
        return elements().getTypeElement(elements().getModuleOf(annotated), "javax.annotation.processing.Generated")
                != null;
    }

    private Elements elements() {
        return processingEnv.getElementUtils();
    }
}
