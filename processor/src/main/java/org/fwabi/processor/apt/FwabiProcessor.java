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
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.SpecLoader;

/**
 * Generates firmware bindings for packages that carry {@code @FirmwareAbi}. It never throws: a defect of its own is a
 * finding like any other.
 *
 * <p>What can be generated is generated even where there are findings. javac prints the processor's errors first, and
 * then looks for the classes that the driver uses: were they all missing, a hundred errors would bury the one that
 * matters.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes(FwabiProcessor.ANNOTATION)
@SupportedOptions(FwabiProcessor.SPEC_PATH)
public final class FwabiProcessor extends AbstractProcessor {
    static final String ANNOTATION = "org.fwabi.annotation.FirmwareAbi";
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

    /** A processor that throws takes the compiler down with it, so whatever goes wrong here becomes a finding. */
    @SuppressWarnings("CatchAndPrintStackTrace") // the trace goes into the finding, for the report
    private void run(Element annotated, AnnotationMirror mirror) {
        Diagnostics diagnostics = new Diagnostics();
        RequestReader reader = new RequestReader(mirror, elements());
        try {
            generate(annotated, reader.request(annotated), diagnostics);
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

    private void generate(Element annotated, Request asked, Diagnostics diagnostics) throws IOException {
        SpecLoader loader = new SpecLoader(
                new SpecLookup(
                        folders(diagnostics),
                        processingEnv.getFiler(),
                        FwabiProcessor.class.getClassLoader(),
                        diagnostics),
                diagnostics);
        List<ReleaseLayout> layouts = new ArrayList<>();
        Layouts layouter = new Layouts(diagnostics, loader);
        List<String> known =
                loader.loadFamily(asked.family()).map(Family::releases).orElse(List.of());
        Request request = asked.with(RequestCheck.releases(asked, known, diagnostics));
        for (String name : request.releases()) {
            loader.loadRelease(request.family(), name).map(layouter::of).ifPresent(layouts::add);
        }
        if (loader.loadFamily(request.family()).isEmpty() || layouts.isEmpty()) {
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
