package org.fwabi.processor.apt;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
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
import org.fwabi.processor.explain.KnownAbi;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.testing.GeneratedTests;

/** Runs the stages for requests of one compilation, and writes what comes out. */
final class AbiGenerator {
    static final String SPEC_PATH = "fwabi.spec.path";
    static final String ADD = "fwabi.add";
    static final String ADD_TO = "fwabi.add.to";

    private final ProcessingEnvironment environment;

    AbiGenerator(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** A request with all that the stages made of it. */
    private record Bound(
            Request request,
            Family family,
            SpecLoader loader,
            List<ReleaseLayout> layouts,
            Catalog catalog,
            AbiBinding binding) {}

    /**
     * Runs the stages.
     *
     * @param add whether the compilation's option adds releases
     */
    private Optional<Bound> bind(Request asked, boolean add, Diagnostics diagnostics) {
        SpecLoader loader = loader(diagnostics);
        Request request = releases(asked, add, loader, diagnostics);
        List<ReleaseLayout> layouts = new ArrayList<>();
        Layouts layouter = new Layouts(diagnostics, loader);
        for (String name : request.releases()) {
            loader.loadRelease(request.family(), name).map(layouter::of).ifPresent(layouts::add);
        }
        Optional<Family> family = loader.loadFamily(request.family());
        if (family.isEmpty() || layouts.isEmpty()) {
            return Optional.empty();
        }
        Catalog catalog = Catalog.of(layouts);
        AbiBinding binding = Binder.bind(catalog, request, diagnostics);
        return Optional.of(new Bound(request, family.get(), loader, layouts, catalog, binding));
    }

    /**
     * Writes the bindings of a request.
     *
     * @param annotated what asks for them
     * @param variant if a variant asks for bindings of its own: what it is a part of
     * @return what was made; empty if nothing of it could be
     */
    Optional<KnownAbi> generate(Element annotated, Request asked, Optional<Part> variant, Diagnostics diagnostics)
            throws IOException {
        Optional<Bound> bound = bind(asked, variant.isEmpty(), diagnostics);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        Request request = bound.get().request();
        AbiBinding binding = bound.get().binding();
        Set<String> types = new HashSet<>();
        for (GeneratedSource source : JavaEmitter.emit(binding, generatedIsVisible(annotated))) {
            write(annotated, source, diagnostics);
            types.add(source.qualifiedName());
        }
        if (request.tables()) {
            for (GeneratedResource resource : TableText.of(bound.get().catalog(), request.structs(), request.enums())) {
                write(annotated, request.packageName(), resource);
            }
        }
        return Optional.of(new KnownAbi(
                request,
                binding,
                bound.get().family(),
                bound.get().loader(),
                variant.map(Part::name),
                variant.map(Part::targeted).orElse(binding.releases()),
                types));
    }

    /**
     * Writes tests of bindings that this or another compilation made. They have tables of their own, so that drivers need
     * not ship any.
     *
     * @param annotated what asks for them
     * @param asked what the bindings were made of
     * @return qualified names of the tests
     */
    Set<String> tests(Element annotated, Request asked, Diagnostics diagnostics) throws IOException {
        Optional<Bound> bound = bind(asked, true, diagnostics);
        if (bound.isEmpty()) {
            return Set.of();
        }
        GeneratedTests tests = new GeneratedTests(
                bound.get().binding(),
                bound.get().family(),
                bound.get().layouts(),
                bound.get().catalog());
        Set<String> types = new HashSet<>();
        for (GeneratedSource source : tests.sources(generatedIsVisible(annotated))) {
            write(annotated, source, diagnostics);
            types.add(source.qualifiedName());
        }
        for (GeneratedResource resource : tests.tables()) {
            write(annotated, asked.packageName(), resource);
        }
        return types;
    }

    /**
     * A variant of a flow.
     *
     * @param name with the enclosing classes
     * @param targeted the releases that its flow serves
     */
    record Part(String name, List<String> targeted) {}

    /**
     * What bindings were generated for.
     *
     * @param releases in the order of the request
     */
    record Target(Family family, List<String> releases) {}

    /** What the bindings of another compilation were generated for; empty if the specs do not have it. */
    Optional<Target> target(Request asked, Diagnostics diagnostics) {
        SpecLoader loader = loader(diagnostics);
        return loader.loadFamily(asked.family())
                .map(family -> new Target(
                        family, releases(asked, false, loader, diagnostics).releases()));
    }

    private SpecLoader loader(Diagnostics diagnostics) {
        return new SpecLoader(
                new SpecLookup(
                        folders(diagnostics), environment.getFiler(), AbiGenerator.class.getClassLoader(), diagnostics),
                diagnostics);
    }

    /** The request with what its selectors select, each release once, and what the compilation adds. */
    private Request releases(Request request, boolean add, SpecLoader loader, Diagnostics diagnostics) {
        List<String> known =
                loader.loadFamily(request.family()).map(Family::releases).orElse(List.of());
        List<String> selectors = new ArrayList<>(request.releases());
        if (add) {
            selectors.addAll(added(request));
        }
        return request.with(RequestCheck.releases(request.with(selectors), known, diagnostics));
    }

    /** What the compilation adds to a request, beyond what it says itself. */
    private List<String> added(Request request) {
        List<String> packages = list(ADD_TO);
        return packages.isEmpty() || packages.contains(request.packageName())
                ? list(ADD).stream()
                        .filter(selector -> !request.releases().contains(selector))
                        .toList()
                : List.of();
    }

    private List<String> list(String option) {
        return Stream.of(environment.getOptions().getOrDefault(option, "").split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    void write(Element annotated, GeneratedSource source, Diagnostics diagnostics) throws IOException {
        try (Writer writer = environment
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
        try (Writer writer = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, packageName, resource.name(), annotated)
                .openWriter()) {
            writer.write(resource.text());
        }
    }

    private List<Path> folders(Diagnostics diagnostics) {
        List<Path> folders = new ArrayList<>();
        Map<String, String> options = environment.getOptions();
        for (String part : options.getOrDefault(SPEC_PATH, "").split(File.pathSeparator, -1)) {
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

    boolean generatedIsVisible(Element annotated) {
        return environment
                        .getElementUtils()
                        .getTypeElement(
                                environment.getElementUtils().getModuleOf(annotated),
                                "javax.annotation.processing.Generated")
                != null;
    }
}
